#include "sandbox/integrations/incoming_hooks.hpp"

#include "sandbox/chat/errors.hpp"
#include "sandbox/chat/posting.hpp"
#include "sandbox/integrations/attachments.hpp"
#include "sandbox/integrations/integrations.hpp"
#include "sandbox/integrations/loose_json.hpp"
#include "sandbox/integrations/message_actions.hpp"
#include "sandbox/integrations/slack_text.hpp"
#include "sandbox/world/access.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <utility>

namespace muster::sandbox
{

namespace
{

constexpr std::string_view kManage = "manage_incoming_webhooks";

ApiError refusal(int status, std::string_view id, std::string_view message)
{
    return {status, "web.incoming_webhook." + std::string(id) + ".app_error", std::string(message), ""};
}

ApiError unreadable()
{
    return {400, "model.incoming_hook.parse_data.app_error", "Unable to parse incoming data.", "unexpected EOF"};
}

/// The hook's own channel, or the one of the team that the body names.
std::optional<Channel> channel_of(Integrations& with, const IncomingHook& hook, std::string name)
{
    if (name.empty()) return with.world.channels.find(hook.channel_id);
    if (name.front() == '#') name.erase(0, 1);
    return with.world.channels.find_by_name(hook.team_id, name);
}

} // namespace

Json json_of(const IncomingHook& hook)
{
    return {{"id", hook.id},
            {"create_at", hook.create_at},
            {"update_at", hook.update_at},
            {"delete_at", hook.delete_at},
            {"user_id", hook.user_id},
            {"channel_id", hook.channel_id},
            {"team_id", hook.team_id},
            {"display_name", hook.display_name},
            {"description", hook.description},
            {"username", hook.username},
            {"icon_url", hook.icon_url},
            {"channel_locked", hook.channel_locked}};
}

Outcome<IncomingHook> create_incoming_hook(Integrations& with, const std::string& user_id, const Json& body)
{
    LooseReader in(body);
    IncomingHook hook;
    hook.channel_id = in.text("channel_id");
    hook.display_name = in.text("display_name");
    hook.description = in.text("description");
    hook.username = in.text("username");
    hook.icon_url = in.text("icon_url");
    hook.channel_locked = in.flag("channel_locked");
    if (!in.ok()) return errors::invalid_body("incoming_webhook");

    const auto channel = with.world.channels.find(hook.channel_id);
    if (!channel) return errors::no_channel(hook.channel_id);
    if (!may_in_team(with.world, user_id, channel->team_id, kManage)) return errors::permission(user_id, kManage);
    if (!channel->is_open() && !may_in_channel(with.world, user_id, channel->id, "read_channel"))
        return errors::permission(user_id, "read_channel");
    if (hook.display_name.size() > 64)
        return ApiError{400, "model.incoming_hook.display_name.app_error", "Invalid title.", ""};
    if (hook.description.size() > 500)
        return ApiError{400, "model.incoming_hook.description.app_error", "Invalid description.", ""};

    hook.id = with.world.new_id();
    hook.create_at = hook.update_at = with.world.now();
    hook.user_id = user_id;
    hook.team_id = channel->team_id;
    with.incoming_hooks.add(hook);
    return hook;
}

Refusal delete_incoming_hook(Integrations& with, const std::string& user_id, const std::string& id)
{
    const auto hook = with.incoming_hooks.find(id);
    if (!hook)
        return ApiError{404, "app.webhooks.get_incoming.app_error", "Unable to get the webhook.",
                        "resource: IncomingWebhook id: " + id};
    if (!may_in_team(with.world, user_id, hook->team_id, kManage)) return errors::permission(user_id, kManage);
    constexpr std::string_view kOthers = "manage_others_incoming_webhooks";
    if (hook->user_id != user_id && !may_in_team(with.world, user_id, hook->team_id, kOthers))
        return errors::permission(user_id, kOthers);
    with.incoming_hooks.remove(id, with.world.now());
    return std::nullopt;
}

Refusal post_by_hook(Integrations& with, const std::string& hook_id, const std::string& body)
{
    const Result<Json> parsed = parse_json(body);
    if (!parsed) return unreadable();
    LooseReader in(*parsed);
    std::string text = in.text("text");
    const std::string channel_name = in.text("channel");
    Json props = in.object("props");
    Post post;
    post.type = in.text("type");
    auto attachments = filled_attachments(in.list("attachments"), FieldValues::MadeText);
    if (!in.ok() || !attachments) return unreadable();
    if (text.empty() && attachments->is_null()) return refusal(400, "text", "No text specified.");

    const auto hook = with.incoming_hooks.find(hook_id);
    if (!hook) return refusal(400, "invalid", "Invalid webhook.");
    const auto channel = channel_of(with, *hook, channel_name);
    if (!channel) return refusal(404, "channel", "Couldn't find the channel.");
    if (hook->channel_locked && hook->channel_id != channel->id)
        return refusal(403, "channel_locked", "This webhook is not permitted to post to the requested channel.");
    if (!channel->is_open() && !may_in_channel(with.world, hook->user_id, channel->id, "read_channel"))
        return refusal(403, "permissions", "Inappropriate channel permissions.");
    if (post.is_system()) return errors::invalid_parameter("post.type");

    if (props.is_null()) props = Json::object();
    props.erase("override_username");
    props.erase("override_icon_url");
    props["webhook_display_name"] = hook->display_name;
    props["from_webhook"] = "true";
    if (!attachments->empty()) {
        expand_mentions(with.world.users, *attachments);
        rewrite_links(*attachments);
        give_action_ids(with.world, *attachments);
        props["attachments"] = std::move(*attachments);
        post.type = "slack_attachment";
    }
    post.user_id = hook->user_id;
    post.channel_id = channel->id;
    post.message = markdown_links(expand_mentions(with.world.users, std::move(text)));
    post.props = to_text(props);
    const Outcome<Post> posted = create_post(with.chat, std::move(post));
    if (posted) return std::nullopt;
    return ApiError{500, "api.post.create_webhook_post.creating.app_error", "Error creating post.",
                    "err=" + posted.error().message};
}

} // namespace muster::sandbox
