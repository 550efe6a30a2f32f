#include "plugin/usecases/checklists/announce_due_task.hpp"

#include "plugin/domain/checklist_edit.hpp"

namespace muster::usecases
{

Async<Result<>> AnnounceDueTask::run(IncidentId incident, TaskId task) const
{
    const Change change{chat_.self().id, clock_.now()};
    const Decide decide = [&task, at = change.at](Incident& current) -> Result<EventBodies> {
        return task_fell_due(current, task, at);
    };
    co_return unless_gone(co_await incidents_.change(incident, change, decide));
}

} // namespace muster::usecases
