#include "plugin/wording/checklist_posts.hpp"

#include "base/text.hpp"
#include "plugin/domain/incident_number.hpp"
#include "plugin/wording/phrases.hpp"

#include <chrono>

namespace muster::wording
{

std::string task_added(std::string_view actor, const TaskAdded& event)
{
    return std::string(actor) + " added the task " + bold(event.title) + " to stage " + bold(event.stage_title) + ".";
}

std::string task_edited(std::string_view actor, const TaskEdited& event)
{
    if (event.title_before == event.title)
        return std::string(actor) + " changed what is written in the task " + bold(event.title) + ".";
    return std::string(actor) + " renamed the task " + bold(event.title_before) + " to " + bold(event.title) + ".";
}

std::string task_moved(std::string_view actor, const TaskMoved& event)
{
    if (event.stage_title_before == event.stage_title)
        return std::string(actor) + " moved the task " + bold(event.title) + " within stage " +
               bold(event.stage_title) + ".";
    return std::string(actor) + " moved the task " + bold(event.title) + " from stage " +
           bold(event.stage_title_before) + " to stage " + bold(event.stage_title) + ".";
}

std::string task_removed(std::string_view actor, const TaskRemoved& event)
{
    return std::string(actor) + " removed the task " + bold(event.title) + " from stage " + bold(event.stage_title) +
           ".";
}

std::string stage_added(std::string_view actor, const StageAdded& event)
{
    return std::string(actor) + " added the stage " + bold(event.title) + ".";
}

std::string stage_renamed(std::string_view actor, const StageRenamed& event)
{
    return std::string(actor) + " renamed the stage " + bold(event.title_before) + " to " + bold(event.title) + ".";
}

std::string stage_moved(std::string_view actor, const StageMoved& event)
{
    return std::string(actor) + " moved the stage " + bold(event.title) + ".";
}

std::string stage_removed(std::string_view actor, const StageRemoved& event)
{
    std::string text = std::string(actor) + " removed the stage " + bold(event.title);
    if (event.tasks == 1) text += " with its task";
    if (event.tasks > 1) text += " with its " + std::to_string(event.tasks) + " tasks";
    return text + ".";
}

std::string assignee_changed(std::string_view actor, std::string_view before, std::string_view after,
                             const AssigneeChanged& event)
{
    const std::string who(actor);
    if (after.empty()) return who + " took the task " + bold(event.title) + " from " + std::string(before) + ".";
    if (after == actor) return who + " took on the task " + bold(event.title) + ".";
    const std::string to = "@" + std::string(after);
    if (before.empty()) return who + " gave the task " + bold(event.title) + " to " + to + ".";
    return who + " handed the task " + bold(event.title) + " from " + std::string(before) + " to " + to + ".";
}

std::string assigned_to_you(std::string_view actor, const Incident& incident, const AssigneeChanged& event)
{
    return std::string(actor) + " gave you the task " + bold(event.title) + " in " + called(incident) + " " +
           bold(incident.name) + ": ~" + incident.channel_name + ".";
}

std::string task_due_changed(std::string_view actor, const TaskDueChanged& event, Instant at)
{
    const std::string who(actor);
    if (event.after == Instant{}) return who + " took the due time off the task " + bold(event.title) + ".";
    const auto left = std::chrono::duration_cast<std::chrono::seconds>(event.after - at);
    if (left.count() <= 0) return who + " made the task " + bold(event.title) + " due now.";
    return who + " made the task " + bold(event.title) + " due in " + span(left) + ".";
}

std::string task_fell_due(std::string_view assignee, const TaskFellDue& event)
{
    const std::string due = ":alarm_clock: The task " + bold(event.title) + " is due";
    return assignee.empty() ? due + ", and nobody has it." : "@" + std::string(assignee) + " " + due + ".";
}

std::string task_command_ran(std::string_view actor, const TaskCommandRan& event)
{
    return std::string(actor) + " ran " + code(event.command) + " for the task " + bold(event.title) + ".";
}

} // namespace muster::wording
