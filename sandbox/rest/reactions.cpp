// Reactions to posts.
#include "base/id.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/rest/routes.hpp"
#include "sandbox/wire/list.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox
{

namespace
{

Json written(World& world, const std::string& post_id)
{
    return wire::list(world.reactions.of_post(post_id), wire::reaction);
}

/// Marks on the post whether it has any, and tells the channel what came or went.
void settle(Context& c, Post post, const Reaction& reaction, const std::string& event)
{
    post.has_reactions = !c.world.reactions.of_post(post.id).empty();
    post.update_at = c.world.now();
    c.world.posts.save(post);
    const Json data = {{"reaction", to_text(wire::reaction(reaction))}};
    c.chat.hub.publish(Event(event, data, Audience::channel(post.channel_id)));
}

Answer add(Context& c)
{
    const auto body = c.body();
    if (!body) return errors::invalid_body("reaction");
    Reader in(*body);
    Reaction reaction;
    reaction.user_id = in.text_or("user_id", "");
    reaction.post_id = in.text_or("post_id", "");
    reaction.emoji_name = in.text_or("emoji_name", "");
    if (in.failure()) return errors::invalid_body("reaction");
    const bool is_valid = is_id(reaction.user_id) && is_id(reaction.post_id) && !reaction.emoji_name.empty() &&
                          reaction.emoji_name.size() <= 64;
    if (!is_valid) return ApiError{400, "api.reaction.save_reaction.invalid.app_error", "Reaction is not valid.", ""};
    if (reaction.user_id != c.me())
        return ApiError{403, "api.reaction.save_reaction.user_id.app_error",
                        "You cannot save reaction for the other user.", ""};
    const auto post = c.world.posts.find(reaction.post_id);
    if (!post) return errors::permission(c.me(), "add_reaction");
    if (const auto refused = c.lacks_in_channel(post->channel_id, "add_reaction")) return *refused;
    reaction.create_at = c.world.now();
    reaction.update_at = reaction.create_at;
    c.world.reactions.add(reaction);
    settle(c, *post, reaction, "reaction_added");
    return wire::reaction(reaction);
}

Answer of_post(Context& c)
{
    const auto post = c.world.posts.find(c.id("post_id"));
    if (!post) return errors::permission(c.me(), "read_channel");
    if (const auto refused = c.lacks_in_channel(post->channel_id, "read_channel")) return *refused;
    return written(c.world, post->id);
}

Answer of_posts(Context& c)
{
    const auto ids = c.body_texts();
    if (!ids) return errors::invalid_body("post_ids");
    Json lists = Json::object();
    for (const std::string& id : *ids) {
        const auto post = c.world.posts.find(id);
        if (!post) return errors::permission(c.me(), "read_channel");
        if (const auto refused = c.lacks_in_channel(post->channel_id, "read_channel")) return *refused;
        lists[id] = written(c.world, id);
    }
    return lists;
}

Answer remove(Context& c)
{
    const auto post = c.world.posts.find(c.id("post_id"));
    if (!post) return errors::permission(c.me(), "remove_reaction");
    if (const auto refused = c.lacks_in_channel(post->channel_id, "remove_reaction")) return *refused;
    Reaction reaction;
    reaction.user_id = c.id("user_id");
    reaction.post_id = post->id;
    reaction.emoji_name = c.part("emoji_name");
    reaction.update_at = c.world.now();
    if (reaction.user_id != c.me()) {
        if (const auto refused = c.lacks("remove_others_reactions")) return *refused;
    }
    if (c.world.reactions.remove(reaction)) settle(c, *post, reaction, "reaction_removed");
    return Answer::ok();
}

} // namespace

void add_reaction_routes(Routes& routes)
{
    routes.add("POST", "/reactions", add);
    routes.add("GET", "/posts/{post_id}/reactions", of_post);
    routes.add("POST", "/posts/ids/reactions", of_posts);
    routes.add("DELETE", "/users/{user_id}/posts/{post_id}/reactions/{emoji_name}", remove);
}

} // namespace muster::sandbox
