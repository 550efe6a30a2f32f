// /posts: one post at a time.
#include "sandbox/chat/errors.hpp"
#include "sandbox/chat/posting.hpp"
#include "sandbox/rest/channel_access.hpp"
#include "sandbox/rest/routes.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox
{

namespace
{

/// The members of a post that a client may choose; nothing when one is of another type.
std::optional<Post> post_from(const Json& body)
{
    Reader in(body);
    Post post;
    post.create_at = in.integer_or("create_at", 0);
    post.channel_id = in.text_or("channel_id", "");
    post.root_id = in.text_or("root_id", "");
    post.message = in.text_or("message", "");
    post.type = in.text_or("type", "");
    post.pending_post_id = in.text_or("pending_post_id", "");
    if (const Json* props = in.object_or_null("props")) post.props = to_text(*props);
    const auto file_ids = in.texts_or_empty("file_ids"); // read for their form only: files are not kept here
    if (in.failure() || file_ids.size() > 10) return std::nullopt;
    return post;
}

Refusal may_not_post(const Context& c, const std::string& channel_id)
{
    auto refused = c.lacks_in_channel(channel_id, "create_post");
    if (!refused) return std::nullopt;
    const auto channel = c.world.channels.find(channel_id);
    if (channel && channel->is_open() && !c.lacks_in_channel(channel_id, "create_post_public")) return std::nullopt;
    return refused;
}

Answer create(Context& c)
{
    const auto body = c.body();
    auto post = body ? post_from(*body) : std::nullopt;
    if (!post) return errors::invalid_body("post");
    if (const auto refused = may_not_post(c, post->channel_id)) return *refused;
    if (!c.is_admin()) post->create_at = 0;
    post->user_id = c.me();
    PostingWay way;
    way.set_online = c.query.get("set_online") != "false";
    const auto created = create_post(c.chat, *post, way);
    if (!created) return created.error();
    if (way.set_online && c.world.statuses.of(c.me()).status == "away") c.chat.hub.set_status(c.me(), "online", false);
    return Answer::created(wire::post(c.world, *created));
}

Answer create_ephemeral(Context& c)
{
    const auto body = c.body();
    if (!body) return errors::invalid_body("body");
    Reader in(*body);
    const std::string to = in.text_or("user_id", "");
    const Json* given = in.object_or_null("post");
    if (in.failure() || to.empty()) return errors::invalid_body("user_id");
    auto post = given ? post_from(*given) : std::nullopt;
    if (!post) return errors::invalid_body("post");
    if (const auto refused = c.lacks("create_post_ephemeral")) return *refused;
    post->user_id = c.me();
    post->create_at = 0;
    return Answer::created(wire::post(c.world, send_ephemeral(c.chat, to, *post)));
}

/// The post of the path, when the caller may see its channel.
Outcome<Post> visible_post(const Context& c)
{
    const auto post = c.world.posts.find(c.id("post_id"));
    if (!post) return errors::no_post(c.id("post_id"));
    const auto channel = c.world.channels.find(post->channel_id);
    if (!channel) return errors::no_channel(post->channel_id);
    if (const auto refused = may_not_see(c, *channel)) return *refused;
    return *post;
}

Answer get(Context& c)
{
    const auto post = visible_post(c);
    if (!post) return post.error();
    Answer answer(wire::post(c.world, *post));
    answer.with_etag(c.request, post->id + "." + std::to_string(post->update_at));
    return answer;
}

/// The post of the path, when the caller may do that to it: to his own by one permission, to others' by another.
Outcome<Post> changeable_post(const Context& c, const char* own, const char* others)
{
    const auto post = c.world.posts.find(c.id("post_id"));
    if (!post) return errors::permission(c.me(), own);
    const char* permission = post->user_id == c.me() ? own : others;
    if (const auto refused = c.lacks_in_channel(post->channel_id, permission)) return *refused;
    return *post;
}

Answer edited(Context& c, const Post& post, const PostEdit& edit)
{
    const auto changed = edit_post(c.chat, post, edit);
    if (!changed) return changed.error();
    return wire::post(c.world, *changed);
}

Answer replace(Context& c)
{
    const auto body = c.body();
    const auto given = body ? post_from(*body) : std::nullopt;
    if (!given) return errors::invalid_body("post");
    Reader in(*body);
    const bool is_pinned = in.boolean_or("is_pinned", false);
    if (in.text_or("id", "") != c.id("post_id")) return errors::invalid_body("id");
    const auto post = changeable_post(c, "edit_post", "edit_others_posts");
    if (!post) return post.error();
    PostEdit edit;
    edit.message = given->message;
    edit.props = given->props;
    edit.is_pinned = is_pinned;
    return edited(c, *post, edit);
}

Answer patch(Context& c)
{
    const auto body = c.body();
    if (!body || !body->is_object()) return errors::invalid_body("post");
    Reader in(*body);
    PostEdit edit;
    if (body->contains("message")) edit.message = in.text_or("message", "");
    if (body->contains("is_pinned")) edit.is_pinned = in.boolean_or("is_pinned", false);
    if (const Json* props = in.object_or_null("props")) edit.props = to_text(*props);
    if (in.failure()) return errors::invalid_body("post");
    const auto post = changeable_post(c, "edit_post", "edit_others_posts");
    if (!post) return post.error();
    return edited(c, *post, edit);
}

Answer remove(Context& c)
{
    const auto post = c.world.posts.find(c.id("post_id"));
    if (!post) return errors::permission(c.me(), "delete_post");
    const char* permission = post->user_id == c.me() ? "delete_post" : "delete_others_posts";
    if (const auto refused = c.lacks_in_channel(post->channel_id, permission)) return *refused;
    delete_post(c.chat, *post);
    return Answer::ok();
}

Answer set_pinned(Context& c, bool is_pinned)
{
    const auto post = c.world.posts.find(c.id("post_id"));
    if (!post) return errors::permission(c.me(), "read_channel");
    if (const auto refused = c.lacks_in_channel(post->channel_id, "read_channel")) return *refused;
    PostEdit edit;
    edit.is_pinned = is_pinned;
    const auto changed = edit_post(c.chat, *post, edit);
    if (!changed) return changed.error();
    return Answer::ok();
}

Answer pin(Context& c) { return set_pinned(c, true); }

Answer unpin(Context& c) { return set_pinned(c, false); }

Answer upload(Context&)
{
    return ApiError{501, "api.file.attachments.disabled.app_error",
                    "File attachments have been disabled on this server.", ""};
}

} // namespace

void add_post_routes(Routes& routes)
{
    routes.add("POST", "/posts", create);
    routes.add("POST", "/posts/ephemeral", create_ephemeral);
    routes.add("GET", "/posts/{post_id}", get);
    routes.add("PUT", "/posts/{post_id}", replace);
    routes.add("PUT", "/posts/{post_id}/patch", patch);
    routes.add("DELETE", "/posts/{post_id}", remove);
    routes.add("POST", "/posts/{post_id}/pin", pin);
    routes.add("POST", "/posts/{post_id}/unpin", unpin);
    routes.add("POST", "/files", upload, Door::Trusting);
}

} // namespace muster::sandbox
