// Stages (checklists worked in order) and their tasks, and what may be done to a task.
#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/events.hpp"
#include "plugin/domain/ids.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace muster
{

struct Incident;

/// One thing to do. `command` is a slash command that people may run with it, empty when there is none.
struct Task {
    TaskId id;
    std::string title;
    std::string description;
    std::string command;
    TaskState state = TaskState::Open;
    Instant state_modified_at{};
    UserId state_modified_by;
    UserId assignee;
    Instant assignee_modified_at{};
    Instant due_at{};           ///< zero: never
    bool due_announced = false; ///< that time has come, and people were told
    Instant command_ran_at{};   ///< the last time somebody ran the command
    UserId command_ran_by;

    friend bool operator==(const Task&, const Task&) = default;
};

/// A checklist seen as a phase of the incident. Stages are worked in order, tasks in any order.
struct Stage {
    StageId id;
    std::string title;
    std::vector<Task> tasks;

    friend bool operator==(const Stage&, const Stage&) = default;
};

/// Where a task stands, zero-based, as people type it and the old wire has it.
struct TaskPosition {
    std::size_t stage = 0;
    std::size_t task = 0;
};

/// Settled: closed, or skipped because it does not matter here.
[[nodiscard]] bool is_settled(const Task& task);

/// How many tasks of the stage wait for somebody. A task in progress has somebody, and a closed one is done:
/// only open ones count (v1.2.0 command/command.go, `stage next`).
[[nodiscard]] std::size_t open_tasks(const Stage& stage);

/// Sets the state of one task. Setting the state that it has succeeds and says nothing.
/// Works on an ended incident too: tidying up afterwards is part of the work (seed 003, "Ending an incident").
/// faults   Invalid   the position is out of range; the field is "stage" or "task"
[[nodiscard]] Result<EventBodies> set_task_state(Incident& incident, TaskPosition position, TaskState next,
                                                 UserId actor, Instant at);

/// The same for a task known by its id, wherever it stands by now. faults  NotFound  no such task
[[nodiscard]] Result<EventBodies> set_task_state(Incident& incident, const TaskId& task, TaskState next, UserId actor,
                                                 Instant at);

/// What a toggle makes of a state: open becomes closed, anything else becomes open.
[[nodiscard]] TaskState toggled(TaskState state);

} // namespace muster
