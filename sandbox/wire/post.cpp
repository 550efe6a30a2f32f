#include "sandbox/wire/list.hpp"
#include "sandbox/wire/wire.hpp"
#include "sandbox/world/world.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox::wire
{

namespace
{

/// What an action does when it is clicked stays on the server.
void strip_integrations(Json& props)
{
    const auto attachments = props.find("attachments");
    if (attachments == props.end() || !attachments->is_array()) return;
    for (Json& attachment : *attachments) {
        if (!attachment.is_object()) continue;
        const auto actions = attachment.find("actions");
        if (actions == attachment.end() || !actions->is_array()) continue;
        for (Json& action : *actions) {
            if (action.is_object()) action.erase("integration");
        }
    }
}

Json metadata_of(World& world, const Post& post, const Json& props)
{
    Json metadata = Json::object();
    if (post.delete_at != 0) return metadata;
    const auto attachments = props.find("attachments");
    if (attachments != props.end() && attachments->is_array() && !attachments->empty())
        metadata["embeds"] = Json::array({{{"type", "message_attachment"}}});
    if (post.has_reactions) metadata["reactions"] = list(world.reactions.of_post(post.id), reaction);
    return metadata;
}

} // namespace

Json post(World& world, const Post& post)
{
    const Result<Json> parsed = parse_json(post.props);
    Json props = parsed && parsed->is_object() ? *parsed : Json::object();
    strip_integrations(props);

    Json json = {{"id", post.id},
                 {"create_at", post.create_at},
                 {"update_at", post.update_at},
                 {"edit_at", post.edit_at},
                 {"delete_at", post.delete_at},
                 {"is_pinned", post.is_pinned},
                 {"user_id", post.user_id},
                 {"channel_id", post.channel_id},
                 {"root_id", post.root_id},
                 {"parent_id", post.root_id},
                 {"original_id", post.original_id},
                 {"message", post.delete_at == 0 ? post.message : ""},
                 {"type", post.type},
                 {"hashtags", post.hashtags},
                 {"pending_post_id", post.pending_post_id},
                 {"reply_count", post.reply_count},
                 {"last_reply_at", 0},
                 {"participants", nullptr},
                 {"metadata", metadata_of(world, post, props)}};
    json["props"] = std::move(props);
    if (!post.file_ids.empty()) json["file_ids"] = post.file_ids;
    if (post.has_reactions) json["has_reactions"] = true;
    return json;
}

Json post_list(World& world, const std::vector<Post>& listed, const std::vector<Post>& extra,
               const std::string& next_post_id, const std::string& prev_post_id)
{
    Json order = Json::array();
    Json posts = Json::object();
    for (const Post& one : listed) {
        order.push_back(one.id);
        posts[one.id] = post(world, one);
    }
    for (const Post& one : extra) {
        if (!posts.contains(one.id)) posts[one.id] = post(world, one);
    }
    return {{"order", order}, {"posts", posts}, {"next_post_id", next_post_id}, {"prev_post_id", prev_post_id}};
}

Json reaction(const Reaction& reaction)
{
    return {{"user_id", reaction.user_id},
            {"post_id", reaction.post_id},
            {"emoji_name", reaction.emoji_name},
            {"create_at", reaction.create_at},
            {"update_at", reaction.update_at},
            {"delete_at", 0},
            {"remote_id", ""}};
}

} // namespace muster::sandbox::wire
