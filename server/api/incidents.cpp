#include "server/api/incidents.hpp"

#include "base/text.hpp"
#include "plugin/wire/incident_json.hpp"
#include "plugin/wire/incident_query.hpp"
#include "server/http/faults.hpp"

#include <nlohmann/json.hpp>

namespace muster::api
{

namespace
{

net::HttpResponse answer(const Result<Incident>& incident)
{
    if (!incident) return http::fault_response(incident.error());
    net::HttpResponse response = http::json_response(200, wire::incident_to_json(*incident));
    response.headers.set("ETag", "\"" + std::to_string(incident->revision) + "\"");
    return response;
}

} // namespace

void IncidentRoutes::add_to(http::Router& router)
{
    using http::PathParameters;
    using net::HttpRequest;
    router.add("GET", "/api/v0/incidents",
               [this](const HttpRequest& request, const PathParameters&) { return list(request); });
    router.add("GET", "/api/v0/incidents/channel/{channel_id}",
               [this](const HttpRequest& request, const PathParameters& path) { return by_channel(request, path); });
    router.add("GET", "/api/v0/incidents/{id}",
               [this](const HttpRequest& request, const PathParameters& path) { return by_id(request, path); });
}

Result<usecases::Asker> IncidentRoutes::who(const net::HttpRequest& request) const
{
    const bool is_route =
        !plugin_secret_.empty() && same_secret(request.headers.get("Muster-Plugin-Secret"), plugin_secret_.reveal());
    const std::string user(request.headers.get("Mattermost-User-Id"));
    if (!is_route || !is_id(user)) return fail(Fault::Unauthorized, "sign in to the chat server first");
    return usecases::Asker(UserId(user));
}

Async<net::HttpResponse> IncidentRoutes::list(const net::HttpRequest& request) const
{
    const Result<usecases::Asker> asker = who(request);
    if (!asker) co_return http::fault_response(asker.error());
    const net::Form parameters = net::Form::parse(request.query);
    const auto parameter = [&parameters](std::string_view name) { return parameters.get(name); };
    const Result<IncidentQuery> query = wire::incident_query(parameter);
    if (!query) co_return http::fault_response(query.error());

    const Result<IncidentPage> page = co_await use_cases_.find_incidents.of_team(*query, *asker);
    if (!page) co_return http::fault_response(page.error());
    co_return http::json_response(200, wire::incident_page_to_json(*page, *query));
}

Async<net::HttpResponse> IncidentRoutes::by_id(const net::HttpRequest& request, const http::PathParameters& path) const
{
    const Result<usecases::Asker> asker = who(request);
    if (!asker) co_return http::fault_response(asker.error());
    co_return answer(co_await use_cases_.find_incidents.by_id(IncidentId(path.get("id")), *asker));
}

Async<net::HttpResponse> IncidentRoutes::by_channel(const net::HttpRequest& request,
                                                    const http::PathParameters& path) const
{
    const Result<usecases::Asker> asker = who(request);
    if (!asker) co_return http::fault_response(asker.error());
    co_return answer(co_await use_cases_.find_incidents.by_channel(ChannelId(path.get("channel_id")), *asker));
}

} // namespace muster::api
