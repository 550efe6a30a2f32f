#include "plugin/usecases/checklists/set_task_state.hpp"

namespace muster::usecases
{

namespace
{

/// The state that the toggle leads to; open where the position is out of range, which the domain refuses next.
TaskState toggled_at(const Incident& incident, TaskPosition position)
{
    if (position.stage >= incident.stages.size()) return TaskState::Open;
    const auto& tasks = incident.stages[position.stage].tasks;
    return position.task < tasks.size() ? toggled(tasks[position.task].state) : TaskState::Open;
}

} // namespace

Async<Result<Incident>> SetTaskState::run(IncidentId incident, Asker asker, TaskId task, TaskState next) const
{
    const Decide decide = [=, at = editing_.now(), actor = asker.user](Incident& current) {
        return set_task_state(current, task, next, actor, at);
    };
    co_return co_await editing_.run(incident, asker, decide);
}

Async<Result<Incident>> SetTaskState::toggle(IncidentId incident, Asker asker, TaskPosition position) const
{
    const Decide decide = [position, at = editing_.now(), actor = asker.user](Incident& current) {
        return set_task_state(current, position, toggled_at(current, position), actor, at);
    };
    co_return co_await editing_.run(incident, asker, decide);
}

} // namespace muster::usecases
