#include "base/text.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/integrations/command_execution.hpp"
#include "sandbox/integrations/incoming_hooks.hpp"
#include "sandbox/integrations/integration_routes.hpp"
#include "sandbox/integrations/integrations.hpp"
#include "sandbox/options.hpp"
#include "sandbox/rest/routes.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace muster::sandbox
{

namespace
{

constexpr std::string_view kLateAnswers = "/hooks/commands/";
constexpr std::string_view kIncoming = "/hooks/";

Answer create(Integrations& with, const Context& context)
{
    const auto body = context.body();
    if (!body) return errors::invalid_body("incoming_webhook");
    const Outcome<IncomingHook> made = create_incoming_hook(with, context.me(), *body);
    if (!made) return made.error();
    return Answer::created(json_of(*made));
}

Answer list(Integrations& with, const Context& context)
{
    constexpr std::string_view kManage = "manage_incoming_webhooks";
    const std::string team_id = context.query.get("team_id");
    const Refusal refused = team_id.empty() ? context.lacks(kManage) : context.lacks_in_team(team_id, kManage);
    if (refused) return *refused;
    const Page page = context.page();
    Json hooks = Json::array();
    for (const IncomingHook& hook : with.incoming_hooks.list(team_id, page.limit, page.offset))
        hooks.push_back(json_of(hook));
    return hooks;
}

/// The JSON of a body, which a form carries in its field `payload`.
std::string payload_of(const net::HttpRequest& request)
{
    const std::string_view type = request.headers.get("Content-Type");
    if (lower(trim(type.substr(0, type.find(';')))) != "application/x-www-form-urlencoded") return request.body;
    return net::Form::parse(request.body).get("payload");
}

} // namespace

void add_hook_routes(Routes& routes, Integrations& with)
{
    routes.add_async("POST", "/hooks/incoming",
                     [&with](Context& context) -> Async<Answer> { co_return create(with, context); });
    routes.add_async("GET", "/hooks/incoming",
                     [&with](Context& context) -> Async<Answer> { co_return list(with, context); });
    routes.add_async("DELETE", "/hooks/incoming/{hook_id}", [&with](Context& context) -> Async<Answer> {
        const Refusal refused = delete_incoming_hook(with, context.me(), context.id("hook_id"));
        co_return refused ? Answer(*refused) : Answer::ok();
    });
}

net::HttpResponse answer_hook(Integrations& with, const net::HttpRequest& request)
{
    if (request.method != "POST") return net::HttpResponse(404, "404 page not found\n", "text/plain; charset=utf-8");
    const std::string_view path = request.path;
    const std::string_view prefix = path.starts_with(kLateAnswers) ? kLateAnswers : kIncoming;
    const std::string id(path.substr(std::min(prefix.size(), path.size())));
    const Refusal refused = prefix == kLateAnswers
                                ? answer_late(with, id, request.headers.get("Content-Type"), request.body)
                                : post_by_hook(with, id, payload_of(request));

    const std::string request_id = with.world.new_id();
    const Answer answer = refused ? Answer(*refused) : Answer::bytes("ok", "text/plain");
    net::HttpResponse response = answer.render(request_id);
    response.headers.set("X-Request-Id", request_id);
    response.headers.set("X-Version-Id", std::string(kVersionId));
    return response;
}

} // namespace muster::sandbox
