// What the chat server takes of a new channel.
#pragma once

#include "base/result.hpp"
#include "plugin/ports/chat.hpp"

namespace muster::chat
{

/// Checked before the server is asked: some limits 5.37 checks late or not at all.
/// faults  Invalid, with the field
[[nodiscard]] Result<> check_new_channel(const NewChannel& channel);

} // namespace muster::chat
