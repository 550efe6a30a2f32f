#include "sandbox/chat/posting.hpp"

#include "base/text.hpp"
#include "sandbox/chat/attachments.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/chat/mentions.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace muster::sandbox
{

namespace
{

/// Posts of coming and going do not count as messages.
bool is_about_membership(const std::string& type)
{
    static constexpr std::array<std::string_view, 8> kTypes = {
        "system_join_channel", "system_leave_channel", "system_add_to_channel", "system_remove_from_channel",
        "system_join_team",    "system_leave_team",    "system_add_to_team",    "system_remove_from_team"};
    return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

Json parsed_props(const Post& post)
{
    const Result<Json> props = parse_json(post.props);
    return props && props->is_object() ? *props : Json::object();
}

Refusal broken_rule(const Post& post)
{
    const auto refuse = [](const char* rule, const char* message, const std::string& id) {
        return ApiError{400, std::string("model.post.is_valid.") + rule + ".app_error", message, "id=" + id};
    };
    if (length(post.message) > kLongestMessage) return refuse("msg", "Invalid message.", post.id);
    const bool known_type = post.type.empty() || post.type == "slack_attachment" || post.type == "me" ||
                            post.type == "add_bot_teams_channels" || post.type.starts_with("custom_") ||
                            post.is_system();
    if (!known_type) return refuse("type", "Invalid type.", post.type);
    if (post.file_ids.size() > 10) return refuse("file_ids", "Invalid file ids.", post.id);
    if (length(post.props) > kLongestProps) return refuse("props", "Invalid props.", post.id);
    return std::nullopt;
}

Refusal bad_root(World& world, const Post& post)
{
    if (post.root_id.empty()) return std::nullopt;
    const auto root = world.posts.find(post.root_id);
    if (!root || !root->root_id.empty())
        return ApiError{400, "api.post.create_post.root_id.app_error", "Invalid RootId parameter.", ""};
    if (root->channel_id != post.channel_id)
        return ApiError{500, "api.post.create_post.channel_root_id.app_error",
                        "Invalid ChannelId for RootId parameter.", ""};
    return std::nullopt;
}

void announce_post(Chat& chat, const Channel& channel, const User& author, const Post& post, bool set_online)
{
    const auto mentioned = mentioned_users(chat.world, channel, post);
    if (!mentioned.empty())
        chat.world.channel_members.count_mentions(channel.id, mentioned, post.root_id.empty(), post.create_at);

    const std::string sender = post.is_system() ? "System" : "@" + author.username;
    Json data = {{"post", to_text(wire::post(chat.world, post))},
                 {"channel_type", channel.type},
                 {"channel_display_name", channel.type == "D" ? "@" + author.username : channel.display_name},
                 {"channel_name", channel.name},
                 {"sender_name", sender},
                 {"team_id", channel.team_id},
                 {"set_online", set_online}};
    if (!mentioned.empty()) data["mentions"] = to_text(Json(mentioned));
    chat.hub.publish(Event("posted", data, Audience::channel(channel.id)));
}

/// Stores a checked post and tells the channel.
void store_post(Chat& chat, const Channel& channel, const User& author, Post& post, bool set_online)
{
    post.hashtags = hashtags_of(post.message);
    Change change(chat.world.db);
    chat.world.posts.add(post);
    if (!post.root_id.empty()) chat.world.posts.touch(post.root_id, post.create_at);
    chat.world.channels.count_post(channel.id, post.create_at, !is_about_membership(post.type), post.root_id.empty());
    change.commit();
    if (!post.root_id.empty()) {
        if (const auto stored = chat.world.posts.find(post.id)) post.reply_count = stored->reply_count;
    }
    announce_post(chat, channel, author, post, set_online);
    if (chat.watcher) chat.watcher->posted(post);
}

} // namespace

Outcome<Post> create_post(Chat& chat, Post post, PostingWay way)
{
    World& world = chat.world;
    if (post.is_system()) return errors::invalid_parameter("post.type");
    if (const auto known = chat.pending_posts.find(post.pending_post_id, world.now())) {
        if (auto first = world.posts.find(*known)) return *first;
    }
    const auto channel = world.channels.find(post.channel_id);
    if (!channel) return errors::invalid_parameter("post.channel_id");
    if (channel->delete_at != 0)
        return ApiError{400, "api.post.create_post.can_not_post_to_deleted.error", "Can not post to deleted channel.",
                        ""};
    const auto author = world.users.find(post.user_id);
    if (!author) return errors::no_user(post.user_id);
    if (const auto refused = bad_root(world, post)) return *refused;

    post.id = world.new_id();
    if (post.create_at == 0) post.create_at = world.now();
    post.update_at = post.create_at;
    Json props = parsed_props(post);
    if (author->is_bot) props["from_bot"] = "true";
    complete_attachments(props, world.ids());
    post.props = to_text(props);
    if (const auto refused = broken_rule(post)) return *refused;

    store_post(chat, *channel, *author, post, way.set_online);
    chat.pending_posts.remember(post.pending_post_id, post.id, world.now());
    if (way.marks_viewed && !author->is_bot && !props.contains("from_webhook")) {
        world.channel_members.mark_viewed(channel->id, author->id, post.create_at);
        const Json data = {{"channel_id", channel->id}};
        chat.hub.publish(Event("channel_viewed", data, Audience::user(author->id)));
    }
    return post;
}

void create_system_post(Chat& chat, const Channel& channel, const User& author, const std::string& type,
                        const std::string& message, const Json& props)
{
    Json all_props = props;
    if (author.is_bot) all_props["from_bot"] = "true";
    Post post;
    post.id = chat.world.new_id();
    post.create_at = chat.world.now();
    post.update_at = post.create_at;
    post.user_id = author.id;
    post.channel_id = channel.id;
    post.type = type;
    post.message = message;
    post.props = to_text(all_props);
    store_post(chat, channel, author, post, true);
}

Post send_ephemeral(Chat& chat, const std::string& to_user_id, Post post)
{
    Json props = parsed_props(post);
    complete_attachments(props, chat.world.ids());
    post.props = to_text(props);
    if (post.id.empty()) post.id = chat.world.new_id();
    if (post.create_at == 0) post.create_at = chat.world.now();
    post.type = "system_ephemeral";
    if (chat.seal_actions) chat.seal_actions(post);
    const Json data = {{"post", to_text(wire::post(chat.world, post))}};
    Audience audience = Audience::user(to_user_id);
    audience.channel_id = post.channel_id;
    chat.hub.publish(Event("ephemeral_message", data, std::move(audience)));
    return post;
}

Outcome<Post> edit_post(Chat& chat, const Post& post, const PostEdit& edit)
{
    World& world = chat.world;
    const auto channel = world.channels.find(post.channel_id);
    if (!channel) return errors::no_channel(post.channel_id);
    if (channel->delete_at != 0)
        return ApiError{400, "api.post.update_post.can_not_update_post_in_deleted.error",
                        "Can not update a post in a deleted channel.", ""};
    if (post.is_system())
        return ApiError{400, "api.post.update_post.system_message.app_error", "Unable to update system message.",
                        "id=" + post.id};

    Post edited = post;
    edited.update_at = std::max(world.now(), post.update_at + 1); // so that `since` never misses it
    if (edit.message && *edit.message != post.message) {
        edited.message = *edit.message;
        edited.edit_at = edited.update_at;
        edited.hashtags = hashtags_of(edited.message);
    }
    if (edit.props) {
        edited.props = *edit.props;
        Json props = parsed_props(edited);
        complete_attachments(props, world.ids());
        edited.props = to_text(props);
    }
    if (edit.is_pinned) edited.is_pinned = *edit.is_pinned;
    if (const auto refused = broken_rule(edited)) return *refused;

    Post before = post;
    before.id = world.new_id();
    before.original_id = post.id;
    before.update_at = edited.update_at;
    before.delete_at = edited.update_at;
    Change change(world.db);
    world.posts.save(edited);
    world.posts.add(before);
    change.commit();

    const Json data = {{"post", to_text(wire::post(world, edited))}};
    chat.hub.publish(Event("post_edited", data, Audience::channel(channel->id)));
    if (chat.watcher) chat.watcher->edited(edited, post);
    return edited;
}

void delete_post(Chat& chat, const Post& post)
{
    Change change(chat.world.db);
    chat.world.posts.remove(post.id, chat.world.now());
    change.commit();
    const Json data = {{"post", to_text(wire::post(chat.world, post))}};
    chat.hub.publish(Event("post_deleted", data, Audience::channel(post.channel_id)));
}

} // namespace muster::sandbox
