// Tasks that people add, edit, move, give to somebody and remove while the incident runs, and after it has ended.
#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/checklist.hpp"
#include "plugin/domain/events.hpp"
#include "plugin/domain/ids.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace muster
{

struct Incident;

/// In code points.
inline constexpr std::size_t kTaskTitleLongest = 256;
inline constexpr std::size_t kTaskDescriptionLongest = 4096;
inline constexpr std::size_t kTaskCommandLongest = 1024;
/// Of an incident, in all its stages.
inline constexpr std::size_t kMostTasks = 500;
/// A due time further off than this was meant in another unit.
inline constexpr std::chrono::hours kDueFarthest{24 * 366};

/// A stage by its id, or by where it stands at the moment of the change, counted from 0.
using StageRef = std::variant<StageId, std::int64_t>;

/// Where people and the old wire say that a task stands, counted from 0. Any number can come from there.
struct TaskPlace {
    std::int64_t stage = 0;
    std::int64_t task = 0;
};
using TaskRef = std::variant<TaskId, TaskPlace>;

/// faults   NotFound  no such id;  Invalid  no such position;  the field is "stage" or "task"
[[nodiscard]] Result<StageId> stage_at(const Incident& incident, const StageRef& ref);
[[nodiscard]] Result<TaskId> task_at(const Incident& incident, const TaskRef& ref);

/// The task, null when it is gone.
[[nodiscard]] const Task* find_task(const Incident& incident, const TaskId& task);

/// What a person writes in a new task. The id is made before: added twice, it is one task.
struct NewTask {
    TaskId id;
    std::string title;
    std::string description;
    std::string command;
};

/// What shall become of a task; what is not said stays. An empty assignee is nobody, time zero no due time. Without a
/// position, a task that changes its stage comes last there.
struct TaskEdit {
    std::optional<std::string> title;
    std::optional<std::string> description;
    std::optional<std::string> command;
    std::optional<TaskState> state;
    std::optional<UserId> assignee;
    std::optional<Instant> due_at;
    std::optional<StageRef> stage;
    std::optional<std::int64_t> position;
};

/// Titles have 1 to 256 code points without the space around them; a command is empty or begins with '/'.
/// faults   Invalid  "title", "description" or "command"
[[nodiscard]] Result<> check_task_text(std::string_view title, std::string_view description, std::string_view command);

/// Puts a task into the stage, last without a position.
/// faults   Invalid   "title", "description", "command", "position", or "stage" as stage_at
///          NotFound  "stage"
///          Conflict  "tasks": the incident has as many as it can have
[[nodiscard]] Result<EventBodies> add_task(Incident& incident, const StageRef& stage, const NewTask& task,
                                           std::optional<std::int64_t> position = {});

/// Does all that is wanted, or nothing. Whether an assignee may have the task is a fact of the chat server that
/// the caller has checked. What is so already succeeds and says nothing.
/// faults   Invalid   "title", "description", "command", "due_at", "position", or "stage" or "task" as task_at
///          NotFound  "task" or "stage"
[[nodiscard]] Result<EventBodies> edit_task(Incident& incident, const TaskRef& task, const TaskEdit& wanted,
                                            const UserId& actor, Instant at);

/// faults   NotFound, Invalid  as task_at
[[nodiscard]] Result<EventBodies> remove_task(Incident& incident, const TaskRef& task);

/// Somebody ran the task's command; each time is one more event.
/// faults   NotFound, Invalid  as task_at;  Conflict  "command": the task has none
[[nodiscard]] Result<EventBodies> note_command_ran(Incident& incident, const TaskRef& task, const UserId& actor,
                                                   Instant at);

/// The task's time has come, if it still has: it may have been settled, put off, removed or announced before, and the
/// incident may have ended.
[[nodiscard]] EventBodies task_fell_due(Incident& incident, const TaskId& task, Instant at);

} // namespace muster
