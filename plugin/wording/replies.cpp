#include "plugin/wording/replies.hpp"

#include "base/text.hpp"
#include "plugin/domain/incident_number.hpp"
#include "plugin/domain/stage.hpp"
#include "plugin/wording/phrases.hpp"
#include "plugin/wording/status_posts.hpp"

namespace muster::wording
{

namespace
{

constexpr std::size_t kTitleShown = 200;
constexpr std::size_t kTasksShown = 50;

std::string shown(std::string_view text) { return markdown_escape(cut(text, kTitleShown)); }

/// As `bold`, cut where a title would fill the screen.
std::string bold_title(std::string_view text) { return bold(cut(text, kTitleShown)); }

std::string channel_link(const Incident& incident) { return "~" + incident.channel_name; }

std::size_t settled_tasks(const Stage& stage)
{
    std::size_t settled = 0;
    for (const Task& task : stage.tasks) settled += is_settled(task) ? 1 : 0;
    return settled;
}

std::string_view box(TaskState state)
{
    switch (state) {
    case TaskState::Open:
        return ":white_large_square:";
    case TaskState::InProgress:
        return ":hourglass_flowing_sand:";
    case TaskState::Closed:
        return ":white_check_mark:";
    case TaskState::Skipped:
        return ":fast_forward:";
    }
    return "";
}

std::string range(std::size_t count)
{
    return count == 1 ? "it has only the number 0" : "numbers go from 0 to " + std::to_string(count - 1);
}

} // namespace

std::string of_failure(const Failure& failure)
{
    switch (failure.fault()) {
    case Fault::NotFound:
        return "There is no such incident, or it is not open to you.";
    case Fault::Forbidden:
        return not_allowed_to_edit();
    case Fault::Unauthorized:
        return "Muster cannot sign in to the chat server any more, so this could not be done. An administrator has to "
               "give it a "
               "valid token.";
    case Fault::Unavailable:
        return "That could not be done right now, and nothing was changed. Please try again in a moment.";
    case Fault::Invalid:
    case Fault::Conflict:
    case Fault::TooLarge:
        return "That cannot be done: " + markdown_escape(failure.detail()) + ".";
    case Fault::Internal:
        break;
    }
    return "Something went wrong inside Muster, and nothing was changed. The log says what.";
}

std::string only_in_incident_channel()
{
    return "This command works in an incident channel only. `/incident list` shows your ongoing incidents.";
}

std::string usage(std::string_view subcommand, std::string_view arguments, std::string_view description)
{
    return "Usage: " + help_row(subcommand, arguments, description);
}

std::string unknown_subcommand(std::string_view word) { return "There is no `/incident` command " + code(word) + "."; }

std::string help_heading() { return "**Muster** runs incidents from this box:"; }

std::string help_row(std::string_view subcommand, std::string_view arguments, std::string_view description)
{
    std::string row = "`/incident " + std::string(subcommand);
    if (!arguments.empty()) row += " " + std::string(arguments);
    return row + "` – " + std::string(description);
}

std::string not_allowed_to_edit()
{
    return "Only members of the incident channel can change this incident. Join the channel first.";
}

std::string form_too_late() { return "The chat server was too slow to show the form. Please type the command again."; }

std::string no_playbooks()
{
    return "You are a member of no playbook in this team, and an incident is started from one. Ask a member of a "
           "playbook to "
           "add you.";
}

std::string cannot_start_from(std::string_view word)
{
    return code(word) + " is no post from which you can start an incident: there is none, or you or I cannot read it. "
                        "To start without a post, type `/incident start`.";
}

std::string started_in(const Incident& incident)
{
    return called(incident) + " " + bold_title(incident.name) + " was started in " + channel_link(incident) + ".";
}

std::string started_without_channel(const Incident& incident)
{
    return called(incident) + " " + bold_title(incident.name) +
           " is on record, but the chat server has not opened its channel yet. Muster goes on trying; you will be "
           "added to it.";
}

std::string playbook_gone() { return "Choose a playbook that you are a member of."; }

std::string name_limits()
{
    return "The name must have " + std::to_string(kNameShortest) + " to " + std::to_string(kNameLongest) +
           " characters.";
}

std::string description_limits()
{
    return "The description can have at most " + std::to_string(kDescriptionLongest) + " characters.";
}

std::string not_in_team() { return "You are not a member of this team any more."; }

std::string ended_already() { return "This incident has ended already. `/incident restart` makes it ongoing again."; }

std::string not_ended() { return "This incident is ongoing. `/incident end` ends it."; }

std::string must_be_number(std::string_view argument, std::string_view word)
{
    return "The " + std::string(argument) + " must be a number, counted from 0, and " + code(word) +
           " is none. `/incident info` shows the numbers.";
}

std::string no_such_stage(const Incident& incident, std::string_view word)
{
    if (incident.stages.empty()) return no_stages();
    return "There is no stage " + code(word) + ": " + range(incident.stages.size()) + ". `/incident info` shows them.";
}

std::string no_such_task(const Incident& incident, std::size_t stage, std::string_view word)
{
    const Stage& there = incident.stages[stage];
    if (there.tasks.empty()) return "Stage " + bold_title(there.title) + " has no tasks.";
    return "There is no task " + code(word) + " in stage " + bold_title(there.title) + ": " +
           range(there.tasks.size()) + ". `/incident info` shows them.";
}

std::string task_gone() { return "That task is not in the incident any more."; }

std::string no_stages() { return "This incident has no stages."; }

std::string last_stage(std::string_view title)
{
    return bold_title(title) + " is the last stage. When the work is done, `/incident end` ends the incident.";
}

std::string first_stage(std::string_view title) { return bold_title(title) + " is the first stage."; }

std::string stage_moved_meanwhile(std::string_view title)
{
    return "Somebody else has changed the stage meanwhile: it is " + bold_title(title) + " now. Nothing was changed.";
}

std::string more_tasks_open_meanwhile()
{
    return "More tasks of this stage are open than when you asked. Nothing was changed: look again, then ask once "
           "more.";
}

std::string named_so_already(std::string_view name) { return "The incident is called " + bold(name) + " already."; }

std::string commander_is(std::string_view username) { return "The commander is " + mention(username) + "."; }

std::string commander_already(std::string_view username) { return mention(username) + " is the commander already."; }

std::string unknown_user(std::string_view username) { return "There is no user " + code(username) + "."; }

std::string cannot_command(std::string_view username)
{
    return mention(username) +
           " cannot be the commander: add them to this channel first. Bots and deactivated accounts cannot "
           "command.";
}

std::string none_ongoing(std::string_view team)
{
    return "You are in no ongoing incident of the team " + bold_title(team) + ". `/incident start` starts one.";
}

std::string list_heading(std::size_t shown_count)
{
    return shown_count == 1 ? "#### Your ongoing incident" : "#### Your ongoing incidents";
}

std::string incident_heading(const Incident& incident)
{
    return "##### " + called(incident) + " " + shown(incident.name) + " in " + channel_link(incident);
}

std::string info_heading(const Incident& incident) { return "#### " + called(incident) + " " + shown(incident.name); }

std::string stage_of(const Incident& incident)
{
    const Stage* stage = active_stage(incident);
    return stage ? bold_title(stage->title) : "–";
}

std::string progress(const Incident& incident)
{
    std::string text;
    for (std::size_t i = 0; i < incident.stages.size(); ++i) {
        const Stage& stage = incident.stages[i];
        const std::string counted =
            " " + std::to_string(settled_tasks(stage)) + "/" + std::to_string(stage.tasks.size());
        if (!text.empty()) text += " → ";
        text += (i == incident.active_stage ? bold_title(stage.title) : shown(stage.title)) + counted;
    }
    return text.empty() ? "–" : text;
}

std::string numbered_tasks(const Incident& incident)
{
    const Stage* stage = active_stage(incident);
    if (!stage || stage->tasks.empty()) return "–";
    std::string text;
    for (std::size_t i = 0; i < stage->tasks.size(); ++i) {
        if (i == kTasksShown) return text + "…and " + std::to_string(stage->tasks.size() - kTasksShown) + " more";
        const Task& task = stage->tasks[i];
        text += std::string(box(task.state)) + " `" + std::to_string(incident.active_stage) + " " + std::to_string(i) +
                "` " + shown(task.title) + "\n";
    }
    return text;
}

std::string mention(std::string_view username) { return "**@" + std::string(username) + "**"; }

std::string duration(const Incident& incident, Instant now)
{
    using std::chrono::seconds;
    return span(std::chrono::duration_cast<seconds>(incident.ended_at.value_or(now) - incident.created_at));
}

std::string status(const Incident& incident)
{
    return std::string(status_name(incident.status)) + (incident.is_active() ? " (ongoing)" : " (ended)");
}

} // namespace muster::wording
