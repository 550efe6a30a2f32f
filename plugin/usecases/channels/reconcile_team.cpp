#include "plugin/usecases/channels/reconcile_team.hpp"

#include <utility>

namespace muster::usecases
{

Async<Result<>> ReconcileTeam::run(TeamId team) const
{
    IncidentQuery query;
    query.team = std::move(team);
    query.status = IncidentStatus::Active;
    query.all_visible = true;
    query.sort = IncidentSort::Id;
    for (bool more = true; more; ++query.page) {
        const Result<IncidentPage> page = co_await incidents_.list(query);
        if (!page) co_return page.error();
        for (const Incident& incident : page->incidents) {
            Result<> done = co_await members_.reconcile(incident);
            if (done) done = co_await channel_.reconcile(incident);
            if (!done) co_return done;
        }
        more = (query.page + 1) * query.per_page < page->total;
    }
    co_return Result<>();
}

} // namespace muster::usecases
