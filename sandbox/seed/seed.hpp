// What a new sandbox has in it, so that there is somebody to be and somewhere to talk.
#pragma once

#include "base/result.hpp"
#include "sandbox/chat/chat.hpp"

namespace muster::sandbox
{

/// Makes the roles that Mattermost has from its first start, unless they are there.
void plant_roles(World& world);

/// Makes the team "sre", its people and the bot of Muster, whose token goes into `bot-token` in the data
/// folder, readable by the owner only. Faults: Invalid when that file cannot be written.
[[nodiscard]] Result<> plant_seed(Chat& chat);

} // namespace muster::sandbox
