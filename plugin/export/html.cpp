#include "plugin/export/document.hpp"

#include "plugin/domain/incident_number.hpp"
#include "plugin/export/drawing.hpp"
#include "plugin/export/markup.hpp"
#include "plugin/wording/phrases.hpp"
#include "plugin/wording/report.hpp"
#include "plugin/wording/timeline.hpp"

#include <chrono>

namespace muster::exports
{

namespace
{

constexpr std::string_view kStyle = R"css(
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{line-height:1.2}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}
dt{font-weight:600}dd{margin:0}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #8886}
td:first-child{white-space:nowrap;font-variant-numeric:tabular-nums}
td p{margin:0}
article{border-left:4px solid #2b6cb0;padding-left:1rem;margin:1rem 0}
svg{width:100%;height:auto;font:12px system-ui,sans-serif}
svg text{fill:currentColor}
ul.tasks{list-style:none;padding-left:0}
footer{margin-top:2rem;opacity:.75}
@media print{body{margin:0}}
)css";

std::string element(std::string_view name, const std::string& inner)
{
    return "<" + std::string(name) + ">" + inner + "</" + std::string(name) + ">\n";
}

std::string fact(std::string_view name, const std::string& value)
{
    return element("dt", escaped(name)) + element("dd", escaped(value));
}

std::string facts(const Document& document)
{
    const Incident& incident = document.incident;
    std::string list = fact(wording::kReportStatus, std::string(wording::status_name(incident.status))) +
                       fact(wording::kReportCommander, document.names.of(incident.commander)) +
                       fact(wording::kReportReporter, document.names.of(incident.reporter)) +
                       fact(wording::kReportBegan, wording::moment(incident.created_at));
    if (incident.ended_at) list += fact(wording::kReportEnded, wording::moment(*incident.ended_at));
    const auto length = incident.ended_at.value_or(document.made_at) - incident.created_at;
    list += fact(wording::kReportDuration, wording::span(std::chrono::duration_cast<std::chrono::seconds>(length)));
    std::string people;
    for (const Participant& one : incident.participants)
        people += (people.empty() ? "" : ", ") + document.names.of(one.user);
    if (!people.empty()) list += fact(wording::kReportParticipants, people);
    return element("dl", list);
}

std::string updates(const Document& document)
{
    std::string html;
    for (const StatusUpdate& update : document.incident.updates) {
        if (update.deleted_at != Instant{}) continue;
        const std::string title = wording::moment(update.at) + " · " +
                                  std::string(wording::status_name(update.status)) + " · " +
                                  document.names.of(update.author);
        html += element("article", element("h3", escaped(title)) + html_of(update.message));
    }
    return html.empty() ? html : element("h2", escaped(wording::kReportUpdates)) + html;
}

std::string task_item(const Document& document, const Task& task)
{
    // The box is a character: it prints, and a screen reader is told by the word beside it.
    std::string text = is_settled(task) ? "☑ " : "☐ ";
    text += task.title;
    if (task.state == TaskState::Skipped) text += " (" + std::string(wording::kReportSkipped) + ")";
    if (task.state == TaskState::Closed) text += " (" + std::string(wording::kReportDone) + ")";
    if (!task.assignee.empty()) text += " · " + document.names.of(task.assignee);
    if (is_settled(task)) text += " · " + wording::moment(task.state_modified_at);
    return element("li", escaped(text));
}

std::string tasks(const Document& document)
{
    std::string html;
    for (const Stage& stage : document.incident.stages) {
        std::string items;
        for (const Task& task : stage.tasks) items += task_item(document, task);
        html += element("h3", escaped(stage.title)) + "<ul class=\"tasks\">" + items + "</ul>\n";
    }
    return html.empty() ? html : element("h2", escaped(wording::kReportTasks)) + html;
}

std::string statistics(const Document& document)
{
    std::string list;
    for (const auto& [name, value] : statistics_in_words(document)) list += fact(name, value);
    return element("h2", escaped(wording::kReportStatistics)) + element("dl", list);
}

std::string timeline(const Document& document)
{
    std::string rows = element("tr", "<th scope=\"col\">" + escaped(wording::kReportWhen) + "</th><th scope=\"col\">" +
                                         escaped(wording::kReportWhat) + "</th>");
    for (const IncidentEvent& event : document.events)
        rows += element("tr", element("td", escaped(wording::moment_to_the_second(happened_at(event)))) +
                                  element("td", html_of(wording::sentence(event, document.incident, document.names))));
    return element("h2", escaped(wording::kReportTimeline)) + drawing(document) + element("table", rows);
}

} // namespace

std::string as_html(const Document& document)
{
    const Incident& incident = document.incident;
    const std::string title = called(incident) + " " + incident.name;
    std::string body = element("h1", escaped(title));
    if (!incident.description.empty()) body += html_of(incident.description);
    body += facts(document) + updates(document) + tasks(document) + statistics(document) + timeline(document);
    body += element("footer", escaped(wording::report_made(document.made_at)));
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n" +
           element("title", escaped(title)) + element("style", std::string(kStyle)) + "</head>\n" +
           element("body", element("main", body)) + "</html>\n";
}

} // namespace muster::exports
