#include "server/chat/hosted/hook_news.hpp"

#include "base/log.hpp"
#include "server/chat/program_posts.hpp"

#include <string_view>

namespace muster::hosted
{

namespace
{

/// The name, or who may come in. Two words for the latter, both in use.
bool tells_of_change(std::string_view type)
{
    return type == "system_displayname_change" || type == "system_change_chan_privacy" ||
           type == "system_convert_channel";
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
    // First: where no person archived the channel it is a bot of the server's that says so.
    if (post.type.starts_with("system_")) {
        co_await said_by_server(std::move(post));
        co_return;
    }
    const bool is_persons =
        chat::is_persons_type(post.type) && !chat::is_by_program(post.props) && post.user_id != chat_.self().id.str();
    if (is_persons) co_await said_by_person(std::move(post));
}

/// Where it was said is asked each time: a channel that was public may be private by now.
Async<void> HookNews::said_by_person(rpc::Post post)
{
    const Result<Channel> where = co_await chat_.channel(ChannelId(post.channel_id));
    // Talks between people are in no team.
    if (!where || where->team.empty()) co_return;
    Said said;
    said.team = where->team;
    said.channel = where->id;
    said.thread = PostId(post.root_id.empty() ? post.id : post.root_id);
    said.post = PostId(std::move(post.id));
    said.author = UserId(std::move(post.user_id));
    said.message = std::move(post.message);
    tell_(chat::MessagePosted{std::move(said)});
}

Async<void> HookNews::said_by_server(rpc::Post post)
{
    const ChannelId id(post.channel_id);
    // It says so before it has archived the channel: what can be read of it now is not what it will be.
    if (post.type == "system_channel_deleted") tell_(chat::ChannelArchived{id});
    if (post.type == "system_channel_restored") tell_(chat::ChannelRestored{id});
    if (!tells_of_change(post.type)) co_return;
    const Result<Channel> channel = co_await chat_.channel(id);
    if (!channel) {
        log::debug("a changed channel cannot be seen", {{"channel", id.str()}, {"why", channel.error().detail()}});
        co_return;
    }
    tell_(chat::ChannelChanged{id, channel->display_name, channel->name, channel->is_public});
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
