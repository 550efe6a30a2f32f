#include "server/chat/hosted/hosted_chat.hpp"

#include "base/text.hpp"
#include "server/chat/hosted/api_call.hpp"
#include "server/chat/hosted/bot_account.hpp"
#include "server/chat/hosted/nouns.hpp"
#include "server/chat/new_channel.hpp"

#include <string_view>
#include <utility>

namespace muster::hosted
{

namespace
{

constexpr std::int64_t kMembersPerPage = 200;
constexpr int kMostMemberPages = 50;

Failure no_such(std::string_view noun) { return fail(Fault::NotFound, "no such " + std::string(noun)); }

} // namespace

HostedChat::HostedChat(host::Api api, std::string callback_base)
    : api_(api), callback_base_(std::move(callback_base)), presence_(api)
{
}

Async<Result<>> HostedChat::sign_in()
{
    const Result<rpc::GetServerVersionReply> version = co_await ask(api_, rpc::GetServerVersionArgs());
    if (!version) co_return version.error();
    version_ = chat::ServerVersion::parse(version->value);
    Result<User> bot = co_await ensure_bot(api_);
    if (!bot) co_return bot.error();
    self_ = std::move(*bot);
    presence_.is_of(self_.id);
    co_return Result<>();
}

Async<Result<std::vector<Team>>> HostedChat::teams()
{
    const Result<rpc::GetTeamsReply> all = co_await ask(api_, rpc::GetTeamsArgs());
    if (!all) co_return all.error();
    std::vector<Team> teams;
    for (const rpc::Team& team : all->value)
        if (team.delete_at == 0) teams.push_back(team_of(team));
    co_return teams;
}

void HostedChat::observe(const chat::ChatEvent& event)
{
    const auto* const left = std::get_if<chat::TeamLeft>(&event);
    if (left && left->user == self_.id) presence_.forget(left->team);
}

Async<Result<std::string>> HostedChat::site_url()
{
    const Result<rpc::Config> config = co_await fetch(api_, rpc::GetConfigArgs());
    if (!config) co_return config.error();
    std::string url = config->service_settings.site_url.value_or("");
    while (!url.empty() && url.back() == '/') url.pop_back();
    co_return url;
}

Async<Result<User>> HostedChat::user(UserId id)
{
    if (!is_id(id.str())) co_return no_such("user");
    rpc::GetUserArgs args;
    args.user_id = id.str();
    const Result<rpc::User> user = co_await fetch(api_, std::move(args));
    if (!user) co_return user.error();
    co_return user_of(*user);
}

Async<Result<User>> HostedChat::user_by_name(std::string username)
{
    rpc::GetUserByUsernameArgs args;
    args.name = lower(username);
    if (args.name.empty()) co_return no_such("user");
    const Result<rpc::User> user = co_await fetch(api_, std::move(args));
    if (!user) co_return user.error();
    co_return user_of(*user);
}

Async<Result<Team>> HostedChat::team(TeamId id)
{
    if (!is_id(id.str())) co_return no_such("team");
    rpc::GetTeamArgs args;
    args.team_id = id.str();
    const Result<rpc::Team> team = co_await fetch(api_, std::move(args));
    if (!team) co_return team.error();
    co_return team_of(*team);
}

Async<Result<Team>> HostedChat::team_by_name(std::string name)
{
    if (name.empty()) co_return no_such("team");
    rpc::GetTeamByNameArgs args;
    args.name = std::move(name);
    const Result<rpc::Team> team = co_await fetch(api_, std::move(args));
    if (!team) co_return team.error();
    co_return team_of(*team);
}

Async<Result<bool>> HostedChat::is_team_member(TeamId team, UserId user)
{
    if (!is_id(team.str()) || !is_id(user.str())) co_return false;
    rpc::GetTeamMemberArgs args;
    args.team_id = team.str();
    args.user_id = user.str();
    const Result<rpc::TeamMember> member = co_await fetch(api_, std::move(args));
    if (!member && member.error().fault() == Fault::NotFound) co_return false;
    if (!member) co_return member.error();
    // One who left is still listed, with the time.
    co_return member->user_id == user.str() && member->delete_at == 0;
}

Async<Result<bool>> HostedChat::is_channel_member(ChannelId channel, UserId user)
{
    if (!is_id(user.str())) co_return false;
    const Result<rpc::Channel> seen = co_await presence_.visible(channel);
    if (!seen && is_unseen(seen.error())) co_return false;
    if (!seen) co_return seen.error();
    co_return co_await presence_.is_member(channel, user);
}

Async<Result<std::vector<UserId>>> HostedChat::members(ChannelId channel)
{
    const Result<rpc::Channel> seen = co_await presence_.visible(channel);
    if (!seen) co_return seen.error();
    std::vector<UserId> members;
    for (int page = 0; page < kMostMemberPages; ++page) {
        rpc::GetChannelMembersArgs args;
        args.channel_id = channel.str();
        args.page = page;
        args.per_page = kMembersPerPage;
        const Result<rpc::GetChannelMembersReply> reply = co_await ask(api_, std::move(args));
        if (!reply) co_return reply.error();
        if (!reply->value) break;
        for (const rpc::ChannelMember& member : *reply->value) members.emplace_back(member.user_id);
        if (std::ssize(*reply->value) < kMembersPerPage) break;
    }
    co_return members;
}

Async<Result<Channel>> HostedChat::channel(ChannelId id)
{
    const Result<rpc::Channel> found = co_await presence_.visible(id);
    if (!found) co_return found.error();
    co_return channel_of(*found);
}

Async<Result<Channel>> HostedChat::channel_by_name(TeamId team, std::string name)
{
    if (!is_id(team.str()) || name.empty()) co_return no_such("channel");
    rpc::GetChannelByNameArgs args;
    args.team_id = team.str();
    args.name = std::move(name);
    args.include_deleted = true;
    const Result<rpc::Channel> found = co_await fetch(api_, std::move(args));
    if (!found) co_return found.error();
    const Result<bool> seen = co_await presence_.sees(*found);
    if (!seen) co_return seen.error();
    if (!*seen) co_return no_such("channel");
    co_return channel_of(*found);
}

Async<Result<Channel>> HostedChat::create_channel(NewChannel channel)
{
    const Result<> acceptable = chat::check_new_channel(channel);
    if (!acceptable) co_return acceptable.error();
    const Result<> joined = co_await presence_.join(channel.team);
    if (!joined) co_return joined.error();
    rpc::CreateChannelArgs args;
    args.channel.team_id = channel.team.str();
    args.channel.type = channel.is_public ? "O" : "P";
    args.channel.name = channel.name;
    args.channel.display_name = channel.display_name;
    args.channel.header = channel.header;
    args.channel.purpose = channel.purpose;
    args.channel.creator_id = self_.id.str();
    const Result<rpc::Channel> made = co_await fetch(api_, std::move(args));
    if (!made && made.error().fault() == Fault::Conflict) co_await finish_own(channel);
    if (!made) co_return made.error();
    const Result<> entered = co_await enter(ChannelId(made->id));
    if (!entered) co_return entered.error();
    co_return channel_of(*made);
}

/// Over REST the one who makes a channel is in it, and its admin; the API lets nobody in.
Async<Result<>> HostedChat::enter(ChannelId channel)
{
    rpc::AddChannelMemberArgs member;
    member.channel_id = channel.str();
    member.user_id = self_.id.str();
    const Result<rpc::ChannelMember> added = co_await fetch(api_, std::move(member));
    if (!added) co_return added.error();
    rpc::UpdateChannelMemberRolesArgs roles;
    roles.channel_id = channel.str();
    roles.user_id = self_.id.str();
    roles.new_roles = "channel_user channel_admin";
    const Result<rpc::ChannelMember> admin = co_await fetch(api_, std::move(roles));
    // Where the team's scheme calls the roles otherwise, the bot is a plain member: the API asks for no right.
    if (!admin && admin.error().fault() != Fault::Invalid) co_return admin.error();
    co_return Result<>();
}

/// Comes into a channel of the bot's own that an earlier try made, but did not live to come into: nobody else could
/// see it. Whoever was told Conflict finds it by its name then. A channel out of which the bot was sent stays closed to
/// it: somebody was there to do so.
Async<void> HostedChat::finish_own(NewChannel wanted)
{
    rpc::GetChannelByNameArgs args;
    args.team_id = wanted.team.str();
    args.name = wanted.name;
    const Result<rpc::Channel> there = co_await fetch(api_, std::move(args));
    if (!there || there->creator_id != self_.id.str() || there->purpose != wanted.purpose) co_return;
    rpc::GetChannelMembersArgs members;
    members.channel_id = there->id;
    members.per_page = 1;
    const Result<rpc::GetChannelMembersReply> reply = co_await ask(api_, std::move(members));
    const bool is_empty = reply && (!reply->value || reply->value->empty());
    if (!is_empty) co_return;
    ignore(co_await enter(ChannelId(there->id)), "the next try comes here again");
}

Async<Result<ChannelId>> HostedChat::direct_channel(UserId user)
{
    if (!is_id(user.str())) co_return no_such("user");
    rpc::GetDirectChannelArgs args;
    args.user_id1 = self_.id.str();
    args.user_id2 = user.str();
    const Result<rpc::Channel> channel = co_await fetch(api_, std::move(args));
    if (!channel) co_return channel.error();
    co_return ChannelId(channel->id);
}

Async<Result<>> HostedChat::update_channel(ChannelId channel, ChannelPatch patch)
{
    rpc::UpdateChannelArgs args;
    Result<rpc::Channel> now = co_await presence_.visible(channel);
    if (!now) co_return now.error();
    args.channel = std::move(*now);
    // The whole channel is written: what is set already would only overwrite what somebody changes meanwhile.
    const bool is_so = (!patch.display_name || *patch.display_name == args.channel.display_name) &&
                       (!patch.header || *patch.header == args.channel.header);
    if (is_so) co_return Result<>();
    if (patch.display_name) args.channel.display_name = *patch.display_name;
    if (patch.header) args.channel.header = *patch.header;
    const Result<rpc::Channel> updated = co_await fetch(api_, std::move(args));
    if (!updated) co_return updated.error();
    co_return Result<>();
}

Async<Result<>> HostedChat::add_to_channel(ChannelId channel, UserId user)
{
    const Result<rpc::Channel> seen = co_await presence_.visible(channel);
    if (!seen) co_return seen.error();
    if (user == self_.id) {
        const Result<> joined = co_await presence_.join(TeamId(seen->team_id));
        if (!joined) co_return joined.error();
    }
    rpc::AddUserToChannelArgs args;
    args.channel_id = channel.str();
    args.user_id = user.str();
    args.as_user_id = self_.id.str();
    const Result<rpc::ChannelMember> added = co_await fetch(api_, std::move(args));
    if (!added) co_return added.error();
    co_return Result<>();
}

} // namespace muster::hosted
