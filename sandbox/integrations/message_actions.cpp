#include "sandbox/integrations/message_actions.hpp"

#include "sandbox/chat/errors.hpp"
#include "sandbox/chat/posting.hpp"
#include "sandbox/integrations/attachments.hpp"
#include "sandbox/integrations/integrations.hpp"
#include "sandbox/integrations/loose_json.hpp"
#include "sandbox/integrations/slack_text.hpp"
#include "sandbox/world/access.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <utility>

namespace muster::sandbox
{

namespace
{

/// Props that stay as they are when an integration replaces the others.
constexpr const char* kRetained[] = {"from_webhook", "override_username", "override_icon_url"};

/// All that a click needs to know, from the stored post or from the cookie.
struct Target {
    std::string channel_id;
    std::string root_id; ///< where an ephemeral answer belongs
    std::string type;
    std::string data_source;
    Json integration;
    Json retained = Json::object();
    std::optional<Post> post; ///< nothing for an ephemeral one
};

ApiError failed(std::string detail)
{
    return {400, "api.post.do_action.action_integration.app_error", "Action integration error.", std::move(detail)};
}

Json props_of(const Post& post)
{
    Json props = parse_json(post.props).value();
    return props.is_object() ? props : Json::object();
}

Json retained_props(const Json& props)
{
    Json retained = Json::object();
    for (const char* key : kRetained) {
        if (props.contains(key)) retained[key] = props[key];
    }
    return retained;
}

Outcome<Target> target_in_cookie(Integrations& with, const std::string& user_id, const Click& click)
{
    const auto plain = with.seal.open(click.cookie);
    if (!plain) return failed("err=cipher: message authentication failed");
    const Json cookie = parse_json(*plain).value();
    Target target;
    target.channel_id = cookie.value("channel_id", "");
    target.root_id = cookie.value("root_post_id", "");
    target.type = cookie.value("type", "");
    target.data_source = cookie.value("data_source", "");
    target.integration = cookie.value("integration", Json());
    target.retained = cookie.value("retain_props", Json::object());
    if (!may_in_channel(with.world, user_id, target.channel_id, "read_channel"))
        return errors::permission(user_id, "read_channel");
    if (target.integration.is_null()) return failed("no Integration in action cookie");
    if (cookie.value("post_id", "") != click.post_id) return failed("postId doesn't match");
    return target;
}

Outcome<Target> target_in_post(Integrations& with, const std::string& user_id, const Click& click)
{
    auto post = with.world.posts.find(click.post_id);
    if (!post || !may_in_channel(with.world, user_id, post->channel_id, "read_channel"))
        return errors::permission(user_id, "read_channel");
    const Json props = props_of(*post);
    const Json* action = find_action(props, click.action_id);
    if (action == nullptr || !action->contains("integration"))
        return ApiError{404, "api.post.do_action.action_id.app_error", "Invalid action id.", "action=<nil>"};
    Target target;
    target.channel_id = post->channel_id;
    target.root_id = post->root_id.empty() ? post->id : post->root_id;
    target.type = action->value("type", "");
    target.data_source = action->value("data_source", "");
    target.integration = (*action)["integration"];
    target.retained = retained_props(props);
    target.post = std::move(post);
    return target;
}

/// As Mattermost does, a cookie counts only where the post is not stored, but is looked into whenever there is one.
Outcome<Target> target_of(Integrations& with, const std::string& user_id, const Click& click)
{
    if (click.cookie.empty()) return target_in_post(with, user_id, click);
    Outcome<Target> target = target_in_cookie(with, user_id, click);
    if (!target || !with.world.posts.find(click.post_id)) return target;
    return target_in_post(with, user_id, click);
}

Json callback_body(Integrations& with, const std::string& user_id, const Click& click, const Target& target,
                   const std::string& trigger_id)
{
    const auto user = with.world.users.find(user_id);
    const auto channel = with.world.channels.find(target.channel_id);
    const auto team = channel ? with.world.teams.find(channel->team_id) : std::nullopt;
    Json body = {{"user_id", user_id},
                 {"user_name", user ? user->username : ""},
                 {"channel_id", target.channel_id},
                 {"channel_name", channel ? channel->name : ""},
                 {"team_id", channel ? channel->team_id : ""},
                 {"team_domain", team ? team->name : ""},
                 {"post_id", click.post_id},
                 {"trigger_id", trigger_id},
                 {"type", target.type},
                 {"data_source", ""}};
    Json context = target.integration.value("context", Json());
    if (target.type == "select" && !click.selected_option.empty()) {
        body["data_source"] = target.data_source;
        context["selected_option"] = click.selected_option;
    }
    if (!context.is_null() && !context.empty()) body["context"] = std::move(context);
    return body;
}

Refusal replace_post(Integrations& with, const Click& click, const Target& target, const Json& update)
{
    const auto post = target.post ? with.world.posts.find(click.post_id) : std::nullopt;
    if (!post) return errors::no_post(click.post_id);
    LooseReader in(update);
    PostEdit edit;
    edit.message = in.text("message");
    if (Json props = in.object("props"); !props.is_null()) {
        for (const char* key : kRetained) props.erase(key);
        props.update(target.retained);
        edit.props = to_text(props);
    }
    if (!in.ok()) return failed("err=json: cannot unmarshal");
    const Outcome<Post> replaced = edit_post(with.chat, *post, edit);
    return replaced ? Refusal() : replaced.error();
}

Refusal apply(Integrations& with, const std::string& user_id, const Click& click, const Target& target,
              const std::string& answer)
{
    const Result<Json> parsed = parse_json(answer);
    if (!parsed) return failed(answer.empty() ? "err=EOF" : "err=invalid JSON");
    LooseReader in(*parsed);
    const Json& update = in.object("update");
    const std::string text = in.text("ephemeral_text");
    const bool skip_slack_parsing = in.flag("skip_slack_parsing");
    if (!in.ok()) return failed("err=json: cannot unmarshal");

    if (!update.is_null()) {
        if (auto refused = replace_post(with, click, target, update)) return refused;
    }
    if (text.empty()) return std::nullopt;
    Post post;
    post.message = skip_slack_parsing ? text : markdown_links(text);
    post.channel_id = target.channel_id;
    post.root_id = target.root_id;
    post.user_id = user_id;
    post.props = to_text(target.retained);
    [[maybe_unused]] const Post shown = send_ephemeral(with.chat, user_id, std::move(post));
    return std::nullopt;
}

/// A URL of this server's own plugin route: then the caller's own session goes with the request. Mattermost looks at
/// the host only, which hands the session to whatever listens on the machine; here the port has to be ours too.
bool is_own_plugin(const Integrations& with, const net::Url& url)
{
    const auto site = net::Url::parse(with.chat.site_url);
    return site && url.host == site->host && url.port == site->port && PluginRoute::is_plugin_path(url.target);
}

} // namespace

void give_action_ids(World& world, Json& attachments)
{
    if (!attachments.is_array()) return;
    for (Json& attachment : attachments) {
        if (!attachment.is_object() || !attachment.contains("actions")) continue;
        for (Json& action : attachment["actions"]) {
            if (action.is_object() && action.value("id", "").empty()) action["id"] = world.new_id();
        }
    }
}

void seal_actions(const ActionSeal& seal, Post& post)
{
    Json props = props_of(post);
    if (!props.contains("attachments")) return;
    const Json retained = retained_props(props);
    for (Json& attachment : props["attachments"]) {
        if (!attachment.is_object() || !attachment.contains("actions")) continue;
        for (Json& action : attachment["actions"]) {
            Json cookie = {{"type", action.value("type", "")},
                           {"post_id", post.id},
                           {"root_post_id", post.root_id.empty() ? post.id : post.root_id},
                           {"channel_id", post.channel_id},
                           {"data_source", action.value("data_source", "")},
                           {"retain_props", retained}};
            if (action.contains("integration")) cookie["integration"] = action["integration"];
            action["cookie"] = seal.seal(to_text(cookie));
        }
    }
    post.props = to_text(props);
}

Async<Outcome<std::string>> do_action(Integrations& with, Session session, Click click)
{
    const std::string user_id = session.user_id;
    Outcome<Target> target = target_of(with, user_id, click);
    if (!target) co_return target.error();

    const MadeTrigger trigger = with.triggers.make(user_id);
    std::string url = target->integration.value("url", "");
    std::string body = to_text(callback_body(with, user_id, click, *target, trigger.signed_id));
    const Outcome<std::string> answer =
        co_await call_integration(with, std::move(session), std::move(url), std::move(body));
    if (!answer) co_return answer.error();
    if (const auto refused = apply(with, user_id, click, *target, *answer)) co_return *refused;
    co_return trigger.client_id;
}

Async<Outcome<std::string>> call_integration(Integrations& with, Session session, std::string url, std::string body)
{
    const std::string path = url.starts_with("plugins/") ? "/" + url : url;
    Result<net::HttpResponse> answer = fail(Fault::Invalid);
    if (with.native && with.native->has_route(path)) {
        answer = co_await with.native->post_as(session.user_id, path, std::move(body));
    } else if (PluginRoute::is_plugin_path(path)) {
        answer = co_await with.plugin.post_as(session.user_id, path, std::move(body));
    } else {
        Callback callback;
        callback.url = url;
        callback.body = std::move(body);
        callback.headers.set("Content-Type", "application/json");
        callback.headers.set("Accept", "application/json");
        const auto parsed = net::Url::parse(url);
        if (parsed && is_own_plugin(with, *parsed)) callback.headers.set("Authorization", "Bearer " + session.token);
        answer = co_await with.callbacks.call(std::move(callback));
    }
    if (!answer) co_return failed("err=" + answer.error().detail());
    if (answer->status != 200) co_return failed("status=" + std::to_string(answer->status));
    co_return std::move(answer->body);
}

} // namespace muster::sandbox
