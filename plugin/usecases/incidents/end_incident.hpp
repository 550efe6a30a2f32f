// Ending an incident, and making an ended one ongoing again.
#pragma once

#include "plugin/usecases/editing.hpp"

namespace muster::usecases
{

class EndIncident
{
public:
    explicit EndIncident(const Editing& editing) : editing_(editing) {}

    /// faults   NotFound, Forbidden  as Facts::may_edit;  Conflict  it has ended already
    /// after    IncidentEnded -> channel post
    [[nodiscard]] Async<Result<Incident>> run(IncidentId incident, Asker asker) const;

private:
    const Editing& editing_;
};

class RestartIncident
{
public:
    explicit RestartIncident(const Editing& editing) : editing_(editing) {}

    /// faults   NotFound, Forbidden  as Facts::may_edit;  Conflict  it is ongoing
    /// after    IncidentRestarted -> channel post
    [[nodiscard]] Async<Result<Incident>> run(IncidentId incident, Asker asker) const;

private:
    const Editing& editing_;
};

} // namespace muster::usecases
