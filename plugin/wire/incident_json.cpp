#include "plugin/wire/incident_json.hpp"

#include "plugin/domain/stage.hpp"
#include "plugin/wire/event_json.hpp"

#include <nlohmann/json.hpp>

namespace muster::wire
{

namespace
{

/// Zero stands for "never" on this wire.
std::int64_t millis_or_zero(Instant at) { return to_millis(at); }

Json task_to_json(const Task& task)
{
    return Json{{"id", task.id.str()},
                {"title", task.title},
                {"description", task.description},
                {"state", spelled(task.state)},
                {"state_modified", millis_or_zero(task.state_modified_at)},
                {"state_modified_post_id", ""},
                {"assignee_id", task.assignee.str()},
                {"assignee_modified", millis_or_zero(task.assignee_modified_at)},
                {"assignee_modified_post_id", ""},
                {"command", task.command},
                {"command_last_run", millis_or_zero(task.command_ran_at)},
                {"due_at", millis_or_zero(task.due_at)}};
}

Json stage_to_json(const Stage& stage)
{
    Json items = Json::array();
    for (const Task& task : stage.tasks) items.push_back(task_to_json(task));
    return Json{{"id", stage.id.str()}, {"title", stage.title}, {"items", std::move(items)}};
}

} // namespace

Json incident_to_json(const Incident& incident)
{
    const Stage* active = active_stage(incident);
    Json checklists = Json::array();
    for (const Stage& stage : incident.stages) checklists.push_back(stage_to_json(stage));

    return Json{{"id", incident.id.str()},
                {"number", incident.number},
                {"revision", incident.revision},
                {"name", incident.name},
                {"description", incident.description},
                {"is_active", incident.is_active()},
                {"is_public", incident.is_public},
                {"current_status", spelled(incident.status)},
                {"commander_user_id", incident.commander.str()},
                {"reporter_user_id", incident.reporter.str()},
                {"team_id", incident.team.str()},
                {"channel_id", incident.channel.str()},
                {"create_at", to_millis(incident.created_at)},
                {"end_at", incident.ended_at ? to_millis(*incident.ended_at) : 0},
                {"delete_at", 0},
                {"active_stage", active ? static_cast<std::int64_t>(incident.active_stage) : -1},
                {"active_stage_title", active ? active->title : ""},
                {"playbook_id", incident.playbook.str()},
                {"checklists", std::move(checklists)}};
}

Json incident_page_to_json(const IncidentPage& page, const IncidentQuery& query)
{
    const std::size_t pages = (page.total + query.per_page - 1) / query.per_page;
    Json items = Json::array();
    for (const Incident& incident : page.incidents) items.push_back(incident_to_json(incident));
    return Json{{"total_count", page.total},
                {"page_count", pages},
                {"has_more", query.page + 1 < pages},
                {"items", std::move(items)}};
}

} // namespace muster::wire
