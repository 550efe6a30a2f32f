// What happened to an incident. One event is the source of its timeline entry, its channel post and whatever else
// follows.
#pragma once

#include "base/time.hpp"
#include "plugin/domain/ids.hpp"
#include "plugin/domain/settings.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace muster
{

/// A skipped task is settled like a closed one: nobody has to do it any more.
enum class TaskState { Open, InProgress, Closed, Skipped };

/// Where an incident stands, as its people say it. Resolved and Archived are ended, the others ongoing.
enum class Status { Reported, Active, Resolved, Archived };

/// The incident is on record. Its channel is opened by the first reaction.
struct IncidentStarted {
    UserId reporter;
    UserId commander;
    std::string playbook_title;
    /// There is an origin to quote, people to invite or a channel to tell.
    bool calls_together = false;

    friend bool operator==(const IncidentStarted&, const IncidentStarted&) = default;
};

/// The incident's channel exists and is linked to it: now others can be told where it is worked.
struct ChannelOpened {
    ChannelId channel;
    std::string name;

    friend bool operator==(const ChannelOpened&, const ChannelOpened&) = default;
};

/// Titles are those of that moment: the sentence in the channel and on the timeline stays true after a rename.
struct TaskStateModified {
    TaskId task;
    std::string title;
    TaskState before = TaskState::Open;
    TaskState after = TaskState::Open;

    friend bool operator==(const TaskStateModified&, const TaskStateModified&) = default;
};

/// `open_tasks` is how many tasks of the stage that was left were still open.
struct StageChanged {
    StageId before;
    StageId after;
    std::string before_title;
    std::string after_title;
    std::size_t open_tasks = 0;

    friend bool operator==(const StageChanged&, const StageChanged&) = default;
};

struct CommanderChanged {
    UserId before;
    UserId after;

    friend bool operator==(const CommanderChanged&, const CommanderChanged&) = default;
};

struct IncidentEnded {
    friend bool operator==(const IncidentEnded&, const IncidentEnded&) = default;
};

/// `ended_at` is the end that no longer holds: the timeline keeps it.
struct IncidentRestarted {
    Instant ended_at{};

    friend bool operator==(const IncidentRestarted&, const IncidentRestarted&) = default;
};

/// `reminder` is when to ask for the next one, 0 for never.
struct StatusUpdated {
    StatusUpdateId update;
    Status before = Status::Reported;
    Status after = Status::Reported;
    std::string message;
    std::chrono::seconds reminder{0};

    friend bool operator==(const StatusUpdated&, const StatusUpdated&) = default;
};

/// The post of a status update was edited or deleted. The message is the new one, empty when it was deleted.
struct StatusUpdateCorrected {
    StatusUpdateId update;
    std::string message;
    bool is_deleted = false;

    friend bool operator==(const StatusUpdateCorrected&, const StatusUpdateCorrected&) = default;
};

/// A status update is due; for the `count`th time since the last one was given.
struct ReminderFell {
    std::uint32_t count = 1;
    std::chrono::seconds next{0}; ///< until it is asked for again

    friend bool operator==(const ReminderFell&, const ReminderFell&) = default;
};

/// Somebody put the reminder off; it comes again after `next`, or never when that is 0.
struct ReminderDismissed {
    std::chrono::seconds next{0};

    friend bool operator==(const ReminderDismissed&, const ReminderDismissed&) = default;
};

/// The channel's post of a status update is there, or, when `update` is empty, the one that asks for the next.
struct PostLinked {
    StatusUpdateId update;
    PostId post;

    friend bool operator==(const PostLinked&, const PostLinked&) = default;
};

struct TaskAdded {
    TaskId task;
    StageId stage;
    std::string title;
    std::string stage_title;

    friend bool operator==(const TaskAdded&, const TaskAdded&) = default;
};

/// Title, description or command is another one.
struct TaskEdited {
    TaskId task;
    std::string title_before;
    std::string title;

    friend bool operator==(const TaskEdited&, const TaskEdited&) = default;
};

struct TaskMoved {
    TaskId task;
    StageId stage;
    std::string title;
    std::string stage_title_before;
    std::string stage_title;

    friend bool operator==(const TaskMoved&, const TaskMoved&) = default;
};

struct TaskRemoved {
    TaskId task;
    std::string title;
    std::string stage_title;

    friend bool operator==(const TaskRemoved&, const TaskRemoved&) = default;
};

struct StageAdded {
    StageId stage;
    std::string title;

    friend bool operator==(const StageAdded&, const StageAdded&) = default;
};

struct StageRenamed {
    StageId stage;
    std::string title_before;
    std::string title;

    friend bool operator==(const StageRenamed&, const StageRenamed&) = default;
};

struct StageMoved {
    StageId stage;
    std::string title;

    friend bool operator==(const StageMoved&, const StageMoved&) = default;
};

/// With its tasks, `tasks` of them.
struct StageRemoved {
    StageId stage;
    std::string title;
    std::size_t tasks = 0;

    friend bool operator==(const StageRemoved&, const StageRemoved&) = default;
};

/// An empty id is nobody.
struct AssigneeChanged {
    TaskId task;
    std::string title;
    UserId before;
    UserId after;

    friend bool operator==(const AssigneeChanged&, const AssigneeChanged&) = default;
};

/// Time zero is no due time.
struct TaskDueChanged {
    TaskId task;
    std::string title;
    Instant before{};
    Instant after{};

    friend bool operator==(const TaskDueChanged&, const TaskDueChanged&) = default;
};

/// The task's time came, and it was not settled.
struct TaskFellDue {
    TaskId task;
    std::string title;
    UserId assignee;

    friend bool operator==(const TaskFellDue&, const TaskFellDue&) = default;
};

struct TaskCommandRan {
    TaskId task;
    std::string title;
    std::string command;

    friend bool operator==(const TaskCommandRan&, const TaskCommandRan&) = default;
};

/// Name or description is another one.
struct DetailsChanged {
    std::string name_before;
    std::string name;
    std::string description_before;
    std::string description;
    /// Somebody renamed the channel, and the incident followed: the channel has the name already.
    bool follows_channel = false;

    friend bool operator==(const DetailsChanged&, const DetailsChanged&) = default;
};

struct ParticipantJoined {
    UserId user;
    /// They are told the playbook's welcome: they were never here before, and there is one.
    bool is_welcomed = false;

    friend bool operator==(const ParticipantJoined&, const ParticipantJoined&) = default;
};

struct ParticipantLeft {
    UserId user;

    friend bool operator==(const ParticipantLeft&, const ParticipantLeft&) = default;
};

/// What the channel is called, or about to be, and whether everybody in the team may come in.
struct ChannelNoted {
    std::string title; ///< the display name
    std::string name;  ///< the URL name
    bool is_public = true;

    friend bool operator==(const ChannelNoted&, const ChannelNoted&) = default;
};

/// Nobody can write in the channel until it is restored.
struct ChannelArchived {
    friend bool operator==(const ChannelArchived&, const ChannelArchived&) = default;
};

struct ChannelRestored {
    friend bool operator==(const ChannelRestored&, const ChannelRestored&) = default;
};

/// For good, with everything that was said in it.
struct ChannelDeleted {
    friend bool operator==(const ChannelDeleted&, const ChannelDeleted&) = default;
};

/// Put on the timeline by hand: a post, or something that happened elsewhere. `happened_at` may lie before its
/// recording.
struct TimelineNoteAdded {
    std::string summary;
    PostId post;
    Instant happened_at{};

    friend bool operator==(const TimelineNoteAdded&, const TimelineNoteAdded&) = default;
};

using EventBody =
    std::variant<IncidentStarted, ChannelOpened, TaskStateModified, StageChanged, CommanderChanged, IncidentEnded,
                 IncidentRestarted, StatusUpdated, StatusUpdateCorrected, ReminderFell, ReminderDismissed, PostLinked,
                 TaskAdded, TaskEdited, TaskMoved, TaskRemoved, StageAdded, StageRenamed, StageMoved, StageRemoved,
                 AssigneeChanged, TaskDueChanged, TaskFellDue, TaskCommandRan, DetailsChanged, ParticipantJoined,
                 ParticipantLeft, ChannelNoted, ChannelArchived, ChannelRestored, ChannelDeleted, TimelineNoteAdded>;
using EventBodies = std::vector<EventBody>;

/// A committed event. `revision` is the incident's after the change that it belongs to, `at` when it was recorded,
/// `post` what the channel heard of it, empty until that was posted.
struct IncidentEvent {
    EventId id;
    IncidentId incident;
    UserId actor;
    Instant at{};
    std::int64_t revision = 0;
    EventBody body;
    PostId post = {};
};

/// When it happened, which for a note is not when it was recorded.
[[nodiscard]] Instant happened_at(const IncidentEvent& event);

/// What Muster notes for itself: nobody in the channel hears of it and no timeline shows it.
[[nodiscard]] bool is_bookkeeping(const EventBody& body);

/// What follows a committed event; each is one row of the outbox, written with the event.
enum class Reaction {
    OpenChannel,
    PostToChannel,
    PostStatusUpdate,
    BroadcastUpdate,
    PostReminder,
    RetractReminder, ///< a status update is not asked for any more
    CallTogether,    ///< the origin is quoted, people are invited, another channel is told
    MessageAssignee,
    UpdateChannel, ///< the channel's display name and header follow the incident's name and description
    Welcome,       ///< somebody who joined is told the playbook's welcome, alone
    CallWebhook,   ///< a program elsewhere is told, at the address that the playbook names
};

/// The reactions to an event of an incident with those settings; those with one receiver in the order in which they
/// must happen.
[[nodiscard]] std::span<const Reaction> reactions_to(const EventBody& body, const Settings& settings);

/// Whom a reaction reaches. What one receiver cannot be given holds up nothing that another one is to have.
enum class Receiver { Chat, Webhook };
[[nodiscard]] Receiver receiver_of(Reaction reaction);

/// The address that is to be called because of the event, empty for none.
[[nodiscard]] std::string_view webhook_for(const EventBody& body, const Settings& settings);

} // namespace muster
