#include "plugin/domain/stage.hpp"

#include "plugin/domain/checklist.hpp"
#include "plugin/domain/incident.hpp"

#include <utility>

namespace muster
{

const Stage* active_stage(const Incident& incident)
{
    return incident.active_stage < incident.stages.size() ? &incident.stages[incident.active_stage] : nullptr;
}

Result<EventBodies> change_stage(Incident& incident, StageStep step, const StageSeen& seen)
{
    const Stage* before = active_stage(incident);
    if (!before) return fail(Fault::Conflict, "stage: the incident has no stages", "none");
    if (before->id != seen.stage) return fail(Fault::Conflict, "stage: changed meanwhile", "stage");

    const bool forward = step == StageStep::Next;
    if (forward && incident.active_stage + 1 == incident.stages.size())
        return fail(Fault::Conflict, "stage: this is the last one", "end");
    if (!forward && incident.active_stage == 0) return fail(Fault::Conflict, "stage: this is the first one", "start");

    const std::size_t open = open_tasks(*before);
    if (forward && open > seen.open_tasks) return fail(Fault::Conflict, "stage: more tasks are open", "open_tasks");

    incident.active_stage = forward ? incident.active_stage + 1 : incident.active_stage - 1;
    const Stage& after = *active_stage(incident);
    return EventBodies{StageChanged{before->id, after.id, before->title, after.title, open}};
}

Result<EventBodies> go_to_stage(Incident& incident, std::size_t position)
{
    if (position >= incident.stages.size())
        return fail(Fault::Invalid, "active_stage: there is no such stage", "active_stage");
    if (position == incident.active_stage) return EventBodies{};
    const Stage* before = active_stage(incident);
    const Stage& after = incident.stages[position];
    StageChanged changed{before ? before->id : StageId(), after.id, before ? before->title : std::string(), after.title,
                         before ? open_tasks(*before) : 0};
    incident.active_stage = position;
    return EventBodies{std::move(changed)};
}

} // namespace muster
