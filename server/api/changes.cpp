#include "server/api/changes.hpp"

#include "server/http/faults.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace muster::api
{

namespace
{

constexpr std::string_view kWebSocket = "/api/v0/websocket";
/// Who missed more reads a list sooner than all of these one by one.
constexpr std::size_t kMostTold = 200;

} // namespace

void ChangeRoutes::add_to(Operations& operations)
{
    operations.add("listChanges", "GET", "/api/v0/changes", [this](const Call& call) { return list(call); });
    operations.add("openWebSocket", "GET", kWebSocket, [this](const Call&) { return explain(); });
}

Async<Result<net::HttpResponse>> ChangeRoutes::list(const Call& call) const
{
    const TeamId team(call.query.get("team_id"));
    if (!is_id(team.str())) co_return fail(Fault::Invalid, "team_id: must be a team's id", "team_id");
    const std::string cursor = hub_.log().cursor();
    const hub::ChangeLog::Since since = hub_.log().since(team, call.query.get("since"));
    const bool is_reset = since.is_lost || since.changes.size() > kMostTold;

    Json items = Json::array();
    for (const hub::Changed& change : since.changes) {
        if (is_reset) break;
        const Result<bool> may = co_await hub_.sight().may_see(call.asker.user, change.subject);
        if (!may) co_return may.error();
        if (*may) items.push_back(hub::as_json(change));
    }
    const Json answer{{"cursor", cursor}, {"reset", is_reset}, {"items", std::move(items)}};
    co_return http::json_response(200, answer);
}

Async<Result<net::HttpResponse>> ChangeRoutes::explain() const
{
    net::HttpResponse response = http::json_response(426, Json{{"error", "this is for WebSockets"}});
    response.headers.set("Upgrade", "websocket");
    co_return response;
}

Async<net::WebSocketHandler> ChangeRoutes::upgrade(const net::HttpRequest& request) const
{
    if (request.path != kWebSocket || request.method != "GET") co_return net::WebSocketHandler();
    const Result<usecases::Asker> asker = co_await asking_.who(request);
    if (!asker) co_return net::WebSocketHandler(); // the operation says why
    net::WebSocketHandler handler = [this, user = asker->user](net::WebSocketPtr socket) {
        return hub_.serve(std::move(socket), user);
    };
    co_return handler;
}

} // namespace muster::api
