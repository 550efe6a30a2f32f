#include "sandbox/rest/channel_access.hpp"

#include "sandbox/chat/errors.hpp"

namespace muster::sandbox
{

Refusal may_not_see(const Context& context, const Channel& channel)
{
    if (!context.lacks_in_channel(channel.id, "read_channel")) return std::nullopt;
    if (!channel.is_open()) return errors::permission(context.me(), "read_channel");
    return context.lacks_in_team(channel.team_id, "read_public_channel");
}

std::string permission_for(const Channel& channel, const std::string& verb, const std::string& object)
{
    return verb + (channel.is_open() ? "_public_channel" : "_private_channel") + object;
}

} // namespace muster::sandbox
