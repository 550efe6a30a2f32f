// What happened to an incident. One event is the source of its timeline entry, its channel post and whatever else
// follows.
#pragma once

#include "base/time.hpp"
#include "plugin/domain/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace muster
{

enum class TaskState { Open, InProgress, Closed };

/// The incident is on record. Its channel is opened by the first reaction.
struct IncidentStarted {
    UserId reporter;
    UserId commander;
    std::string playbook_title;

    friend bool operator==(const IncidentStarted&, const IncidentStarted&) = default;
};

/// The incident's channel exists and is linked to it.
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

using EventBody = std::variant<IncidentStarted, ChannelOpened, TaskStateModified, StageChanged, CommanderChanged,
                               IncidentEnded, IncidentRestarted>;
using EventBodies = std::vector<EventBody>;

/// A committed event. `revision` is the incident's after the change that it belongs to.
struct IncidentEvent {
    EventId id;
    IncidentId incident;
    UserId actor;
    Instant at{};
    std::int64_t revision = 0;
    EventBody body;
};

/// What follows a committed event; each is one row of the outbox, written with the event.
enum class Reaction { OpenChannel, PostToChannel };

/// The reactions to an event, in the order in which they must happen.
[[nodiscard]] std::span<const Reaction> reactions_to(const EventBody& body);

} // namespace muster
