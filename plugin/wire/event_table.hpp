// How each event is spelled: its type and the keys of its details, one row an event. Read only by event_json.cpp.
#pragma once

#include "plugin/domain/events.hpp"

#include <string_view>
#include <tuple>

namespace muster::wire
{

/// A key of the details and the member that it says.
template <class Event, class Member> struct Key {
    std::string_view name;
    Member Event::*member;
};
template <class Event, class Member> Key(std::string_view, Member Event::*) -> Key<Event, Member>;

template <class Event> struct Spelling;

// The types of the original plugin are spelled as it spells them (peer-incident-plugin.md §3.3.3); the others are ours.

template <> struct Spelling<IncidentStarted> {
    using E = IncidentStarted;
    static constexpr std::string_view kType = "incident_created";
    static constexpr auto kKeys =
        std::tuple(Key{"reporter", &E::reporter}, Key{"commander", &E::commander},
                   Key{"playbook_title", &E::playbook_title}, Key{"calls_together", &E::calls_together});
};

template <> struct Spelling<ChannelOpened> {
    using E = ChannelOpened;
    static constexpr std::string_view kType = "channel_opened";
    static constexpr auto kKeys = std::tuple(Key{"channel", &E::channel}, Key{"name", &E::name});
};

template <> struct Spelling<TaskStateModified> {
    using E = TaskStateModified;
    static constexpr std::string_view kType = "task_state_modified";
    static constexpr auto kKeys =
        std::tuple(Key{"task", &E::task}, Key{"title", &E::title}, Key{"before", &E::before}, Key{"after", &E::after});
};

template <> struct Spelling<StageChanged> {
    using E = StageChanged;
    static constexpr std::string_view kType = "stage_changed";
    static constexpr auto kKeys =
        std::tuple(Key{"before", &E::before}, Key{"after", &E::after}, Key{"before_title", &E::before_title},
                   Key{"after_title", &E::after_title}, Key{"open_tasks", &E::open_tasks});
};

template <> struct Spelling<CommanderChanged> {
    using E = CommanderChanged;
    static constexpr std::string_view kType = "commander_changed";
    static constexpr auto kKeys = std::tuple(Key{"before", &E::before}, Key{"after", &E::after});
};

template <> struct Spelling<IncidentEnded> {
    static constexpr std::string_view kType = "incident_ended";
    static constexpr auto kKeys = std::tuple();
};

template <> struct Spelling<IncidentRestarted> {
    using E = IncidentRestarted;
    static constexpr std::string_view kType = "incident_restarted";
    static constexpr auto kKeys = std::tuple(Key{"ended_at", &E::ended_at});
};

template <> struct Spelling<StatusUpdated> {
    using E = StatusUpdated;
    static constexpr std::string_view kType = "status_updated";
    static constexpr auto kKeys =
        std::tuple(Key{"update", &E::update}, Key{"before", &E::before}, Key{"after", &E::after},
                   Key{"message", &E::message}, Key{"reminder", &E::reminder});
};

template <> struct Spelling<StatusUpdateCorrected> {
    using E = StatusUpdateCorrected;
    static constexpr std::string_view kType = "status_update_corrected";
    static constexpr auto kKeys =
        std::tuple(Key{"update", &E::update}, Key{"message", &E::message}, Key{"is_deleted", &E::is_deleted});
};

template <> struct Spelling<ReminderFell> {
    using E = ReminderFell;
    static constexpr std::string_view kType = "reminder_fell";
    static constexpr auto kKeys = std::tuple(Key{"count", &E::count}, Key{"next", &E::next});
};

template <> struct Spelling<ReminderDismissed> {
    using E = ReminderDismissed;
    static constexpr std::string_view kType = "reminder_dismissed";
    static constexpr auto kKeys = std::tuple(Key{"next", &E::next});
};

template <> struct Spelling<PostLinked> {
    using E = PostLinked;
    static constexpr std::string_view kType = "post_linked";
    static constexpr auto kKeys = std::tuple(Key{"update", &E::update}, Key{"post", &E::post});
};

template <> struct Spelling<TaskAdded> {
    using E = TaskAdded;
    static constexpr std::string_view kType = "task_added";
    static constexpr auto kKeys = std::tuple(Key{"task", &E::task}, Key{"stage", &E::stage}, Key{"title", &E::title},
                                             Key{"stage_title", &E::stage_title});
};

template <> struct Spelling<TaskEdited> {
    using E = TaskEdited;
    static constexpr std::string_view kType = "task_edited";
    static constexpr auto kKeys =
        std::tuple(Key{"task", &E::task}, Key{"title_before", &E::title_before}, Key{"title", &E::title});
};

template <> struct Spelling<TaskMoved> {
    using E = TaskMoved;
    static constexpr std::string_view kType = "task_moved";
    static constexpr auto kKeys =
        std::tuple(Key{"task", &E::task}, Key{"stage", &E::stage}, Key{"title", &E::title},
                   Key{"stage_title_before", &E::stage_title_before}, Key{"stage_title", &E::stage_title});
};

template <> struct Spelling<TaskRemoved> {
    using E = TaskRemoved;
    static constexpr std::string_view kType = "task_removed";
    static constexpr auto kKeys =
        std::tuple(Key{"task", &E::task}, Key{"title", &E::title}, Key{"stage_title", &E::stage_title});
};

template <> struct Spelling<StageAdded> {
    using E = StageAdded;
    static constexpr std::string_view kType = "stage_added";
    static constexpr auto kKeys = std::tuple(Key{"stage", &E::stage}, Key{"title", &E::title});
};

template <> struct Spelling<StageRenamed> {
    using E = StageRenamed;
    static constexpr std::string_view kType = "stage_renamed";
    static constexpr auto kKeys =
        std::tuple(Key{"stage", &E::stage}, Key{"title_before", &E::title_before}, Key{"title", &E::title});
};

template <> struct Spelling<StageMoved> {
    using E = StageMoved;
    static constexpr std::string_view kType = "stage_moved";
    static constexpr auto kKeys = std::tuple(Key{"stage", &E::stage}, Key{"title", &E::title});
};

template <> struct Spelling<StageRemoved> {
    using E = StageRemoved;
    static constexpr std::string_view kType = "stage_removed";
    static constexpr auto kKeys = std::tuple(Key{"stage", &E::stage}, Key{"title", &E::title}, Key{"tasks", &E::tasks});
};

template <> struct Spelling<AssigneeChanged> {
    using E = AssigneeChanged;
    static constexpr std::string_view kType = "assignee_changed";
    static constexpr auto kKeys =
        std::tuple(Key{"task", &E::task}, Key{"title", &E::title}, Key{"before", &E::before}, Key{"after", &E::after});
};

template <> struct Spelling<TaskDueChanged> {
    using E = TaskDueChanged;
    static constexpr std::string_view kType = "task_due_changed";
    static constexpr auto kKeys =
        std::tuple(Key{"task", &E::task}, Key{"title", &E::title}, Key{"before", &E::before}, Key{"after", &E::after});
};

template <> struct Spelling<TaskFellDue> {
    using E = TaskFellDue;
    static constexpr std::string_view kType = "task_fell_due";
    static constexpr auto kKeys =
        std::tuple(Key{"task", &E::task}, Key{"title", &E::title}, Key{"assignee", &E::assignee});
};

template <> struct Spelling<TaskCommandRan> {
    using E = TaskCommandRan;
    static constexpr std::string_view kType = "ran_slash_command";
    static constexpr auto kKeys =
        std::tuple(Key{"task", &E::task}, Key{"title", &E::title}, Key{"command", &E::command});
};

template <> struct Spelling<DetailsChanged> {
    using E = DetailsChanged;
    static constexpr std::string_view kType = "details_changed";
    static constexpr auto kKeys = std::tuple(
        Key{"name_before", &E::name_before}, Key{"name", &E::name}, Key{"description_before", &E::description_before},
        Key{"description", &E::description}, Key{"follows_channel", &E::follows_channel});
};

template <> struct Spelling<ParticipantJoined> {
    using E = ParticipantJoined;
    static constexpr std::string_view kType = "participant_joined";
    static constexpr auto kKeys = std::tuple(Key{"user", &E::user}, Key{"is_welcomed", &E::is_welcomed});
};

template <> struct Spelling<ParticipantLeft> {
    using E = ParticipantLeft;
    static constexpr std::string_view kType = "participant_left";
    static constexpr auto kKeys = std::tuple(Key{"user", &E::user});
};

template <> struct Spelling<ChannelNoted> {
    using E = ChannelNoted;
    static constexpr std::string_view kType = "channel_noted";
    static constexpr auto kKeys =
        std::tuple(Key{"title", &E::title}, Key{"name", &E::name}, Key{"is_public", &E::is_public});
};

template <> struct Spelling<ChannelArchived> {
    static constexpr std::string_view kType = "channel_archived";
    static constexpr auto kKeys = std::tuple();
};

template <> struct Spelling<ChannelRestored> {
    static constexpr std::string_view kType = "channel_restored";
    static constexpr auto kKeys = std::tuple();
};

template <> struct Spelling<ChannelDeleted> {
    static constexpr std::string_view kType = "channel_deleted";
    static constexpr auto kKeys = std::tuple();
};

template <> struct Spelling<TimelineNoteAdded> {
    using E = TimelineNoteAdded;
    static constexpr std::string_view kType = "event_from_post";
    static constexpr auto kKeys =
        std::tuple(Key{"summary", &E::summary}, Key{"post", &E::post}, Key{"happened_at", &E::happened_at});
};

} // namespace muster::wire
