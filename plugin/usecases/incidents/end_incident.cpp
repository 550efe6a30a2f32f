#include "plugin/usecases/incidents/end_incident.hpp"

namespace muster::usecases
{

Async<Result<Incident>> EndIncident::run(IncidentId incident, Asker asker) const
{
    const Decide decide = [at = editing_.now()](Incident& current) { return end(current, at); };
    co_return co_await editing_.run(incident, asker, decide);
}

Async<Result<Incident>> RestartIncident::run(IncidentId incident, Asker asker) const
{
    const Decide decide = [at = editing_.now()](Incident& current) { return restart(current, at); };
    co_return co_await editing_.run(incident, asker, decide);
}

} // namespace muster::usecases
