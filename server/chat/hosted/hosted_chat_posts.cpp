// What HostedChat does with posts, dialogs and answers.
#include "server/chat/hosted/hosted_chat.hpp"

#include "server/chat/hosted/api_call.hpp"
#include "server/chat/hosted/nouns.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <utility>

namespace muster::hosted
{

namespace
{

constexpr std::int64_t kPostsPerPage = 200;
constexpr int kMostPages = 50;

/// The posts of a page, newest first.
std::vector<const rpc::Post*> in_order(const rpc::PostList& page)
{
    std::vector<const rpc::Post*> posts;
    for (const std::string& id : page.order) {
        const auto found = page.posts.find(id);
        if (found != page.posts.end()) posts.push_back(&found->second);
    }
    return posts;
}

bool is_last(const rpc::PostList& page) { return std::ssize(page.order) < kPostsPerPage; }

class Asked
{
public:
    UserId user;
    ChannelId channel;
    PostId root;
};

std::optional<Asked> asked_by(std::string_view key)
{
    std::array<std::string, 3> parts;
    std::size_t count = 0;
    for (; count < parts.size(); ++count) {
        const std::size_t end = key.find(':');
        parts[count] = key.substr(0, end);
        if (end == std::string_view::npos) break;
        key.remove_prefix(end + 1);
    }
    const bool is_one = is_id(parts[0]) && is_id(parts[1]) && (parts[2].empty() || is_id(parts[2]));
    if (!is_one) return std::nullopt;
    return Asked{UserId(parts[0]), ChannelId(parts[1]), PostId(parts[2])};
}

} // namespace

std::string response_key(const UserId& user, const ChannelId& channel, const PostId& root)
{
    return user.str() + ":" + channel.str() + (root.empty() ? std::string() : ":" + root.str());
}

/// Into a public channel the bot posts without being in it: over REST the server refuses that, but the use cases ask
/// whether the person is in it, and a plugin that had to come in first would fill channels with its arrivals.
Async<Result<PostId>> HostedChat::post(NewPost post)
{
    Result<rpc::Post> sent = post_to_send(post, actions_url(), version_.props_limit());
    if (!sent) co_return sent.error();
    const Result<rpc::Channel> seen = co_await presence_.visible(post.channel);
    if (!seen) co_return seen.error();
    // The API would post there all the same.
    if (seen->delete_at != 0) co_return fail(Fault::NotFound, "the channel is archived");
    if (!seen->team_id.empty()) {
        const Result<> joined = co_await presence_.join(TeamId(seen->team_id));
        if (!joined) co_return joined.error();
    }
    rpc::CreatePostArgs args;
    args.post = std::move(*sent);
    args.post.user_id = self_.id.str();
    // The server gives the first post back to a second order with the same pending id within 30 s.
    if (!post.key.empty()) args.post.pending_post_id = self_.id.str() + ":" + post.key;
    const Result<rpc::Post> made = co_await fetch(api_, std::move(args));
    if (!made) co_return made.error();
    co_return PostId(made->id);
}

Async<Result<rpc::PostList>> HostedChat::read_page(ChannelId channel, int page)
{
    rpc::GetPostsForChannelArgs args;
    args.channel_id = channel.str();
    args.page = page;
    args.per_page = kPostsPerPage;
    return fetch(api_, std::move(args));
}

Async<Result<std::vector<Post>>> HostedChat::read_channel(ChannelId channel)
{
    const Result<rpc::Channel> seen = co_await presence_.visible(channel);
    if (!seen) co_return seen.error();
    std::vector<Post> posts;
    for (int number = 0; number < kMostPages; ++number) {
        const Result<rpc::PostList> page = co_await read_page(channel, number);
        if (!page) co_return page.error();
        for (const rpc::Post* post : in_order(*page))
            if (!post->type.starts_with("system_")) posts.push_back(post_of(*post));
        if (is_last(*page)) break;
    }
    std::reverse(posts.begin(), posts.end());
    co_return posts;
}

Async<Result<Post>> HostedChat::read_post(PostId post)
{
    const Failure unseen = fail(Fault::NotFound, "no such post");
    if (!is_id(post.str())) co_return unseen;
    rpc::GetPostArgs args;
    args.post_id = post.str();
    const Result<rpc::Post> found = co_await fetch(api_, std::move(args));
    if (!found) co_return found.error();
    const Result<rpc::Channel> seen = co_await presence_.visible(ChannelId(found->channel_id));
    const bool is_away = !seen && !is_unseen(seen.error());
    if (is_away) co_return seen.error();
    if (!seen || found->delete_at != 0) co_return unseen;
    co_return post_of(*found);
}

Async<Result<>> HostedChat::delete_post(PostId post)
{
    const Result<Post> there = co_await read_post(post);
    if (!there) co_return there.error();
    // The API would delete anybody's.
    if (there->author != self_.id) co_return fail(Fault::Forbidden, "the post is not the bot's");
    rpc::DeletePostArgs args;
    args.post_id = post.str();
    const Result<rpc::DeletePostReply> deleted = co_await ask(api_, std::move(args));
    if (!deleted) co_return deleted.error();
    co_return Result<>();
}

Async<Result<std::optional<PostId>>> HostedChat::find_post(ChannelId channel, std::string key, Instant since)
{
    const Result<rpc::Channel> seen = co_await presence_.visible(channel);
    if (!seen) co_return seen.error();
    // The chat server may be several machines, whose clocks differ a little.
    const Instant from = since - std::chrono::seconds(2);
    for (int number = 0; number < kMostPages; ++number) {
        const Result<rpc::PostList> page = co_await read_page(channel, number);
        if (!page) co_return page.error();
        bool is_older = is_last(*page);
        for (const rpc::Post* post : in_order(*page)) {
            if (post->user_id == self_.id.str() && key_of(*post) == key) co_return std::optional<PostId>(post->id);
            if (from_millis(post->create_at) < from) is_older = true;
        }
        if (is_older) co_return std::optional<PostId>();
    }
    co_return fail(Fault::Unavailable, "the channel has too many posts to look for one");
}

Async<Result<>> HostedChat::open_dialog(std::string trigger, Dialog dialog)
{
    rpc::OpenInteractiveDialogArgs args;
    args.dialog.trigger_id = std::move(trigger);
    args.dialog.url = callback_base_ + "/hooks/dialog";
    args.dialog.dialog = dialog_to_open(dialog);
    const Result<rpc::OpenInteractiveDialogReply> opened = co_await ask(api_, std::move(args));
    if (!opened) co_return opened.error();
    co_return Result<>();
}

Async<Result<>> HostedChat::respond(std::string response, Reply reply)
{
    const std::optional<Asked> asked = asked_by(response);
    if (!asked) co_return fail(Fault::NotFound, "the command can be answered no more");
    NewPost answer;
    answer.channel = asked->channel;
    answer.message = std::move(reply.text);
    answer.attachments = std::move(reply.attachments);
    co_return co_await show_to(asked->user, std::move(answer), asked->root);
}

/// Also where the bot may see nothing: a command is answered wherever it is given, and nothing is read for that.
Async<Result<>> HostedChat::show_to(UserId person, NewPost post, PostId thread)
{
    Result<rpc::Post> shown = post_to_send(post, actions_url(), version_.props_limit());
    if (!shown) co_return shown.error();
    rpc::SendEphemeralPostArgs args;
    args.user_id = person.str();
    args.post = std::move(*shown);
    args.post.user_id = self_.id.str();
    args.post.root_id = thread.str();
    const Result<rpc::SendEphemeralPostReply> sent = co_await ask(api_, std::move(args));
    if (!sent) co_return sent.error();
    co_return Result<>();
}

} // namespace muster::hosted
