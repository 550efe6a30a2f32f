#include "plugin/wording/event_sentence.hpp"

#include "base/overloaded.hpp"
#include "plugin/wording/channel_posts.hpp"
#include "plugin/wording/checklist_posts.hpp"
#include "plugin/wording/phrases.hpp"
#include "plugin/wording/status_posts.hpp"

#include <utility>

namespace muster::wording
{

std::string Names::of(const UserId& user) const
{
    const auto known = names_.find(user);
    return known == names_.end() ? user.str() : known->second;
}

std::vector<UserId> people_in(const IncidentEvent& event)
{
    using People = std::vector<UserId>;
    const UserId& actor = event.actor;
    return std::visit(Overloaded{
                          [](const IncidentStarted& e) {
                              return People{e.reporter, e.commander};
                          },
                          [&](const CommanderChanged& e) {
                              return People{actor, e.before, e.after};
                          },
                          [&](const AssigneeChanged& e) {
                              return People{actor, e.before, e.after};
                          },
                          [](const TaskFellDue& e) { return People{e.assignee}; },
                          [&](const ParticipantJoined& e) {
                              return People{actor, e.user};
                          },
                          [&](const ParticipantLeft& e) {
                              return People{actor, e.user};
                          },
                          [&](const auto&) { return People{actor}; },
                      },
                      event.body);
}

std::vector<UserId> people_in(const std::vector<IncidentEvent>& events)
{
    std::vector<UserId> people;
    for (const IncidentEvent& event : events)
        for (UserId& person : people_in(event)) people.push_back(std::move(person));
    return people;
}

std::string sentence(const IncidentEvent& event, const Incident& incident, const Names& names)
{
    const std::string actor = names.of(event.actor);
    const auto name = [&names](const UserId& user) { return user.empty() ? std::string() : names.of(user); };
    return std::visit(
        Overloaded{
            [&](const IncidentStarted& e) {
                return started(incident, names.of(e.reporter), names.of(e.commander), e.playbook_title);
            },
            [](const ChannelOpened&) { return std::string(); },
            [&](const TaskStateModified& e) { return task_state_modified(actor, e); },
            [&](const StageChanged& e) { return stage_changed(actor, e); },
            [&](const CommanderChanged& e) { return commander_changed(actor, names.of(e.before), names.of(e.after)); },
            [&](const IncidentEnded&) { return ended(actor); },
            [&](const IncidentRestarted&) { return restarted(actor); },
            [&](const StatusUpdated& e) { return status_update(actor, e); },
            [&](const StatusUpdateCorrected& e) { return update_corrected(actor, e); },
            [&](const ReminderFell& e) { return reminder_fell(e); },
            [&](const ReminderDismissed& e) { return reminder_dismissed(actor, e); },
            [](const PostLinked&) { return std::string(); },
            [&](const TaskAdded& e) { return task_added(actor, e); },
            [&](const TaskEdited& e) { return task_edited(actor, e); },
            [&](const TaskMoved& e) { return task_moved(actor, e); },
            [&](const TaskRemoved& e) { return task_removed(actor, e); },
            [&](const StageAdded& e) { return stage_added(actor, e); },
            [&](const StageRenamed& e) { return stage_renamed(actor, e); },
            [&](const StageMoved& e) { return stage_moved(actor, e); },
            [&](const StageRemoved& e) { return stage_removed(actor, e); },
            [&](const AssigneeChanged& e) { return assignee_changed(actor, name(e.before), name(e.after), e); },
            [&](const TaskDueChanged& e) { return task_due_changed(actor, e, event.at); },
            [&](const TaskFellDue& e) { return task_fell_due(name(e.assignee), e); },
            [&](const TaskCommandRan& e) { return task_command_ran(actor, e); },
            [&](const DetailsChanged& e) { return details_changed(actor, e); },
            [&](const ParticipantJoined& e) { return participant_joined(names.of(e.user)); },
            [&](const ParticipantLeft& e) { return participant_left(names.of(e.user)); },
            [](const ChannelNoted&) { return std::string(); },
            [](const ChannelArchived&) { return channel_archived(); },
            [](const ChannelRestored&) { return channel_restored(); },
            [](const ChannelDeleted&) { return channel_deleted(); },
            [&](const TimelineNoteAdded& e) { return note_added(actor, e); },
        },
        event.body);
}

} // namespace muster::wording
