#include "plugin/wording/channel_posts.hpp"

#include "base/text.hpp"
#include "plugin/domain/incident_number.hpp"
#include "plugin/wording/phrases.hpp"

namespace muster::wording
{

namespace
{

/// Where the header of a Mattermost channel ends, in code points.
constexpr std::size_t kHeaderLongest = 1024;
constexpr std::size_t kListedTasks = 40;

} // namespace

std::string channel_header(const Incident& incident)
{
    if (!incident.description.empty()) return std::string(cut(incident.description, kHeaderLongest));
    return "This channel was opened by Muster for an incident. Type `/incident info` to see where it stands.";
}

std::string channel_purpose(const Incident& incident)
{
    return "Incident " + called(incident) + " (" + incident.id.str() + ")";
}

std::string started(const Incident& incident, std::string_view reporter, std::string_view commander,
                    std::string_view playbook_title)
{
    std::string text = "This incident (" + called(incident) + ") was started by @" + std::string(reporter);
    if (!playbook_title.empty()) text += " with the playbook " + bold(playbook_title);
    return text + ". @" + std::string(commander) + " is the commander.";
}

std::string task_state_modified(std::string_view actor, const TaskStateModified& event)
{
    const std::string who(actor);
    switch (event.after) {
    case TaskState::Closed:
        return who + " checked off " + bold(event.title) + ".";
    case TaskState::InProgress:
        return who + " began to work on " + bold(event.title) + ".";
    case TaskState::Skipped:
        return who + " skipped " + bold(event.title) + ".";
    case TaskState::Open:
        break;
    }
    return who + " opened " + bold(event.title) + " again.";
}

std::string stage_changed(std::string_view actor, const StageChanged& event)
{
    std::string text = std::string(actor) + " moved the incident from stage " + bold(event.before_title) +
                       " to stage " + bold(event.after_title) + ".";
    if (event.open_tasks > 0) text += " In " + bold(event.before_title) + " " + tasks_open(event.open_tasks) + ".";
    return text;
}

std::string commander_changed(std::string_view actor, std::string_view before, std::string_view after)
{
    return std::string(actor) + " changed the commander from @" + std::string(before) + " to @" + std::string(after) +
           ".";
}

std::string ended(std::string_view actor) { return std::string(actor) + " ended this incident."; }

std::string restarted(std::string_view actor) { return std::string(actor) + " restarted this incident."; }

std::string details_changed(std::string_view actor, const DetailsChanged& event)
{
    const std::string who(actor);
    if (event.follows_channel)
        return "The channel was renamed, and the incident with it, from " + bold(event.name_before) + " to " +
               bold(event.name) + ".";
    if (event.name_before == event.name) return who + " changed the description of this incident.";
    return who + " renamed this incident from " + bold(event.name_before) + " to " + bold(event.name) + ".";
}

std::string channel_archived() { return "The channel of this incident was archived: nobody can write in it."; }

std::string channel_restored() { return "The channel of this incident was restored from the archive."; }

std::string channel_deleted()
{
    return "The channel of this incident was deleted for good, with all that was said in it.";
}

std::string participant_joined(std::string_view who) { return std::string(who) + " joined the incident."; }

std::string participant_left(std::string_view who) { return std::string(who) + " left the incident."; }

std::string note_added(std::string_view actor, const TimelineNoteAdded& event)
{
    return std::string(actor) + " put on the timeline: " + bold(event.summary);
}

std::string stage_tasks(const Stage& stage)
{
    std::string text = "Stage " + bold(stage.title);
    std::size_t listed = 0;
    for (const Task& task : stage.tasks) {
        if (++listed > kListedTasks)
            return text + "\n- …and " + std::to_string(stage.tasks.size() - kListedTasks) + " more";
        text += "\n- " + markdown_escape(cut(task.title, 120));
    }
    return text;
}

std::string check_menu() { return "Check off a task…"; }

} // namespace muster::wording
