#include "sandbox/integrations/command_execution.hpp"

#include "base/text.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/integrations/answer_posting.hpp"
#include "sandbox/integrations/builtin_commands.hpp"
#include "sandbox/integrations/integrations.hpp"
#include "sandbox/integrations/mentions.hpp"
#include "sandbox/world/access.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace muster::sandbox
{

namespace
{

/// The first word of a command without its slash, in lower case, and everything after the one space that ends it.
struct CommandLine {
    std::string trigger;
    std::string text;
};

CommandLine parse_line(const std::string& command)
{
    const std::size_t end = command.find_first_of(" \t\n\v\f\r");
    CommandLine line;
    line.trigger = lower(std::string_view(command).substr(1, end == std::string::npos ? end : end - 1));
    if (end != std::string::npos) line.text = command.substr(end + 1);
    return line;
}

ApiError failed(const std::string& trigger, std::string detail)
{
    return {500, "api.command.execute_command.failed.app_error", "Command with a trigger of '" + trigger + "' failed.",
            std::move(detail)};
}

ApiError failed_answer(const std::string& trigger, const net::HttpResponse& answer)
{
    return {500, "api.command.execute_command.failed_resp.app_error",
            "Command with a trigger of '" + trigger + "' returned response " + status_line(answer.status) + ".",
            answer.body};
}

ApiError unknown_command(const std::string& trigger)
{
    return {
        404, "api.command.execute_command.not_found.app_error",
        "Command with a trigger of '" + trigger +
            "' not found. To send a message beginning with \"/\", try adding an empty space at the beginning of the "
            "message.",
        ""};
}

/// The place where the command runs, or why it may not.
Outcome<CommandPlace> place_of(Integrations& with, const std::string& user_id, const CommandCall& call)
{
    constexpr std::string_view kUse = "use_slash_commands";
    if (call.command.size() <= 1 || call.command.front() != '/' || !is_id(call.channel_id))
        return ApiError{400, "api.command.execute_command.start.app_error", "No command trigger found.", ""};
    if (!may_in_channel(with.world, user_id, call.channel_id, kUse)) return errors::permission(user_id, kUse);
    const auto channel = with.world.channels.find(call.channel_id);
    if (!channel) return errors::no_channel(call.channel_id);

    CommandPlace place;
    place.user_id = user_id;
    place.channel_id = call.channel_id;
    place.root_id = call.root_id;
    place.site_url = call.site_url;
    place.team_id = channel->is_direct_or_group() ? call.team_id : channel->team_id;
    // In a direct channel the client chooses the team, among the user's own.
    if (channel->is_direct_or_group() && !with.world.team_members.is_member(place.team_id, user_id) &&
        !may(with.world, user_id, kUse))
        return errors::permission(user_id, kUse);
    return place;
}

void add_mentions(net::Form& form, const std::string& name, const Mentions& mentions)
{
    for (const auto& [mentioned, id] : mentions) form.add(name, mentioned);
    for (const auto& [mentioned, id] : mentions) form.add(name + "_ids", id);
}

std::string make_response_url(Integrations& with, const CommandPlace& place, const Command& command)
{
    CommandHook hook;
    hook.id = with.world.new_id();
    hook.create_at = with.world.now();
    hook.command_id = command.id;
    hook.user_id = place.user_id;
    hook.channel_id = place.channel_id;
    hook.root_id = place.root_id;
    with.command_hooks.add(hook);
    return place.site_url + "/hooks/commands/" + hook.id;
}

/// Answered by the plugin that the server hosts, where that has such a command; a plugin's come before all others.
Async<Outcome<std::optional<CommandAnswer>>> ask_plugin(Integrations& with, Session session, CommandPlace place,
                                                        CommandCall call, std::string trigger)
{
    if (!with.native) co_return std::nullopt;
    const std::vector<Command> commands = with.native->commands(place.team_id);
    const bool is_known =
        std::any_of(commands.begin(), commands.end(), [&](const Command& each) { return each.trigger == trigger; });
    if (!is_known) co_return std::nullopt;
    const MadeTrigger made = with.triggers.make(place.user_id);
    NativeCall asked;
    asked.session = std::move(session);
    asked.command = std::move(call.command);
    asked.channel_id = place.channel_id;
    asked.team_id = place.team_id;
    asked.root_id = place.root_id;
    asked.site_url = place.site_url;
    asked.trigger_id = made.signed_id;
    Outcome<std::optional<CommandAnswer>> answer = co_await with.native->execute(std::move(asked));
    if (!answer) co_return answer.error();
    if (!*answer) co_return unknown_command(trigger);
    (*answer)->trigger_id = made.client_id;
    if (const auto refused = post_answer(with, place, trigger, false, **answer)) co_return *refused;
    co_return std::move(*answer);
}

/// The fields in alphabetical order, as Go encodes a form.
net::Form form_of(Integrations& with, const CommandPlace& place, const Command& command, const CommandLine& line,
                  const std::string& trigger_id, const std::string& response_url)
{
    const auto channel = with.world.channels.find(place.channel_id);
    const auto team = with.world.teams.find(place.team_id);
    const auto user = with.world.users.find(place.user_id);
    net::Form form;
    form.add("channel_id", place.channel_id);
    add_mentions(form, "channel_mentions", mentioned_channels(with.world, line.text, place.team_id));
    form.add("channel_name", channel ? channel->name : "");
    form.add("command", "/" + line.trigger);
    form.add("response_url", response_url);
    form.add("team_domain", team ? team->name : "");
    form.add("team_id", command.team_id);
    form.add("text", line.text);
    form.add("token", command.token);
    form.add("trigger_id", trigger_id);
    form.add("user_id", place.user_id);
    add_mentions(form, "user_mentions", mentioned_members(with.world, line.text, place.team_id));
    form.add("user_name", user ? user->username : "");
    return form;
}

Callback callback_of(const Command& command, const net::Form& form)
{
    Callback callback;
    callback.url = command.url;
    callback.headers.set("Accept", "application/json");
    callback.headers.set("Authorization", "Token " + command.token);
    if (command.method == "G") {
        callback.method = "GET";
        callback.url += (command.url.find('?') == std::string::npos ? "?" : "&") + form.encode();
    } else {
        callback.headers.set("Content-Type", "application/x-www-form-urlencoded");
        callback.body = form.encode();
    }
    return callback;
}

} // namespace

Async<Outcome<CommandAnswer>> execute_command(Integrations& with, Session session, CommandCall call)
{
    const Outcome<CommandPlace> place = place_of(with, session.user_id, call);
    if (!place) co_return place.error();
    const CommandLine line = parse_line(call.command);

    Outcome<std::optional<CommandAnswer>> of_plugin = co_await ask_plugin(with, session, *place, call, line.trigger);
    if (!of_plugin) co_return of_plugin.error();
    if (*of_plugin) co_return std::move(**of_plugin);

    const auto command = with.commands.find_by_trigger(place->team_id, line.trigger);
    if (!command) {
        auto answer = run_builtin(with, *place, line.trigger, line.text);
        if (!answer) co_return unknown_command(line.trigger);
        if (const auto refused = post_answer(with, *place, line.trigger, false, *answer)) co_return *refused;
        co_return std::move(*answer);
    }

    const MadeTrigger trigger = with.triggers.make(place->user_id);
    const std::string response_url = make_response_url(with, *place, *command);
    Callback callback = callback_of(*command, form_of(with, *place, *command, line, trigger.signed_id, response_url));
    const Result<net::HttpResponse> reply = co_await with.callbacks.call(std::move(callback));
    if (!reply) co_return failed(line.trigger, reply.error().detail());
    if (reply->status != 200) co_return failed_answer(line.trigger, *reply);
    auto answer = command_answer_of(reply->headers.get("Content-Type"), reply->body);
    if (!answer) co_return failed(line.trigger, "the answer is not the JSON that it says it is");

    answer->trigger_id = trigger.client_id;
    if (const auto refused = post_answer(with, *place, line.trigger, true, *answer)) co_return *refused;
    co_return std::move(*answer);
}

Refusal answer_late(Integrations& with, const std::string& hook_id, std::string_view content_type,
                    const std::string& body)
{
    auto answer = command_answer_of(content_type, body);
    if (!answer)
        return ApiError{400, "web.command_webhook.parse.app_error", "Unable to parse incoming data.", "not JSON"};
    const auto hook = with.command_hooks.find(hook_id, with.world.now());
    if (!hook)
        return ApiError{404, "app.command_webhook.get.missing", "Unable to find the webhook.",
                        "resource: CommandWebhook id: " + hook_id};
    const auto command = with.commands.find(hook->command_id);
    if (!command)
        return ApiError{400, "web.command_webhook.command.app_error", "Couldn't find the command.",
                        "err=resource: Command id: " + hook->command_id};
    if (!with.command_hooks.use(hook_id))
        return ApiError{400, "app.command_webhook.try_use.invalid", "Invalid webhook.",
                        "invalid input: entity: CommandWebhook field: id value: " + hook_id};

    CommandPlace place;
    place.user_id = hook->user_id;
    place.channel_id = hook->channel_id;
    place.team_id = command->team_id;
    place.root_id = hook->root_id;
    return post_answer(with, place, "", true, *answer);
}

} // namespace muster::sandbox
