#include "server/api/incidents.hpp"

#include "plugin/wire/incident_json.hpp"
#include "plugin/wire/incident_query.hpp"
#include "plugin/wording/commands.hpp"
#include "server/http/faults.hpp"

#include <nlohmann/json.hpp>

namespace muster::api
{

namespace
{

Result<IncidentQuery> query_in(const Call& call)
{
    const auto parameter = [&call](std::string_view name) { return call.query.get(name); };
    return wire::incident_query(parameter);
}

} // namespace

void IncidentRoutes::add_to(Operations& operations)
{
    operations.add("listIncidents", "GET", "/api/v0/incidents", [this](const Call& call) { return list(call); });
    operations.add("listIncidentChannels", "GET", "/api/v0/incidents/channels",
                   [this](const Call& call) { return channels(call); });
    operations.add("listCommanders", "GET", "/api/v0/incidents/commanders",
                   [this](const Call& call) { return commanders(call); });
    operations.add("suggestTasks", "GET", "/api/v0/incidents/checklist-autocomplete",
                   [this](const Call& call) { return suggestions(call); });
    operations.add("getIncidentMetadata", "GET", "/api/v0/incidents/{id}/metadata",
                   [this](const Call& call) { return metadata(call); });
    operations.add("getIncidentByChannel", "GET", "/api/v0/incidents/channel/{channel_id}",
                   [this](const Call& call) { return by_channel(call); });
    operations.add("getIncident", "GET", "/api/v0/incidents/{id}", [this](const Call& call) { return by_id(call); });
}

Async<Result<net::HttpResponse>> IncidentRoutes::list(const Call& call) const
{
    const Result<IncidentQuery> query = query_in(call);
    if (!query) co_return query.error();
    const Result<IncidentPage> page = co_await use_cases_.find_incidents.of_team(*query, call.asker);
    if (!page) co_return page.error();
    co_return http::json_response(200, wire::incident_page_to_json(*page, *query));
}

Async<Result<net::HttpResponse>> IncidentRoutes::channels(const Call& call) const
{
    const Result<IncidentQuery> query = query_in(call);
    if (!query) co_return query.error();
    const Result<IncidentPage> page = co_await use_cases_.find_incidents.of_team(*query, call.asker);
    if (!page) co_return page.error();
    co_return http::json_response(200, wire::channel_ids_to_json(*page));
}

Async<Result<net::HttpResponse>> IncidentRoutes::commanders(const Call& call) const
{
    const Result<IncidentQuery> query = query_in(call);
    if (!query) co_return query.error();
    const Result<std::vector<User>> found = co_await use_cases_.find_incidents.commanders(*query, call.asker);
    if (!found) co_return found.error();
    co_return http::json_response(200, wire::commanders_to_json(*found));
}

Async<Result<net::HttpResponse>> IncidentRoutes::suggestions(const Call& call) const
{
    const ChannelId channel(call.query.get("channel_id"));
    if (!is_id(channel.str())) co_return fail(Fault::Invalid, "channel_id: must be a channel's id", "channel_id");
    const Result<Incident> incident = co_await use_cases_.find_incidents.by_channel(channel, call.asker);
    if (!incident) co_return incident.error();
    co_return http::json_response(200, wire::task_suggestions_to_json(*incident, wording::kCheckDoes));
}

Async<Result<net::HttpResponse>> IncidentRoutes::metadata(const Call& call) const
{
    const auto found = co_await use_cases_.find_incidents.with_surroundings(call.incident(), call.asker);
    if (!found) co_return found.error();
    const Json json = wire::incident_metadata_to_json(found->incident, found->channel, found->team);
    co_return http::json_response(200, json);
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
