#include "plugin/export/document.hpp"

#include "plugin/domain/channel_name.hpp"
#include "plugin/domain/incident_number.hpp"
#include "plugin/domain/statistics.hpp"
#include "plugin/wire/incident_json.hpp"
#include "plugin/wire/statistics_json.hpp"
#include "plugin/wire/status_update_json.hpp"
#include "plugin/wire/timeline_json.hpp"
#include "plugin/wording/phrases.hpp"
#include "plugin/wording/report.hpp"
#include "plugin/wording/timeline.hpp"

#include <nlohmann/json.hpp>

#include <chrono>

namespace muster::exports
{

namespace
{

/// RFC 4180: quoted, with quotes doubled.
std::string csv_field(std::string_view text)
{
    std::string field = "\"";
    for (const char c : text) {
        if (c == '"') field.push_back('"');
        field.push_back(c);
    }
    return field + "\"";
}

} // namespace

std::vector<UserId> people_in(const Incident& incident, const std::vector<IncidentEvent>& events)
{
    std::vector<UserId> people = wording::people_in(events);
    people.insert(people.end(), {incident.commander, incident.reporter});
    for (const Participant& participant : incident.participants) people.push_back(participant.user);
    for (const StatusUpdate& update : incident.updates) people.push_back(update.author);
    for (const Stage& stage : incident.stages)
        for (const Task& task : stage.tasks) {
            people.push_back(task.assignee);
            people.push_back(task.state_modified_by);
        }
    return people;
}

std::vector<std::pair<std::string, std::string>> statistics_in_words(const Document& document)
{
    const IncidentStatistics statistics = statistics_of(document.incident, document.events, document.made_at);
    std::vector<std::pair<std::string, std::string>> lines;
    const auto add = [&lines](std::string_view name, std::chrono::milliseconds time) {
        lines.emplace_back(name, wording::span(std::chrono::duration_cast<std::chrono::seconds>(time)));
    };
    add(wording::kReportDuration, statistics.duration);
    if (statistics.restarts > 0) add(wording::kReportOngoing, statistics.ongoing);
    if (statistics.to_first_update) add(wording::kReportToFirstUpdate, *statistics.to_first_update);
    if (statistics.to_resolve) add(wording::kReportToResolve, *statistics.to_resolve);
    for (const StageTime& stage : statistics.stages) add(wording::report_stage(stage.title), stage.time);
    if (statistics.tasks.all() > 0) lines.emplace_back(wording::kReportTasks, wording::report_tasks(statistics.tasks));
    if (statistics.members_ever > 0)
        lines.emplace_back(wording::kReportPeople, std::to_string(statistics.members_ever));
    return lines;
}

Json as_json(const Document& document)
{
    Json timeline = Json::array();
    for (const IncidentEvent& event : document.events)
        timeline.push_back(
            wire::timeline_event_to_json(event, wording::sentence(event, document.incident, document.names)));
    const IncidentStatistics statistics = statistics_of(document.incident, document.events, document.made_at);
    return Json{{"incident", wire::incident_to_json(document.incident)},
                {"statistics", wire::statistics_to_json(document.incident, statistics, document.made_at)},
                {"status_updates", wire::status_updates_to_json(document.incident)},
                {"timeline", std::move(timeline)},
                {"exported_at", to_millis(document.made_at)}};
}

std::string messages_as_csv(const std::vector<Post>& posts, const wording::Names& names)
{
    std::string csv = "created_at,username,message\r\n";
    for (const Post& post : posts)
        csv += wording::moment_to_the_second(post.at) + "," + csv_field(names.of(post.author)) + "," +
               csv_field(post.message) + "\r\n";
    return csv;
}

std::string file_name(const Incident& incident, std::string_view ending)
{
    std::string name = called(incident) + "-" + channel_name_of(incident.name, incident.id);
    for (char& c : name)
        if (c == '_') c = '-';
    return name + std::string(ending);
}

} // namespace muster::exports
