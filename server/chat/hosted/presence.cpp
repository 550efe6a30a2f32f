#include "server/chat/hosted/presence.hpp"

#include "server/chat/hosted/api_call.hpp"

namespace muster::hosted
{

Async<Result<rpc::Channel>> Presence::visible(ChannelId channel) const
{
    if (!is_id(channel.str())) co_return fail(Fault::NotFound, "no such channel");
    rpc::GetChannelArgs args;
    args.channel_id = channel.str();
    Result<rpc::Channel> found = co_await fetch(api_, std::move(args));
    if (!found) co_return found;
    const Result<bool> seen = co_await sees(*found);
    if (!seen) co_return seen.error();
    // As over REST. NotFound would say that the channel is deleted for good.
    if (!*seen) co_return fail(Fault::Forbidden, "the bot is not in that channel");
    co_return found;
}

Async<Result<bool>> Presence::sees(rpc::Channel channel) const
{
    if (channel.type == "O" && !channel.team_id.empty()) co_return true;
    co_return co_await is_member(ChannelId(channel.id), bot_);
}

Async<Result<bool>> Presence::is_member(ChannelId channel, UserId user) const
{
    rpc::GetChannelMemberArgs args;
    args.channel_id = channel.str();
    args.user_id = user.str();
    const Result<rpc::ChannelMember> member = co_await fetch(api_, std::move(args));
    if (member) co_return member->user_id == user.str();
    if (member.error().fault() == Fault::NotFound) co_return false;
    co_return member.error();
}

Async<Result<>> Presence::join(TeamId team)
{
    if (joined_.contains(team)) co_return Result<>();
    rpc::CreateTeamMemberArgs args;
    args.team_id = team.str();
    args.user_id = bot_.str();
    const Result<rpc::TeamMember> member = co_await fetch(api_, std::move(args));
    if (!member) co_return member.error();
    joined_.insert(std::move(team));
    co_return Result<>();
}

} // namespace muster::hosted
