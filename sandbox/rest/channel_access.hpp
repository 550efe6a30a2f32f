// Who may see a channel, as every door to it asks.
#pragma once

#include "sandbox/rest/context.hpp"

namespace muster::sandbox
{

/// Public channels are open to their team, the others to their members.
[[nodiscard]] Refusal may_not_see(const Context& context, const Channel& channel);

/// "manage_public_channel_members" of a public channel, "manage_private_channel_members" of a private one.
[[nodiscard]] std::string permission_for(const Channel& channel, const std::string& verb, const std::string& object);

} // namespace muster::sandbox
