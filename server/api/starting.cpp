#include "server/api/starting.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>

namespace muster::api
{

namespace
{

/// The order in a body: these keys and no others. A caller who sends what only the server gives has mistaken this for
/// a place to store things, and is told so (peer-incident-plugin.md §3.1.1, §11.2).
/// faults  Invalid
Result<usecases::StartIncident::Args> order_in(const Json& body, const UserId& reporter, IdSource& ids)
{
    Reader in(body);
    for (const char* given : {"id", "channel_id", "reminder_post_id"})
        if (!in.text_or(given, "").empty()) in.refuse(given, "is given by the server");
    for (const char* given : {"create_at", "end_at", "delete_at"})
        if (in.integer_or(given, 0) != 0) in.refuse(given, "is given by the server");

    usecases::StartIncident::Args args;
    args.id = IncidentId(ids.next());
    args.team = TeamId(in.text("team_id"));
    if (!is_id(args.team.str())) in.refuse("team_id", "must be a team's id");
    args.name = in.text("name");
    args.description = in.text_or("description", "");
    args.reporter = reporter;
    args.playbook = PlaybookId(in.text_or("playbook_id", ""));
    args.commander = UserId(in.text_or("commander_user_id", ""));
    args.origin = PostId(in.text_or("post_id", ""));
    return in.finish(std::move(args));
}

/// The fault with the key of this wire.
Failure as_asked(const Failure& failure)
{
    const std::string& field = failure.field();
    const bool is_id_of_ours = field == "playbook" || field == "team";
    return is_id_of_ours ? fail(failure.fault(), failure.detail(), field + "_id") : failure;
}

} // namespace

void StartRoutes::add_to(Operations& operations)
{
    operations.add("startIncident", "POST", "/api/v0/incidents", [this](const Call& call) { return start(call); });
}

Async<Result<net::HttpResponse>> StartRoutes::start(const Call& call) const
{
    const Result<Json> body = call.body();
    if (!body) co_return body.error();
    const Result<usecases::StartIncident::Args> args = order_in(*body, call.asker.user, ids_);
    if (!args) co_return args.error();
    const Result<Incident> started = co_await use_cases_.start_incident.run(*args);
    if (!started) co_return as_asked(started.error());
    net::HttpResponse response = incident_answer(call, *started);
    response.status = 201;
    response.headers.set("Location", "/api/v0/incidents/" + started->id.str());
    co_return response;
}

} // namespace muster::api
