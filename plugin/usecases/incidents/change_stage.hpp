// Moving the active stage by one step.
#pragma once

#include "plugin/domain/stage.hpp"
#include "plugin/usecases/editing.hpp"

namespace muster::usecases
{

class ChangeStage
{
public:
    explicit ChangeStage(const Editing& editing) : editing_(editing) {}

    /// `seen` is what the person saw when they decided: the stage is left only from there (plugin/domain/stage.hpp).
    ///
    /// faults   NotFound, Forbidden  as Facts::may_edit;  Conflict  as domain::change_stage, its field says which
    /// after    StageChanged -> channel post
    [[nodiscard]] Async<Result<Incident>> run(IncidentId incident, Asker asker, StageStep step, StageSeen seen) const;

private:
    const Editing& editing_;
};

} // namespace muster::usecases
