#include "plugin/usecases/incidents/change_stage.hpp"

namespace muster::usecases
{

Async<Result<Incident>> ChangeStage::run(IncidentId incident, Asker asker, StageStep step, StageSeen seen) const
{
    const Decide decide = [step, seen](Incident& current) { return change_stage(current, step, seen); };
    co_return co_await editing_.run(incident, asker, decide);
}

} // namespace muster::usecases
