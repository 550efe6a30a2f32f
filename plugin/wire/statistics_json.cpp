#include "plugin/wire/statistics_json.hpp"

#include "plugin/wire/event_json.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <optional>
#include <utility>

namespace muster::wire
{

namespace
{

Json millis_or_null(const std::optional<std::chrono::milliseconds>& time)
{
    return time ? Json(time->count()) : Json();
}

Json stage_times_to_json(const std::vector<StageTime>& times)
{
    Json list = Json::array();
    for (const StageTime& time : times)
        list.push_back(Json{{"stage_id", time.stage.str()},
                            {"title", time.title},
                            {"time_ms", time.time.count()},
                            {"is_running", time.is_running}});
    return list;
}

Json settled_to_json(const std::vector<TaskSettled>& tasks)
{
    Json list = Json::array();
    for (const TaskSettled& task : tasks)
        list.push_back(Json{{"task_id", task.task.str()},
                            {"title", task.title},
                            {"state", spelled(task.state)},
                            {"at", to_millis(task.at)},
                            {"user_id", task.by.str()}});
    return list;
}

Json spread_to_json(const Spread& spread)
{
    return Json{
        {"count", spread.count}, {"median_ms", millis_or_null(spread.median)}, {"p90_ms", millis_or_null(spread.p90)}};
}

} // namespace

Json statistics_to_json(const Incident& incident, const IncidentStatistics& statistics, Instant now)
{
    const TaskCounts& tasks = statistics.tasks;
    const Json counts{
        {"open", tasks.open}, {"in_progress", tasks.in_progress}, {"closed", tasks.closed}, {"skipped", tasks.skipped}};
    return Json{{"incident_id", incident.id.str()},
                {"revision", incident.revision},
                {"at", to_millis(now)},
                {"duration_ms", statistics.duration.count()},
                {"ongoing_ms", statistics.ongoing.count()},
                {"restarts", statistics.restarts},
                {"time_to_first_update_ms", millis_or_null(statistics.to_first_update)},
                {"time_to_resolve_ms", millis_or_null(statistics.to_resolve)},
                {"members_ever", statistics.members_ever},
                {"stages", stage_times_to_json(statistics.stages)},
                {"tasks", counts},
                {"settled_tasks", settled_to_json(statistics.settled)}};
}

Json team_statistics_to_json(const TeamStatistics& statistics, Instant now)
{
    Json ongoing = Json::object();
    for (const Status status : {Status::Reported, Status::Active}) {
        const auto known = statistics.ongoing.find(status);
        ongoing[std::string(spelled(status))] = known == statistics.ongoing.end() ? 0 : known->second;
    }
    Json weeks = Json::array();
    for (const Week& week : statistics.weeks)
        weeks.push_back(Json{{"begins_at", to_millis(week.begins)}, {"started", week.started}, {"ended", week.ended}});
    Json stages = Json::array();
    for (const StageSpread& stage : statistics.stages)
        stages.push_back(Json{{"title", stage.title}, {"time", spread_to_json(stage.time)}});
    return Json{{"at", to_millis(now)},
                {"ongoing", std::move(ongoing)},
                {"overdue", statistics.overdue},
                {"participants", statistics.participants},
                {"weeks", std::move(weeks)},
                {"time_to_first_update", spread_to_json(statistics.to_first_update)},
                {"time_to_resolve", spread_to_json(statistics.to_resolve)},
                {"stages", std::move(stages)}};
}

} // namespace muster::wire
