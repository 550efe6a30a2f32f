// Lists of posts: of a channel, a thread, a search.
#include "base/text.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/rest/channel_access.hpp"
#include "sandbox/rest/routes.hpp"
#include "sandbox/rest/search_terms.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace muster::sandbox
{

namespace
{

/// The whole threads that the listed replies belong to.
std::vector<Post> threads_of(World& world, const std::vector<Post>& listed)
{
    std::set<std::string> roots;
    for (const Post& post : listed) {
        if (!post.root_id.empty()) roots.insert(post.root_id);
    }
    std::vector<Post> posts;
    for (const std::string& root : roots) {
        std::vector<Post> thread = world.posts.thread(root);
        posts.insert(posts.end(), thread.begin(), thread.end());
    }
    return posts;
}

std::string newer_than(World& world, const std::vector<Post>& listed)
{
    if (listed.empty()) return "";
    const auto posts = world.posts.after(listed.front().channel_id, listed.front(), 1, 0);
    return posts.empty() ? "" : posts.front().id;
}

std::string older_than(World& world, const std::vector<Post>& listed)
{
    if (listed.empty()) return "";
    const auto posts = world.posts.before(listed.back().channel_id, listed.back(), 1, 0);
    return posts.empty() ? "" : posts.front().id;
}

Json written(World& world, const std::vector<Post>& listed, bool with_newer)
{
    return wire::post_list(world, listed, threads_of(world, listed), with_newer ? newer_than(world, listed) : "",
                           older_than(world, listed));
}

Answer of_channel(Context& c)
{
    const std::string channel_id = c.id("channel_id");
    const std::string before = c.query.get("before");
    const std::string after = c.query.get("after");
    const std::int64_t since = c.number("since", 0);
    if (const auto refused = c.lacks_in_channel(channel_id, "read_channel")) return *refused;
    World& world = c.world;
    if (since > 0) return wire::post_list(world, world.posts.since(channel_id, since), {}, "", "");

    const Page page = c.page();
    std::vector<Post> listed;
    if (before.empty() && after.empty()) {
        listed = world.posts.page(channel_id, page.limit, page.offset);
    } else {
        const auto anchor = world.posts.find(before.empty() ? after : before);
        if (!anchor || anchor->channel_id != channel_id)
            return errors::invalid_parameter(before.empty() ? "after" : "before");
        listed = before.empty() ? world.posts.after(channel_id, *anchor, page.limit, page.offset)
                                : world.posts.before(channel_id, *anchor, page.limit, page.offset);
    }
    const bool is_newest = before.empty() && after.empty() && page.offset == 0;
    Answer answer(written(world, listed, !is_newest));
    answer.with_etag(c.request, std::to_string(world.posts.last_change(channel_id)));
    return answer;
}

Answer around_unread(Context& c)
{
    const std::string channel_id = c.id("channel_id");
    if (const auto refused = c.is_not_self(c.id("user_id"))) return *refused;
    if (const auto refused = c.lacks_in_channel(channel_id, "read_channel")) return *refused;
    const std::int64_t limit_before = std::clamp<std::int64_t>(c.number("limit_before", 60), 0, 200);
    const std::int64_t limit_after = std::clamp<std::int64_t>(c.number("limit_after", 60), 1, 200);
    const auto member = c.world.channel_members.find(channel_id, c.id("user_id"));
    if (!member) return errors::no_channel_member(channel_id, c.id("user_id"));

    const auto unread =
        member->last_viewed_at == 0 ? std::nullopt : c.world.posts.first_after(channel_id, member->last_viewed_at);
    if (!unread)
        return written(c.world, c.world.posts.page(channel_id, std::max<std::int64_t>(1, limit_before), 0), false);
    std::vector<Post> listed = c.world.posts.after(channel_id, *unread, limit_after - 1, 0);
    listed.push_back(*unread);
    const std::vector<Post> older = c.world.posts.before(channel_id, *unread, limit_before, 0);
    listed.insert(listed.end(), older.begin(), older.end());
    return written(c.world, listed, true);
}

Answer pinned(Context& c)
{
    if (const auto refused = c.lacks_in_channel(c.id("channel_id"), "read_channel")) return *refused;
    return wire::post_list(c.world, c.world.posts.pinned(c.id("channel_id")), {}, "", "");
}

Answer thread(Context& c)
{
    const auto post = c.world.posts.find(c.id("post_id"));
    if (!post) return errors::no_post(c.id("post_id"));
    const auto channel = c.world.channels.find(post->channel_id);
    if (!channel) return errors::no_channel(post->channel_id);
    if (const auto refused = may_not_see(c, *channel)) return *refused;
    // 5.37 names the post that was asked for first, and then again where it stands in the thread.
    std::vector<Post> listed = {*post};
    const std::vector<Post> whole = c.world.posts.thread(post->root_id.empty() ? post->id : post->root_id);
    listed.insert(listed.end(), whole.begin(), whole.end());
    return wire::post_list(c.world, listed, {}, "", "");
}

Answer search(Context& c)
{
    const std::string team_id = c.id("team_id");
    if (const auto refused = c.lacks_in_team(team_id, "view_team")) return *refused;
    const auto body = c.body();
    if (!body) return errors::invalid_body("search_params");
    Reader in(*body);
    const std::string text = in.text_or("terms", "");
    const bool any = in.boolean_or("is_or_search", false);
    const std::int64_t limit = std::clamp<std::int64_t>(in.integer_or("per_page", 60), 1, 200);
    const std::int64_t offset = std::max<std::int64_t>(0, in.integer_or("page", 0)) * limit;
    if (in.failure() || trim(text).empty()) return errors::invalid_body("terms");

    std::vector<Post> found = search_posts(c.world, team_id, c.me(), text, any);
    found.erase(found.begin(), found.begin() + std::min<std::int64_t>(offset, std::ssize(found)));
    if (std::ssize(found) > limit) found.resize(static_cast<std::size_t>(limit));
    Json list = wire::post_list(c.world, found, {}, "", "");
    list["matches"] = nullptr;
    return Answer(list).with_header("Cache-Control", "no-cache, no-store, must-revalidate");
}

} // namespace

void add_post_list_routes(Routes& routes)
{
    routes.add("GET", "/channels/{channel_id}/posts", of_channel);
    routes.add("GET", "/channels/{channel_id}/pinned", pinned);
    routes.add("GET", "/users/{user_id}/channels/{channel_id}/posts/unread", around_unread);
    routes.add("GET", "/posts/{post_id}/thread", thread);
    routes.add("POST", "/teams/{team_id}/posts/search", search);
}

} // namespace muster::sandbox
