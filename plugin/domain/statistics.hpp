// What an incident's history says in numbers.
#pragma once

#include "base/time.hpp"
#include "plugin/domain/events.hpp"
#include "plugin/domain/ids.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace muster
{

struct Incident;
struct Stage;

/// How long a stage was the active one while the incident was ongoing.
struct StageTime {
    StageId stage;
    std::string title; ///< as it is now, or as it was when the stage was removed
    std::chrono::milliseconds time{0};
    bool is_running = false; ///< it is the active one of an ongoing incident

    friend bool operator==(const StageTime&, const StageTime&) = default;
};

struct TaskCounts {
    std::size_t open = 0;
    std::size_t in_progress = 0;
    std::size_t closed = 0;
    std::size_t skipped = 0;

    [[nodiscard]] std::size_t all() const { return open + in_progress + closed + skipped; }

    friend bool operator==(const TaskCounts&, const TaskCounts&) = default;
};

/// One step of the work: a task that is settled now, when it was and by whom.
struct TaskSettled {
    TaskId task;
    std::string title;
    TaskState state = TaskState::Closed;
    Instant at{};
    UserId by;

    friend bool operator==(const TaskSettled&, const TaskSettled&) = default;
};

struct IncidentStatistics {
    std::chrono::milliseconds duration{0}; ///< from the start to the end that holds, or until now
    std::chrono::milliseconds ongoing{0};  ///< the same without the time between an end and the restart after it
    std::size_t restarts = 0;
    std::optional<std::chrono::milliseconds> to_first_update;
    std::optional<std::chrono::milliseconds> to_resolve; ///< until the end that holds, nothing while it is ongoing
    std::size_t members_ever = 0;                        ///< people who took part at any time
    std::vector<StageTime> stages; ///< in the order in which they were first worked; together they last `ongoing`
    TaskCounts tasks;
    std::vector<TaskSettled> settled; ///< in the order of time
};

/// `events` are the incident's, in any order; bookkeeping may be missing from them.
[[nodiscard]] IncidentStatistics statistics_of(const Incident& incident, const std::vector<IncidentEvent>& events,
                                               Instant now);

/// The stage whose time runs: the active one while the incident is ongoing, null otherwise.
[[nodiscard]] const Stage* running_stage(const Incident& incident);

} // namespace muster
