#include "plugin/wire/incident_json.hpp"

#include "plugin/domain/stage.hpp"
#include "plugin/domain/status_update.hpp"
#include "plugin/wire/event_json.hpp"

#include <nlohmann/json.hpp>

#include <chrono>

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

/// The status updates as the original has them: by their posts. One whose post is not there yet is left out.
void add_status_posts(Json& object, const Incident& incident)
{
    Json posts = Json::array();
    Json ids = Json::array();
    for (const StatusUpdate& update : incident.updates) {
        if (update.post.empty()) continue;
        ids.push_back(update.post.str());
        posts.push_back(Json{{"id", update.post.str()},
                             {"status", spelled(update.status)},
                             {"create_at", to_millis(update.at)},
                             {"delete_at", millis_or_zero(update.deleted_at)}});
    }
    object["status_posts"] = std::move(posts);
    object["status_post_ids"] = std::move(ids);
    object["last_status_update_at"] = incident.updates.empty() ? 0 : to_millis(incident.updates.back().at);
    object["reminder_post_id"] = incident.reminder.post.str();
    object["previous_reminder"] = std::chrono::nanoseconds(incident.reminder.interval).count();
    object["next_update_at"] = incident.reminder.due_at ? to_millis(*incident.reminder.due_at) : 0;
    object["is_overdue"] = is_overdue(incident);
}

template <class AnyId> Json texts(const std::vector<AnyId>& ids)
{
    Json list = Json::array();
    for (const AnyId& id : ids) list.push_back(id.str());
    return list;
}

/// What the incident has from its playbook, as far as it is on. Addresses of webhooks are secrets: whoever may see the
/// incident need not know them (peer-incident-plugin.md §11.2).
void add_viewed_settings(Json& object, const Settings& settings)
{
    const auto& channels = settings.broadcast_channels;
    object["broadcast_channel_id"] = channels.empty() ? std::string() : channels.front().str();
    object["broadcast_channel_ids"] = texts(channels);
    object["reminder_message_template"] = settings.update_template;
    object["reminder_timer_default_seconds"] = settings.reminder_interval.count();
    const auto& invited = settings.invited_users;
    object["invited_user_ids"] = invited.is_on ? texts(invited.value) : Json::array();
    object["invited_group_ids"] = Json::array();
    const auto& commander = settings.default_commander;
    object["default_commander_id"] = commander.is_on ? commander.value.str() : "";
    const auto& announcement = settings.announcement_channel;
    object["announcement_channel_id"] = announcement.is_on ? announcement.value.str() : "";
    object["message_on_join"] = settings.welcome_message.is_on ? settings.welcome_message.value : "";
}

/// Everybody who ever took part; `left_at` is 0 while they do.
Json participants_to_json(const Incident& incident)
{
    Json people = Json::array();
    for (const Participant& participant : incident.participants)
        people.push_back(Json{{"user_id", participant.user.str()},
                              {"joined_at", to_millis(participant.joined_at)},
                              {"left_at", millis_or_zero(participant.left_at)}});
    return people;
}

} // namespace

Json incident_to_json(const Incident& incident)
{
    const Stage* active = active_stage(incident);
    Json checklists = Json::array();
    for (const Stage& stage : incident.stages) checklists.push_back(stage_to_json(stage));

    Json json{{"id", incident.id.str()},
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
              {"playbook_version", incident.playbook_version},
              {"post_id", incident.origin.str()},
              {"participants", participants_to_json(incident)},
              {"checklists", std::move(checklists)}};
    add_status_posts(json, incident);
    add_viewed_settings(json, incident.settings);
    return json;
}

Json incident_metadata_to_json(const Incident& incident, const Channel& channel, const Team& team)
{
    return Json{{"channel_name", channel.name},
                {"channel_display_name", channel.display_name},
                {"team_name", team.name},
                {"num_members", incident.participants.size()},
                {"total_posts", channel.posts}};
}

Json commanders_to_json(const std::vector<User>& commanders)
{
    Json list = Json::array();
    for (const User& user : commanders) list.push_back(Json{{"user_id", user.id.str()}, {"username", user.username}});
    return list;
}

Json channel_ids_to_json(const IncidentPage& page)
{
    Json list = Json::array();
    for (const Incident& incident : page.incidents)
        if (!incident.channel.empty()) list.push_back(incident.channel.str());
    return list;
}

Json task_suggestions_to_json(const Incident& incident, std::string_view help)
{
    Json list = Json::array();
    for (std::size_t stage = 0; stage < incident.stages.size(); ++stage)
        for (std::size_t task = 0; task < incident.stages[stage].tasks.size(); ++task)
            list.push_back(Json{{"Item", std::to_string(stage) + " " + std::to_string(task)},
                                {"Hint", "\"" + incident.stages[stage].tasks[task].title + "\""},
                                {"HelpText", help}});
    return list;
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
