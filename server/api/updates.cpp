#include "server/api/updates.hpp"

#include "plugin/wire/event_json.hpp"
#include "plugin/wire/status_update_json.hpp"
#include "server/http/faults.hpp"

#include <nlohmann/json.hpp>

#include <chrono>

namespace muster::api
{

namespace
{

/// faults  Invalid
Result<usecases::UpdateStatus::Args> update_in(const Json& body, IdSource& ids)
{
    Reader in(body);
    usecases::UpdateStatus::Args args;
    const Result<Status> status = wire::incident_status(in.text("status"));
    if (status) args.status = *status;
    if (!status) in.refuse("status", "must be Reported, Active, Resolved or Archived");
    args.message = in.text("message");
    args.reminder = std::chrono::seconds(in.integer_or("reminder", 0));
    // Whoever sends an id of their own may send the update again after a silence: it stays one.
    args.id = StatusUpdateId(in.text_or("id", ""));
    if (!args.id.empty() && !is_id(args.id.str())) in.refuse("id", "must be an id");
    if (args.id.empty()) args.id = StatusUpdateId(ids.next());
    return in.finish(std::move(args));
}

} // namespace

void UpdateRoutes::add_to(Operations& operations)
{
    operations.add("updateStatus", "POST", "/api/v0/incidents/{id}/status",
                   [this](const Call& call) { return post(call); });
    operations.add("listStatusUpdates", "GET", "/api/v0/incidents/{id}/status",
                   [this](const Call& call) { return list(call); });
    operations.add("dismissReminder", "POST", "/api/v0/incidents/{id}/reminder/dismiss",
                   [this](const Call& call) { return dismiss(call); });
}

Async<Result<net::HttpResponse>> UpdateRoutes::post(const Call& call) const
{
    const Result<Json> body = call.body();
    if (!body) co_return body.error();
    const Result<usecases::UpdateStatus::Args> args = update_in(*body, ids_);
    if (!args) co_return args.error();
    const Result<Incident> updated = co_await use_cases_.update_status.run(call.incident(), call.asker, *args);
    if (!updated) co_return updated.error();
    const Json answer{{"status", "OK"}, {"id", args->id.str()}, {"revision", updated->revision}};
    co_return http::json_response(200, answer);
}

Async<Result<net::HttpResponse>> UpdateRoutes::list(const Call& call) const
{
    const Result<Incident> incident = co_await use_cases_.find_incidents.by_id(call.incident(), call.asker);
    if (!incident) co_return incident.error();
    co_return http::json_response(200, wire::status_updates_to_json(*incident));
}

Async<Result<net::HttpResponse>> UpdateRoutes::dismiss(const Call& call) const
{
    const Result<Incident> dismissed = co_await use_cases_.dismiss_reminder.run(call.incident(), call.asker);
    if (!dismissed) co_return dismissed.error();
    co_return incident_answer(call, *dismissed);
}

} // namespace muster::api
