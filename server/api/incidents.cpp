#include "server/api/incidents.hpp"

#include "plugin/wire/incident_json.hpp"
#include "plugin/wire/incident_query.hpp"
#include "server/http/faults.hpp"

#include <nlohmann/json.hpp>

namespace muster::api
{

void IncidentRoutes::add_to(Operations& operations)
{
    operations.add("listIncidents", "GET", "/api/v0/incidents", [this](const Call& call) { return list(call); });
    operations.add("getIncidentByChannel", "GET", "/api/v0/incidents/channel/{channel_id}",
                   [this](const Call& call) { return by_channel(call); });
    operations.add("getIncident", "GET", "/api/v0/incidents/{id}", [this](const Call& call) { return by_id(call); });
}

Async<Result<net::HttpResponse>> IncidentRoutes::list(const Call& call) const
{
    const auto parameter = [&call](std::string_view name) { return call.query.get(name); };
    const Result<IncidentQuery> query = wire::incident_query(parameter);
    if (!query) co_return query.error();
    const Result<IncidentPage> page = co_await use_cases_.find_incidents.of_team(*query, call.asker);
    if (!page) co_return page.error();
    co_return http::json_response(200, wire::incident_page_to_json(*page, *query));
}

Async<Result<net::HttpResponse>> IncidentRoutes::by_id(const Call& call) const
{
    const Result<Incident> incident = co_await use_cases_.find_incidents.by_id(call.incident(), call.asker);
    if (!incident) co_return incident.error();
    co_return incident_answer(call, *incident);
}

Async<Result<net::HttpResponse>> IncidentRoutes::by_channel(const Call& call) const
{
    const ChannelId channel(call.path.get("channel_id"));
    const Result<Incident> incident = co_await use_cases_.find_incidents.by_channel(channel, call.asker);
    if (!incident) co_return incident.error();
    co_return incident_answer(call, *incident);
}

} // namespace muster::api
