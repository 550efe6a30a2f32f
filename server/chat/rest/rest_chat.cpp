#include "server/chat/rest/rest_chat.hpp"

#include "base/text.hpp"
#include "plugin/wire/hook_json.hpp"
#include "server/chat/new_channel.hpp"
#include "server/chat/rest/chat_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace muster::chat
{

namespace
{

/// The error of a name that a route takes but the server does not: too short, too long.
constexpr std::string_view kRefusedInPath = "api.context.invalid_url_param.app_error";

constexpr std::size_t kMembersPerPage = 200;
constexpr std::size_t kMostMemberPages = 50;
constexpr int kPostsPerPage = 200;
constexpr int kMostPages = 50;

/// An answer read by `read`; an answer that it cannot read is the server's fault, not the caller's.
template <class T> Result<T> read_as(const RestAnswer& answer, Result<T> (*read)(const Json&))
{
    if (!answer) return answer.error().failure;
    Result<T> value = read(*answer);
    if (!value) return unexpected_answer(value.error().detail()).failure;
    return value;
}

Result<> done(const RestAnswer& answer)
{
    if (!answer) return answer.error().failure;
    return {};
}

/// Ids go into paths: anything else than an id is a thing that does not exist.
template <class Tag> bool is_asked_for_nothing(const Id<Tag>& id) { return !is_id(id.str()); }

/// What the server's routes take for a name; anything else would meet no route at all, and belongs to nobody.
bool is_name(std::string_view text)
{
    const auto fits = [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
               c == '-';
    };
    return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

Failure no_such(std::string_view noun) { return fail(Fault::NotFound, "no such " + std::string(noun)); }

/// One page of a channel's posts, newest first.
class PostPage
{
public:
    std::optional<PostId> match;
    bool is_last = false;
};

Result<PostPage> search_page(const Json& list, const UserId& author, const std::string& key, Instant since)
{
    Reader in(list);
    const std::vector<std::string> order = in.texts_or_empty("order");
    const Json* const posts = in.object_or_null("posts");
    if (in.failure()) return *in.failure();
    PostPage page;
    page.is_last = order.size() < static_cast<std::size_t>(kPostsPerPage);
    for (const auto& id : order) {
        if (!posts || !posts->contains(id)) continue;
        Reader post((*posts)[id]);
        if (from_millis(post.integer_or("create_at", 0)) < since) page.is_last = true;
        const Json* const props = post.object_or_null("props");
        const bool is_it =
            post.text_or("user_id", "") == author.str() && props && Reader(*props).text_or("muster_key", "") == key;
        if (is_it) page.match = PostId(id);
        if (post.failure()) return *post.failure();
    }
    return page;
}

} // namespace

RestChat::RestChat(RestApi& api, const Clock& clock, std::string callback_base)
    : api_(api), callback_base_(std::move(callback_base)), users_(clock)
{
}

Async<Result<>> RestChat::sign_in()
{
    RestCall call("GET", "/api/v4/users/me");
    const RestAnswer answer = co_await api_.call(std::move(call));
    Result<User> user = read_as(answer, user_from_json);
    if (!user) co_return user.error();
    self_ = std::move(*user);
    co_return Result<>();
}

Async<Result<std::vector<Team>>> RestChat::own_teams()
{
    RestCall call("GET", "/api/v4/users/me/teams");
    const RestAnswer answer = co_await api_.call(std::move(call));
    if (!answer) co_return answer.error().failure;
    if (!answer->is_array()) co_return unexpected_answer("teams: must be a list").failure;
    std::vector<Team> teams;
    for (const Json& entry : *answer) {
        Result<Team> team = team_from_json(entry);
        if (!team) co_return unexpected_answer(team.error().detail()).failure;
        teams.push_back(std::move(*team));
    }
    co_return teams;
}

void RestChat::observe(const ChatEvent& event)
{
    if (const auto* changed = std::get_if<UserChanged>(&event)) users_.forget(changed->user);
    const auto* const connected = std::get_if<Connected>(&event);
    if (connected) feed_is_up_ = true;
    if (std::holds_alternative<Disconnected>(event)) feed_is_up_ = false;
    if (connected || !feed_is_up_) users_.forget_all();
}

Async<Result<std::string>> RestChat::site_url()
{
    RestCall call("GET", "/api/v4/config/client?format=old");
    const RestAnswer answer = co_await api_.call(std::move(call));
    co_return read_as(answer, site_url_from_json);
}

Async<Result<User>> RestChat::user(UserId id)
{
    if (is_asked_for_nothing(id)) co_return no_such("user");
    if (auto known = users_.find(id)) co_return std::move(*known);
    co_return co_await read_user("/api/v4/users/" + id.str());
}

Async<Result<User>> RestChat::user_by_name(std::string username)
{
    const std::string name = lower(username);
    if (!is_name(name)) co_return no_such("user");
    if (auto known = users_.find_by_name(name)) co_return std::move(*known);
    co_return co_await read_user("/api/v4/users/username/" + name);
}

Async<Result<User>> RestChat::read_user(std::string path)
{
    RestCall call("GET", std::move(path));
    const RestAnswer answer = co_await api_.call(std::move(call));
    if (!answer && answer.error().id == kRefusedInPath) co_return no_such("user");
    Result<User> user = read_as(answer, user_from_json);
    if (user && feed_is_up_) users_.keep(*user);
    co_return user;
}

Async<Result<Team>> RestChat::team(TeamId id)
{
    if (is_asked_for_nothing(id)) co_return no_such("team");
    RestCall call("GET", "/api/v4/teams/" + id.str());
    call.right = "view_team";
    const RestAnswer answer = co_await api_.call(std::move(call));
    co_return read_as(answer, team_from_json);
}

Async<Result<Team>> RestChat::team_by_name(std::string name)
{
    if (!is_name(name)) co_return no_such("team");
    RestCall call("GET", "/api/v4/teams/name/" + name);
    call.right = "view_team";
    const RestAnswer answer = co_await api_.call(std::move(call));
    co_return read_as(answer, team_from_json);
}

Async<Result<bool>> RestChat::is_team_member(TeamId team, UserId user)
{
    if (is_asked_for_nothing(team) || is_asked_for_nothing(user)) co_return false;
    RestCall call("GET", "/api/v4/teams/" + team.str() + "/members/" + user.str());
    call.right = "view_team";
    const RestAnswer answer = co_await api_.call(std::move(call));
    if (!answer && answer.error().failure.fault() == Fault::NotFound) co_return false;
    if (!answer) co_return answer.error().failure;
    // One who left is still listed, with the time.
    Reader in(*answer);
    const bool is_member = in.text("user_id") == user.str() && in.integer_or("delete_at", 0) == 0;
    if (in.failure()) co_return unexpected_answer(in.failure()->detail()).failure;
    co_return is_member;
}

Async<Result<bool>> RestChat::is_channel_member(ChannelId channel, UserId user)
{
    if (is_asked_for_nothing(channel) || is_asked_for_nothing(user)) co_return false;
    RestCall call("GET", "/api/v4/channels/" + channel.str() + "/members/" + user.str());
    const RestAnswer answer = co_await api_.call(std::move(call));
    if (!answer) {
        const Fault fault = answer.error().failure.fault();
        if (fault == Fault::NotFound || fault == Fault::Forbidden) co_return false;
        co_return answer.error().failure;
    }
    Reader in(*answer);
    const bool is_member = in.text("user_id") == user.str();
    if (in.failure()) co_return unexpected_answer(in.failure()->detail()).failure;
    co_return is_member;
}

Async<Result<std::vector<UserId>>> RestChat::members(ChannelId channel)
{
    if (is_asked_for_nothing(channel)) co_return no_such("channel");
    std::vector<UserId> members;
    for (std::size_t page = 0; page < kMostMemberPages; ++page) {
        RestCall call("GET", "/api/v4/channels/" + channel.str() + "/members?page=" + std::to_string(page) +
                                 "&per_page=" + std::to_string(kMembersPerPage));
        call.right = "read_channel";
        const RestAnswer answer = co_await api_.call(std::move(call));
        if (!answer) co_return answer.error().failure;
        if (!answer->is_array()) co_return unexpected_answer("members: must be a list").failure;
        for (const Json& member : *answer) {
            Reader in(member);
            members.emplace_back(in.text("user_id"));
            if (in.failure()) co_return unexpected_answer(in.failure()->detail()).failure;
        }
        if (answer->size() < kMembersPerPage) break;
    }
    co_return members;
}

Async<Result<Channel>> RestChat::channel(ChannelId id)
{
    if (is_asked_for_nothing(id)) co_return no_such("channel");
    RestCall call("GET", "/api/v4/channels/" + id.str());
    call.right = "read_channel";
    const RestAnswer answer = co_await api_.call(std::move(call));
    co_return read_as(answer, channel_from_json);
}

Async<Result<Channel>> RestChat::channel_by_name(TeamId team, std::string name)
{
    if (is_asked_for_nothing(team) || !is_name(name)) co_return no_such("channel");
    RestCall call("GET", "/api/v4/teams/" + team.str() + "/channels/name/" + name + "?include_deleted=true");
    call.right = "read_channel";
    const RestAnswer answer = co_await api_.call(std::move(call));
    if (!answer && answer.error().id == kRefusedInPath) co_return no_such("channel");
    co_return read_as(answer, channel_from_json);
}

Async<Result<Channel>> RestChat::create_channel(NewChannel channel)
{
    const Result<> acceptable = check_new_channel(channel);
    if (!acceptable) co_return acceptable.error();
    const Json body{
        {"team_id", channel.team.str()},         {"name", channel.name},     {"display_name", channel.display_name},
        {"type", channel.is_public ? "O" : "P"}, {"header", channel.header}, {"purpose", channel.purpose}};
    RestCall call("POST", "/api/v4/channels", body);
    call.right = channel.is_public ? "create_public_channel" : "create_private_channel";
    const RestAnswer answer = co_await api_.call(std::move(call));
    co_return read_as(answer, channel_from_json);
}

Async<Result<ChannelId>> RestChat::direct_channel(UserId user)
{
    if (is_asked_for_nothing(user)) co_return no_such("user");
    const Json body = Json::array({self_.id.str(), user.str()});
    RestCall call("POST", "/api/v4/channels/direct", body);
    call.right = "create_direct_channel";
    const RestAnswer answer = co_await api_.call(std::move(call));
    if (!answer) co_return answer.error().failure;
    Reader in(*answer);
    ChannelId channel(in.text("id"));
    if (in.failure()) co_return unexpected_answer(in.failure()->detail()).failure;
    co_return channel;
}

Async<Result<>> RestChat::update_channel(ChannelId channel, ChannelPatch patch)
{
    if (is_asked_for_nothing(channel)) co_return no_such("channel");
    Json body = Json::object();
    if (patch.display_name) body["display_name"] = *patch.display_name;
    if (patch.header) body["header"] = *patch.header;
    RestCall call("PUT", "/api/v4/channels/" + channel.str() + "/patch", body);
    call.right = "manage_channel_properties";
    const RestAnswer answer = co_await api_.call(std::move(call));
    co_return done(answer);
}

Async<Result<>> RestChat::add_to_channel(ChannelId channel, UserId user)
{
    if (is_asked_for_nothing(channel)) co_return no_such("channel");
    const Json body{{"user_id", user.str()}};
    RestCall call("POST", "/api/v4/channels/" + channel.str() + "/members", body);
    call.right = "manage_channel_members";
    const RestAnswer answer = co_await api_.call(std::move(call));
    co_return done(answer);
}

Async<Result<PostId>> RestChat::post(NewPost post)
{
    const Result<Json> props = post_props(post, actions_url(), api_.version().props_limit());
    if (!props) co_return props.error();
    Json body{{"channel_id", post.channel.str()}, {"message", post.message}, {"props", *props}};
    // The server gives the first post back to a second order with the same pending id within 30 s.
    if (!post.key.empty()) body["pending_post_id"] = self_.id.str() + ":" + post.key;
    RestCall call("POST", "/api/v4/posts", body);
    call.right = "create_post";
    const RestAnswer answer = co_await api_.call(std::move(call));
    if (!answer) co_return answer.error().failure;
    Reader in(*answer);
    PostId id(in.text("id"));
    if (in.failure()) co_return unexpected_answer(in.failure()->detail()).failure;
    co_return id;
}

Async<Result<std::vector<Post>>> RestChat::read_channel(ChannelId channel)
{
    if (is_asked_for_nothing(channel)) co_return no_such("channel");
    std::vector<Post> posts;
    for (int number = 0; number < kMostPages; ++number) {
        RestCall call("GET", "/api/v4/channels/" + channel.str() + "/posts?page=" + std::to_string(number) +
                                 "&per_page=" + std::to_string(kPostsPerPage));
        call.right = "read_channel";
        const RestAnswer answer = co_await api_.call(std::move(call));
        if (!answer) co_return answer.error().failure;
        const Result<std::size_t> read = add_said(*answer, posts);
        if (!read) co_return unexpected_answer(read.error().detail()).failure;
        if (*read < static_cast<std::size_t>(kPostsPerPage)) break;
    }
    std::reverse(posts.begin(), posts.end());
    co_return posts;
}

Async<Result<Post>> RestChat::read_post(PostId post)
{
    if (is_asked_for_nothing(post)) co_return no_such("post");
    RestCall call("GET", "/api/v4/posts/" + post.str());
    const RestAnswer answer = co_await api_.call(std::move(call));
    // Of a channel that the bot is not in it may not even know.
    if (!answer && answer.error().failure.fault() == Fault::Forbidden) co_return no_such("post");
    co_return read_as(answer, post_from_json);
}

Async<Result<>> RestChat::delete_post(PostId post)
{
    if (is_asked_for_nothing(post)) co_return no_such("post");
    RestCall call("DELETE", "/api/v4/posts/" + post.str());
    call.right = "delete_post";
    const RestAnswer answer = co_await api_.call(std::move(call));
    co_return done(answer);
}

Async<Result<std::optional<PostId>>> RestChat::find_post(ChannelId channel, std::string key, Instant since)
{
    if (is_asked_for_nothing(channel)) co_return no_such("channel");
    // Our clock and the server's differ; its answers tell by how much, to the second.
    const Instant from = since + api_.server_ahead() - std::chrono::seconds(2);
    for (int number = 0; number < kMostPages; ++number) {
        RestCall call("GET", "/api/v4/channels/" + channel.str() + "/posts?page=" + std::to_string(number) +
                                 "&per_page=" + std::to_string(kPostsPerPage));
        call.right = "read_channel";
        const RestAnswer answer = co_await api_.call(std::move(call));
        if (!answer) co_return answer.error().failure;
        Result<PostPage> page = search_page(*answer, self_.id, key, from);
        if (!page) co_return unexpected_answer(page.error().detail()).failure;
        if (page->match || page->is_last) co_return page->match;
    }
    co_return fail(Fault::Unavailable, "the channel has too many posts to look for one");
}

Async<Result<>> RestChat::open_dialog(std::string trigger, Dialog dialog)
{
    const Json body{
        {"trigger_id", trigger}, {"url", callback_base_ + "/hooks/dialog"}, {"dialog", dialog_to_json(dialog)}};
    RestCall call("POST", "/api/v4/actions/dialogs/open", body);
    const RestAnswer answer = co_await api_.call(std::move(call));
    co_return done(answer);
}

Async<Result<>> RestChat::respond(std::string response, Reply reply)
{
    if (!is_id(response)) co_return fail(Fault::NotFound, "the command can be answered no more");
    RestCall call("POST", "/hooks/commands/" + response, wire::command_answer_to_json(reply, actions_url()));
    call.with_token = false;
    call.answer_is_json = false;
    const RestAnswer answer = co_await api_.call(std::move(call));
    co_return done(answer);
}

} // namespace muster::chat
