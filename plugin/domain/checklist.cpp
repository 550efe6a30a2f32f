#include "plugin/domain/checklist.hpp"

#include "plugin/domain/incident.hpp"

#include <algorithm>
#include <utility>

namespace muster
{

namespace
{

EventBodies set_state(Task& task, TaskState next, UserId actor, Instant at)
{
    if (task.state == next) return {};
    const TaskState before = std::exchange(task.state, next);
    task.state_modified_at = at;
    task.state_modified_by = std::move(actor);
    return {TaskStateModified{task.id, task.title, before, next}};
}

} // namespace

bool is_settled(const Task& task) { return task.state == TaskState::Closed || task.state == TaskState::Skipped; }

std::size_t open_tasks(const Stage& stage)
{
    const auto is_open = [](const Task& task) { return task.state == TaskState::Open; };
    return static_cast<std::size_t>(std::count_if(stage.tasks.begin(), stage.tasks.end(), is_open));
}

TaskState toggled(TaskState state) { return state == TaskState::Open ? TaskState::Closed : TaskState::Open; }

Result<EventBodies> set_task_state(Incident& incident, TaskPosition position, TaskState next, UserId actor, Instant at)
{
    if (position.stage >= incident.stages.size()) return fail(Fault::Invalid, "stage: out of range", "stage");
    auto& tasks = incident.stages[position.stage].tasks;
    if (position.task >= tasks.size()) return fail(Fault::Invalid, "task: out of range", "task");
    return set_state(tasks[position.task], next, std::move(actor), at);
}

Result<EventBodies> set_task_state(Incident& incident, const TaskId& task, TaskState next, UserId actor, Instant at)
{
    for (Stage& stage : incident.stages)
        for (Task& candidate : stage.tasks)
            if (candidate.id == task) return set_state(candidate, next, std::move(actor), at);
    return fail(Fault::NotFound, "task: not found", "task");
}

} // namespace muster
