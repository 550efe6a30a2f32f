// Who may do what: Mattermost's rule that a role held anywhere above a channel counts in it.
#pragma once

#include <string>
#include <string_view>

namespace muster::sandbox
{

class World;

/// By the user's own roles, which count in every team and channel.
[[nodiscard]] bool may(World& world, const std::string& user_id, std::string_view permission);
/// By the membership of the team, else by the user's own roles.
[[nodiscard]] bool may_in_team(World& world, const std::string& user_id, const std::string& team_id,
                               std::string_view permission);
/// By the membership of the channel, else as in its team. False for a channel that is not there.
[[nodiscard]] bool may_in_channel(World& world, const std::string& user_id, const std::string& channel_id,
                                  std::string_view permission);

} // namespace muster::sandbox
