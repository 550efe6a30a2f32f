#include "sandbox/world/access.hpp"

#include "sandbox/world/world.hpp"

namespace muster::sandbox
{

bool may(World& world, const std::string& user_id, std::string_view permission)
{
    const auto user = world.users.find(user_id);
    return user && world.roles.grant(user->roles, permission);
}

bool may_in_team(World& world, const std::string& user_id, const std::string& team_id, std::string_view permission)
{
    if (team_id.empty()) return false;
    const auto member = world.team_members.find(team_id, user_id);
    if (member && member->delete_at == 0 && world.roles.grant(member->roles(), permission)) return true;
    return may(world, user_id, permission);
}

bool may_in_channel(World& world, const std::string& user_id, const std::string& channel_id,
                    std::string_view permission)
{
    const auto channel = world.channels.find(channel_id);
    if (!channel) return false;
    const auto member = world.channel_members.find(channel_id, user_id);
    if (member && world.roles.grant(member->roles(), permission)) return true;
    return channel->team_id.empty() ? may(world, user_id, permission)
                                    : may_in_team(world, user_id, channel->team_id, permission);
}

} // namespace muster::sandbox
