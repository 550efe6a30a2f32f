#include "plugin/usecases/incidents/edit_incident.hpp"

#include "plugin/domain/stage.hpp"

#include <utility>

namespace muster::usecases
{

Async<Result<Incident>> EditIncident::run(IncidentId incident, Asker asker, Wish wish) const
{
    const Decide decide = [&wish](Incident& current) -> Result<EventBodies> {
        Result<EventBodies> events = change_details(current, wish.details);
        if (!events || !wish.active_stage) return events;
        Result<EventBodies> moved = go_to_stage(current, *wish.active_stage);
        if (!moved) return moved;
        for (EventBody& event : *moved) events->push_back(std::move(event));
        return events;
    };
    co_return co_await editing_.run(incident, asker, decide);
}

} // namespace muster::usecases
