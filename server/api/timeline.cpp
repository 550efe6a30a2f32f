#include "server/api/timeline.hpp"

#include "plugin/ports/usernames.hpp"
#include "plugin/wire/timeline_json.hpp"
#include "plugin/wording/event_sentence.hpp"
#include "server/http/faults.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace muster::api
{

void TimelineRoutes::add_to(Operations& operations)
{
    operations.add("listTimeline", "GET", "/api/v0/incidents/{id}/timeline",
                   [this](const Call& call) { return list(call); });
    operations.add("addTimelineEntry", "POST", "/api/v0/incidents/{id}/timeline",
                   [this](const Call& call) { return add(call); });
}

Async<Result<net::HttpResponse>> TimelineRoutes::list(const Call& call) const
{
    const Result<usecases::Timeline> timeline = co_await use_cases_.read_timeline.run(call.incident(), call.asker);
    if (!timeline) co_return timeline.error();
    std::vector<UserId> people = wording::people_in(timeline->events);
    Result<std::map<UserId, std::string>> names = co_await usernames_of(chat_, std::move(people));
    if (!names) co_return names.error();

    const wording::Names called(std::move(*names));
    Json items = Json::array();
    for (const IncidentEvent& event : timeline->events)
        items.push_back(wire::timeline_event_to_json(event, wording::sentence(event, timeline->incident, called)));
    const Json answer{{"items", std::move(items)}, {"revision", timeline->incident.revision}};
    co_return http::json_response(200, answer);
}

Async<Result<net::HttpResponse>> TimelineRoutes::add(const Call& call) const
{
    const Result<Json> body = call.body();
    if (!body) co_return body.error();
    Reader in(*body);
    usecases::AddTimelineNote::Args args;
    args.summary = in.text("summary");
    args.post = PostId(in.text_or("post_id", ""));
    if (const std::int64_t at = in.integer_or("event_at", 0); at != 0) args.happened_at = from_millis(at);
    const auto read = in.finish(true);
    if (!read) co_return read.error();

    const Result<Incident> added = co_await use_cases_.add_timeline_note.run(call.incident(), call.asker, args);
    if (!added) co_return added.error();
    net::HttpResponse answer = incident_answer(call, *added);
    answer.status = 201;
    co_return answer;
}

} // namespace muster::api
