#include "plugin/export/document.hpp"

#include "base/text.hpp"
#include "plugin/domain/incident_number.hpp"
#include "plugin/wording/phrases.hpp"
#include "plugin/wording/report.hpp"
#include "plugin/wording/timeline.hpp"

#include <chrono>

namespace muster::exports
{

namespace
{

std::string line(std::string_view name, const std::string& value)
{
    return "* **" + std::string(name) + ":** " + value + "\n";
}

std::string heading(std::string_view text) { return "\n## " + std::string(text) + "\n\n"; }

std::string facts(const Document& document)
{
    const Incident& incident = document.incident;
    const Instant end = incident.ended_at.value_or(document.made_at);
    std::string text = line(wording::kReportStatus, std::string(wording::status_name(incident.status)));
    text += line(wording::kReportCommander, markdown_escape(document.names.of(incident.commander)));
    text += line(wording::kReportReporter, markdown_escape(document.names.of(incident.reporter)));
    text += line(wording::kReportBegan, wording::moment(incident.created_at));
    if (incident.ended_at) text += line(wording::kReportEnded, wording::moment(*incident.ended_at));
    const auto length = std::chrono::duration_cast<std::chrono::seconds>(end - incident.created_at);
    text += line(wording::kReportDuration, wording::span(length));
    std::string people;
    for (const Participant& one : incident.participants)
        people += (people.empty() ? "" : ", ") + markdown_escape(document.names.of(one.user));
    if (!people.empty()) text += line(wording::kReportParticipants, people);
    return text;
}

std::string updates(const Document& document)
{
    std::string text;
    for (const StatusUpdate& update : document.incident.updates) {
        if (update.deleted_at != Instant{}) continue;
        text += "### " + wording::moment(update.at) + " · " + std::string(wording::status_name(update.status)) + " · " +
                markdown_escape(document.names.of(update.author)) + "\n\n" + update.message + "\n\n";
    }
    return text;
}

std::string tasks(const Document& document)
{
    std::string text;
    for (const Stage& stage : document.incident.stages) {
        text += "### " + markdown_escape(stage.title) + "\n\n";
        for (const Task& task : stage.tasks) {
            text += is_settled(task) ? "- [x] " : "- [ ] ";
            text += markdown_escape(task.title);
            if (task.state == TaskState::Skipped) text += " (" + std::string(wording::kReportSkipped) + ")";
            if (!task.assignee.empty()) text += " · " + markdown_escape(document.names.of(task.assignee));
            if (is_settled(task)) text += " · " + wording::moment(task.state_modified_at);
            text += "\n";
        }
        text += "\n";
    }
    return text;
}

std::string statistics(const Document& document)
{
    std::string text;
    for (const auto& [name, value] : statistics_in_words(document)) text += line(markdown_escape(name), value);
    return text;
}

std::string timeline(const Document& document)
{
    std::string text =
        "| " + std::string(wording::kReportWhen) + " | " + std::string(wording::kReportWhat) + " |\n" + "|:--|:--|\n";
    for (const IncidentEvent& event : document.events)
        text += "| " + wording::moment_to_the_second(happened_at(event)) + " | " +
                wording::cell(wording::sentence(event, document.incident, document.names)) + " |\n";
    return text;
}

} // namespace

std::string as_markdown(const Document& document)
{
    const Incident& incident = document.incident;
    std::string text = "# " + called(incident) + " " + markdown_escape(incident.name) + "\n\n";
    if (!incident.description.empty()) text += incident.description + "\n\n";
    text += facts(document);
    if (const std::string all = updates(document); !all.empty()) text += heading(wording::kReportUpdates) + all;
    if (!incident.stages.empty()) text += heading(wording::kReportTasks) + tasks(document);
    text += heading(wording::kReportStatistics) + statistics(document);
    text += heading(wording::kReportTimeline) + timeline(document);
    return text + "\n_" + wording::report_made(document.made_at) + "_\n";
}

} // namespace muster::exports
