#include "plugin/usecases/editing.hpp"

namespace muster::usecases
{

Async<Result<Incident>> Editing::run(IncidentId incident, Asker asker, Decide decide) const
{
    const Result<Incident> found = co_await incidents_.by_id(incident);
    if (!found) co_return found.error();
    const Result<> allowed = co_await facts_.may_edit(asker, *found);
    if (!allowed) co_return allowed.error();

    const Change change{asker.user, clock_.now()};
    // Inside the transaction: between a look at the revision and the change nobody else's change may fall.
    const Decide guarded = [&asker, &decide](Incident& current) -> Result<EventBodies> {
        if (asker.seen_revision && current.revision != *asker.seen_revision)
            return fail(Fault::Conflict, "the incident has changed since you looked", std::string(kSeenRevision));
        return decide(current);
    };
    co_return co_await incidents_.change(incident, change, guarded);
}

Result<> unless_gone(const Result<Incident>& changed)
{
    if (changed || changed.error().fault() == Fault::NotFound) return {};
    return changed.error();
}

} // namespace muster::usecases
