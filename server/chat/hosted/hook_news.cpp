#include "server/chat/hosted/hook_news.hpp"

#include "base/log.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace muster::hosted
{

namespace
{

constexpr std::size_t kMostChannels = 10'000;

/// Props that programs' posts have, and people's have not.
bool is_by_program(const rpc::Post& post)
{
    constexpr std::array kMarks{"from_bot", "from_webhook", "from_plugin", "from_oauth_app"};
    return std::any_of(kMarks.begin(), kMarks.end(), [&](const char* mark) { return post.props.contains(mark); });
}

/// A hook that tells something and answers nothing.
template <class Args, class Act>
void add(host::Hooks& hooks, std::function<std::shared_ptr<HookNews>()> current, Act act)
{
    using Reply = typename Args::Reply;
    hooks.on<Args>([current = std::move(current), act](Args args) -> Async<Result<Reply>> {
        if (const std::shared_ptr<HookNews> news = current()) act(*news, args);
        co_return Reply();
    });
}

} // namespace

Async<void> HookNews::posted(rpc::Post post)
{
    if (post.user_id == chat_.self().id.str() || is_by_program(post)) co_return;
    // "me" is what /me makes; any other type is the server's or a program's.
    if (!post.type.empty() && post.type != "me") {
        co_await said_by_server(std::move(post));
        co_return;
    }
    Said said;
    said.team = co_await team_of(ChannelId(post.channel_id));
    if (said.team.empty()) co_return;
    said.channel = ChannelId(post.channel_id);
    said.thread = PostId(post.root_id.empty() ? post.id : post.root_id);
    said.post = PostId(std::move(post.id));
    said.author = UserId(std::move(post.user_id));
    said.message = std::move(post.message);
    tell_(chat::MessagePosted{std::move(said)});
}

Async<void> HookNews::said_by_server(rpc::Post post)
{
    const ChannelId id(post.channel_id);
    if (post.type == "system_channel_deleted") tell_(chat::ChannelArchived{id});
    if (post.type == "system_channel_restored") tell_(chat::ChannelRestored{id});
    const bool is_changed = post.type == "system_displayname_change" || post.type == "system_convert_channel";
    if (!is_changed) co_return;
    public_channels_.erase(id);
    const Result<Channel> channel = co_await chat_.channel(id);
    if (!channel) {
        log::debug("a changed channel cannot be seen", {{"channel", id.str()}, {"why", channel.error().detail()}});
        co_return;
    }
    tell_(chat::ChannelChanged{id, channel->display_name, channel->name, channel->is_public});
}

Async<TeamId> HookNews::team_of(ChannelId channel)
{
    const auto known = public_channels_.find(channel);
    if (known != public_channels_.end()) co_return known->second;
    const Result<Channel> seen = co_await chat_.channel(channel);
    if (!seen) co_return TeamId();
    if (seen->is_public) {
        if (public_channels_.size() >= kMostChannels) public_channels_.clear();
        public_channels_.insert_or_assign(channel, seen->team);
    }
    co_return seen->team;
}

void HookNews::edited(const rpc::Post& post)
{
    // Only the bot's own concern Muster.
    if (post.user_id != chat_.self().id.str()) return;
    tell_(chat::PostEdited{ChannelId(post.channel_id), PostId(post.id), post.message});
}

void HookNews::deleted(const rpc::Post& post)
{
    if (post.user_id != chat_.self().id.str()) return;
    tell_(chat::PostDeleted{ChannelId(post.channel_id), PostId(post.id), UserId()});
}

void add_news(host::Hooks& hooks, std::function<std::shared_ptr<HookNews>()> current)
{
    using PostedReply = rpc::MessageHasBeenPostedReply;
    hooks.on<rpc::MessageHasBeenPostedArgs>(
        [current](rpc::MessageHasBeenPostedArgs args) -> Async<Result<PostedReply>> {
            const std::shared_ptr<HookNews> news = current();
            if (news && args.post) co_await news->posted(std::move(*args.post));
            co_return PostedReply();
        });
    add<rpc::MessageHasBeenUpdatedArgs>(hooks, current, [](HookNews& news, const rpc::MessageHasBeenUpdatedArgs& args) {
        if (args.new_post) news.edited(*args.new_post);
    });
    add<rpc::MessageHasBeenDeletedArgs>(hooks, current, [](HookNews& news, const rpc::MessageHasBeenDeletedArgs& args) {
        if (args.post) news.deleted(*args.post);
    });
    add<rpc::UserHasJoinedChannelArgs>(hooks, current, [](HookNews& news, const rpc::UserHasJoinedChannelArgs& args) {
        const rpc::ChannelMember member = args.channel_member.value_or(rpc::ChannelMember());
        news.tell(chat::MemberJoined{ChannelId(member.channel_id), UserId(member.user_id)});
    });
    add<rpc::UserHasLeftChannelArgs>(hooks, current, [](HookNews& news, const rpc::UserHasLeftChannelArgs& args) {
        const rpc::ChannelMember member = args.channel_member.value_or(rpc::ChannelMember());
        news.tell(chat::MemberLeft{ChannelId(member.channel_id), UserId(member.user_id)});
    });
    add<rpc::UserHasLeftTeamArgs>(hooks, current, [](HookNews& news, const rpc::UserHasLeftTeamArgs& args) {
        const rpc::TeamMember member = args.team_member.value_or(rpc::TeamMember());
        news.tell(chat::TeamLeft{TeamId(member.team_id), UserId(member.user_id)});
    });
    add<rpc::UserHasBeenDeactivatedArgs>(hooks, current,
                                         [](HookNews& news, const rpc::UserHasBeenDeactivatedArgs& args) {
                                             if (args.user) news.tell(chat::UserChanged{UserId(args.user->id), true});
                                         });
}

} // namespace muster::hosted
