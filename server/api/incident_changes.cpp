#include "server/api/incident_changes.hpp"

#include "plugin/wire/incident_edits.hpp"

#include <nlohmann/json.hpp>

namespace muster::api
{

namespace
{

Result<net::HttpResponse> changed(const Call& call, const Result<Incident>& incident)
{
    if (!incident) return incident.error();
    return incident_answer(call, *incident);
}

/// What is wrong with a commander is the body's fault, whoever is meant.
Failure of_commander(const Failure& failure)
{
    if (failure.field() != "commander") return failure;
    return fail(Fault::Invalid, "commander_id: nobody who is in the incident channel and can act", "commander_id");
}

} // namespace

void IncidentChangeRoutes::add_to(Operations& operations)
{
    operations.add("editIncident", "PATCH", "/api/v0/incidents/{id}", [this](const Call& call) { return edit(call); });
    operations.add("endIncident", "PUT", "/api/v0/incidents/{id}/end", [this](const Call& call) { return end(call); });
    // The original takes both.
    operations.add("endIncidentByPost", "POST", "/api/v0/incidents/{id}/end",
                   [this](const Call& call) { return end(call); });
    operations.add("restartIncident", "PUT", "/api/v0/incidents/{id}/restart",
                   [this](const Call& call) { return restart(call); });
    operations.add("changeCommander", "POST", "/api/v0/incidents/{id}/commander",
                   [this](const Call& call) { return hand_over(call); });
}

Async<Result<net::HttpResponse>> IncidentChangeRoutes::edit(const Call& call) const
{
    const Result<Json> body = call.body();
    if (!body) co_return body.error();
    const Result<wire::IncidentEdit> edit = wire::incident_edit_from_json(*body);
    if (!edit) co_return edit.error();
    const usecases::EditIncident::Wish wish{edit->details, edit->active_stage};
    co_return changed(call, co_await use_cases_.edit_incident.run(call.incident(), call.asker, wish));
}

Async<Result<net::HttpResponse>> IncidentChangeRoutes::end(const Call& call) const
{
    co_return changed(call, co_await use_cases_.end_incident.run(call.incident(), call.asker));
}

Async<Result<net::HttpResponse>> IncidentChangeRoutes::restart(const Call& call) const
{
    co_return changed(call, co_await use_cases_.restart_incident.run(call.incident(), call.asker));
}

Async<Result<net::HttpResponse>> IncidentChangeRoutes::hand_over(const Call& call) const
{
    const Result<Json> body = call.body();
    if (!body) co_return body.error();
    const Result<UserId> commander = wire::commander_from_json(*body);
    if (!commander) co_return commander.error();
    const Result<Incident> handed = co_await use_cases_.change_commander.run(call.incident(), call.asker, *commander);
    if (!handed) co_return of_commander(handed.error());
    co_return incident_answer(call, *handed);
}

} // namespace muster::api
