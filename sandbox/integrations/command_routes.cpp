#include "base/text.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/integrations/command_execution.hpp"
#include "sandbox/integrations/command_registry.hpp"
#include "sandbox/integrations/integration_routes.hpp"
#include "sandbox/integrations/integrations.hpp"
#include "sandbox/integrations/loose_json.hpp"
#include "sandbox/rest/routes.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>

namespace muster::sandbox
{

namespace
{

/// The address under which the client knows this server. In 5.37 whoever sends the request chooses it.
std::string site_url_of(const net::HttpRequest& request)
{
    const std::string_view scheme = request.headers.get("X-Forwarded-Proto") == "https" ? "https://" : "http://";
    return std::string(scheme) + std::string(request.headers.get("Host"));
}

Answer answer_of(const Refusal& refused) { return refused ? Answer(*refused) : Answer::ok(); }

Answer list_of(const Outcome<std::vector<Command>>& commands)
{
    if (!commands) return commands.error();
    Json list = Json::array();
    for (const Command& command : *commands) list.push_back(json_of(command));
    return list;
}

/// Mattermost echoes a tree of sub-commands, though it keeps none for commands that are made here.
Json echo(const Command& command, const Json& body)
{
    Json json = json_of(command);
    if (const Json tree = body.value("autocomplete_data", Json()); !tree.is_null()) json["autocomplete_data"] = tree;
    return json;
}

Answer create(Integrations& with, const Context& context)
{
    const auto body = context.body();
    auto command = body ? command_of(*body) : std::nullopt;
    if (!command) return errors::invalid_body("command");
    const Outcome<Command> made = create_command(with, context.me(), std::move(*command));
    if (!made) return made.error();
    return Answer::created(echo(*made, *body));
}

Answer update(Integrations& with, const Context& context)
{
    const auto body = context.body();
    auto command = body ? command_of(*body) : std::nullopt;
    if (!command) return errors::invalid_body("command");
    const Outcome<Command> saved = update_command(with, context.me(), context.id("command_id"), std::move(*command));
    if (!saved) return saved.error();
    return echo(*saved, *body);
}

Answer move(Integrations& with, const Context& context)
{
    const auto body = context.body();
    LooseReader in(body ? *body : Json(false));
    const std::string team_id = in.text("team_id");
    if (!in.ok()) return errors::invalid_body("team_id");
    return answer_of(move_command(with, context.me(), context.id("command_id"), team_id));
}

Async<Answer> execute(Integrations& with, const Context& context)
{
    const auto body = context.body();
    const Json json = body ? *body : Json(false);
    LooseReader in(json);
    CommandCall call;
    call.command = in.text("command");
    call.channel_id = in.text("channel_id");
    call.team_id = in.text("team_id");
    call.root_id = in.text("root_id");
    call.site_url = site_url_of(context.request);
    if (!in.ok()) co_return errors::invalid_body("command_args");
    Session session = *context.session;
    const Outcome<CommandAnswer> answer = co_await execute_command(with, std::move(session), std::move(call));
    if (!answer) co_return answer.error();
    co_return Answer(json_of(*answer));
}

} // namespace

void add_command_routes(Routes& routes, Integrations& with)
{
    // A row whose handler does not wait for anything.
    const auto add = [&](std::string_view method, std::string_view pattern, auto handler) {
        routes.add_async(method, pattern,
                         [&with, handler](Context& context) -> Async<Answer> { co_return handler(with, context); });
    };
    add("POST", "/commands", create);
    add("GET", "/commands", [](Integrations& in, const Context& context) {
        return list_of(list_commands(in, context.me(), context.query.get("team_id"), context.flag("custom_only")));
    });
    routes.add_async("POST", "/commands/execute", [&with](Context& context) { return execute(with, context); });
    add("GET", "/commands/{command_id}", [](Integrations& in, const Context& context) -> Answer {
        const Outcome<Command> command = get_command(in, context.me(), context.id("command_id"));
        if (!command) return command.error();
        return json_of(*command);
    });
    add("PUT", "/commands/{command_id}", update);
    add("PUT", "/commands/{command_id}/move", move);
    add("DELETE", "/commands/{command_id}", [](Integrations& in, const Context& context) {
        return answer_of(delete_command(in, context.me(), context.id("command_id")));
    });
    add("PUT", "/commands/{command_id}/regen_token", [](Integrations& in, const Context& context) -> Answer {
        const Outcome<std::string> token = regenerate_token(in, context.me(), context.id("command_id"));
        if (!token) return token.error();
        return Json{{"token", *token}};
    });
    add("GET", "/teams/{team_id}/commands/autocomplete", [](Integrations& in, const Context& context) {
        return list_of(autocomplete_commands(in, context.me(), context.id("team_id")));
    });
    add("GET", "/teams/{team_id}/commands/autocomplete_suggestions",
        [](Integrations& in, const Context& context) -> Answer {
            const Outcome<Json> suggestions =
                suggest_commands(in, context.me(), context.id("team_id"), context.query.get("user_input"));
            if (!suggestions) return suggestions.error();
            return *suggestions;
        });
}

} // namespace muster::sandbox
