// Ticking tasks.
#pragma once

#include "plugin/domain/checklist.hpp"
#include "plugin/usecases/editing.hpp"

namespace muster::usecases
{

class SetTaskState
{
public:
    explicit SetTaskState(const Editing& editing) : editing_(editing) {}

    /// Moves one task to another state.
    ///
    /// returns  the incident; unchanged if the task has that state already
    /// faults   NotFound, Forbidden  as Facts::may_edit;  NotFound  "task": it is gone
    /// after    TaskStateModified -> channel post
    /// source   behaviour of v1.2.0 server/incident/service.go ModifyCheckedState
    [[nodiscard]] Async<Result<Incident>> run(IncidentId incident, Asker asker, TaskId task, TaskState next) const;

    /// Checks an open task off, or opens any other again; positions are resolved and the toggle decided inside the
    /// transaction. faults   Invalid  "stage" or "task": out of range
    [[nodiscard]] Async<Result<Incident>> toggle(IncidentId incident, Asker asker, TaskPosition position) const;

private:
    const Editing& editing_;
};

} // namespace muster::usecases
