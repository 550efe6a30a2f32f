// The account under which Muster speaks where the chat server hosts it.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/ports/chat.hpp"
#include "server/chat/host/connection.hpp"

namespace muster::hosted
{

/// The plugin's bot, made where there is none, and active. 11.6 has a method for that; on 5.37 it is done as Go's
/// plugins do it: the id is kept under the key that the server itself uses later, so that an upgrade finds the same
/// bot. faults  Conflict  the name is a person's; the detail names the cure
[[nodiscard]] Async<Result<User>> ensure_bot(host::Api api);

} // namespace muster::hosted
