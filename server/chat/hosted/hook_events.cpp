#include "server/chat/hosted/hook_events.hpp"

#include "base/log.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace muster::hosted
{

namespace
{

class News
{
public:
    News(std::function<HostedChat*()> to_chat, Tell to_tell) : chat(std::move(to_chat)), tell(std::move(to_tell)) {}

    std::function<HostedChat*()> chat;
    Tell tell;
    std::unordered_set<TeamId> teams; ///< into which somebody came
};

/// Hooks may be under way when what added them is gone.
using Shared = std::shared_ptr<News>;

/// Props that programs' posts have, and people's have not.
bool is_by_program(const rpc::Post& post)
{
    constexpr std::array kMarks{"from_bot", "from_webhook", "from_plugin", "from_oauth_app"};
    return std::any_of(kMarks.begin(), kMarks.end(), [&post](const char* mark) { return post.props.contains(mark); });
}

/// What the server itself says in a channel when somebody changes it, once that is done.
bool tells_of_change(std::string_view type)
{
    constexpr std::array kTypes{"system_displayname_change", "system_header_change", "system_purpose_change",
                                "system_convert_channel", "system_change_chan_privacy"};
    return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

Async<void> channel_changed(Shared news, HostedChat& chat, ChannelId id)
{
    const Result<Channel> now = co_await chat.channel(id);
    if (!now) {
        log::debug("a changed channel cannot be read", {{"why", now.error().detail()}});
        co_return;
    }
    news->tell(chat::ChannelChanged{now->id, now->display_name, now->name, now->is_public});
}

Async<void> person_said(Shared news, HostedChat& chat, rpc::Post post)
{
    const Result<Channel> where = co_await chat.channel(ChannelId(post.channel_id));
    // Talks between people are in no team; and what the bot may not see it does not hear either.
    if (!where || where->team.empty()) co_return;
    Said said;
    said.team = where->team;
    said.channel = where->id;
    said.post = PostId(post.id);
    said.thread = PostId(post.root_id.empty() ? post.id : post.root_id);
    said.author = UserId(post.user_id);
    said.message = std::move(post.message);
    news->tell(chat::MessagePosted{std::move(said)});
}

Async<Result<rpc::MessageHasBeenPostedReply>> posted(Shared news, rpc::MessageHasBeenPostedArgs args)
{
    const rpc::MessageHasBeenPostedReply done;
    HostedChat* const chat = news->chat();
    if (!chat || !args.post) co_return done;
    const ChannelId channel(args.post->channel_id);
    const std::string& type = args.post->type;
    // It says so before it has archived the channel: what can be read of it now is not what it will be.
    if (type == "system_channel_deleted") news->tell(chat::ChannelArchived{channel});
    if (type == "system_channel_restored") news->tell(chat::ChannelRestored{channel});
    if (tells_of_change(type)) co_await channel_changed(news, *chat, channel);
    // "me" is what /me makes; any other type is the server's or a program's.
    const bool is_persons =
        (type.empty() || type == "me") && !is_by_program(*args.post) && args.post->user_id != chat->self().id.str();
    if (is_persons) co_await person_said(news, *chat, std::move(*args.post));
    co_return done;
}

/// Only the bot's own posts concern Muster.
bool is_own(const News& news, const std::optional<rpc::Post>& post)
{
    HostedChat* const chat = news.chat();
    return chat && post && post->user_id == chat->self().id.str();
}

void add_posts(host::Hooks& hooks, const Shared& news)
{
    hooks.on<rpc::MessageHasBeenPostedArgs>(
        [news](rpc::MessageHasBeenPostedArgs args) { return posted(news, std::move(args)); });
    using Updated = rpc::MessageHasBeenUpdatedReply;
    hooks.on<rpc::MessageHasBeenUpdatedArgs>([news](rpc::MessageHasBeenUpdatedArgs args) -> Async<Result<Updated>> {
        if (is_own(*news, args.new_post))
            news->tell(chat::PostEdited{ChannelId(args.new_post->channel_id), PostId(args.new_post->id),
                                        args.new_post->message});
        co_return Updated();
    });
    using Deleted = rpc::MessageHasBeenDeletedReply;
    hooks.on<rpc::MessageHasBeenDeletedArgs>([news](rpc::MessageHasBeenDeletedArgs args) -> Async<Result<Deleted>> {
        if (is_own(*news, args.post))
            news->tell(chat::PostDeleted{ChannelId(args.post->channel_id), PostId(args.post->id), UserId()});
        co_return Deleted();
    });
}

void add_channel_members(host::Hooks& hooks, const Shared& news)
{
    using Joined = rpc::UserHasJoinedChannelReply;
    hooks.on<rpc::UserHasJoinedChannelArgs>([news](rpc::UserHasJoinedChannelArgs args) -> Async<Result<Joined>> {
        if (const auto& member = args.channel_member; news->chat() && member)
            news->tell(chat::MemberJoined{ChannelId(member->channel_id), UserId(member->user_id)});
        co_return Joined();
    });
    using Left = rpc::UserHasLeftChannelReply;
    hooks.on<rpc::UserHasLeftChannelArgs>([news](rpc::UserHasLeftChannelArgs args) -> Async<Result<Left>> {
        if (const auto& member = args.channel_member; news->chat() && member)
            news->tell(chat::MemberLeft{ChannelId(member->channel_id), UserId(member->user_id)});
        co_return Left();
    });
}

void add_teams_and_people(host::Hooks& hooks, const Shared& news)
{
    using Joined = rpc::UserHasJoinedTeamReply;
    hooks.on<rpc::UserHasJoinedTeamArgs>([news](rpc::UserHasJoinedTeamArgs args) -> Async<Result<Joined>> {
        HostedChat* const chat = news->chat();
        if (!chat || !args.team_member) co_return Joined();
        const TeamId team(args.team_member->team_id);
        // No hook tells of a new team, but whoever made it is the first to come into it. Hosted, the bot serves it
        // then.
        const bool is_new = news->teams.insert(team).second;
        if (is_new || args.team_member->user_id == chat->self().id.str()) news->tell(chat::TeamJoined{team});
        co_return Joined();
    });
    using Left = rpc::UserHasLeftTeamReply;
    hooks.on<rpc::UserHasLeftTeamArgs>([news](rpc::UserHasLeftTeamArgs args) -> Async<Result<Left>> {
        if (const auto& member = args.team_member; news->chat() && member)
            news->tell(chat::TeamLeft{TeamId(member->team_id), UserId(member->user_id)});
        co_return Left();
    });
    using Deactivated = rpc::UserHasBeenDeactivatedReply;
    hooks.on<rpc::UserHasBeenDeactivatedArgs>(
        [news](rpc::UserHasBeenDeactivatedArgs args) -> Async<Result<Deactivated>> {
            if (news->chat() && args.user) news->tell(chat::UserChanged{UserId(args.user->id), true});
            co_return Deactivated();
        });
}

} // namespace

void add_news(host::Hooks& hooks, std::function<HostedChat*()> chat, Tell tell)
{
    const Shared news = std::make_shared<News>(std::move(chat), std::move(tell));
    add_posts(hooks, news);
    add_channel_members(hooks, news);
    add_teams_and_people(hooks, news);
}

} // namespace muster::hosted
