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
    co_return co_await incidents_.change(incident, change, decide);
}

} // namespace muster::usecases
