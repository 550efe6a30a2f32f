#include "plugin/usecases/testdata/make_test_data.hpp"

#include <utility>

namespace muster::usecases
{

namespace
{

/// So few that what people do meanwhile waits for no longer than a tenth of a second.
constexpr std::size_t kAtOnce = 40;
constexpr std::chrono::milliseconds kPatience{2500};

} // namespace

Async<Result<>> MakeTestData::may_make(UserId asker) const
{
    const Result<User> user = co_await chat_.user(asker);
    if (!user) co_return user.error();
    if (!user->is_system_admin) co_return fail(Fault::Forbidden, "test data is for system administrators");
    co_return Result<>();
}

Async<Result<Incident>> MakeTestData::one(One wanted) const
{
    if (wanted.began > clock_.now()) co_return fail(Fault::Invalid, "timestamp: lies in the future", "timestamp");
    const Result<Playbook> playbook = co_await playbooks_.by_id(wanted.playbook);
    const bool is_missing = !playbook && playbook.error().fault() == Fault::NotFound;
    if (is_missing || (playbook && playbook->team != wanted.team))
        co_return fail(Fault::NotFound, "playbook: not found", "playbook");
    if (!playbook) co_return playbook.error();

    StartOrder order;
    order.id = IncidentId(ids_.next());
    order.name = wanted.name;
    order.reporter = wanted.asker;
    const Result<Incident> incident = start(*playbook, order, ids_, wanted.began);
    if (!incident) co_return incident.error();
    const IncidentStarted started{wanted.asker, wanted.asker, playbook->title};
    const Change change{wanted.asker, wanted.began};
    const Result<Incident> recorded = co_await incidents_.create(*incident, started, change);
    if (!recorded) co_return recorded.error();
    ignore(co_await deliveries_.settled(order.id, kPatience), "whether the channel is open is read from the store");
    co_return co_await incidents_.by_id(order.id);
}

Async<Result<BulkOrder>> MakeTestData::order(Many wanted) const
{
    const Instant now = clock_.now();
    if (wanted.end <= wanted.begin) co_return fail(Fault::Invalid, "end: not after the beginning", "end");
    if (wanted.begin >= now) co_return fail(Fault::Invalid, "begin: lies in the future", "begin");
    // Each by itself first: their sum may be more than a number holds.
    const bool is_too_many = wanted.ongoing > kMostTestIncidents || wanted.ended > kMostTestIncidents ||
                             wanted.ongoing + wanted.ended > kMostTestIncidents;
    if (is_too_many) co_return fail(Fault::Invalid, "count: too many", "count");
    PlaybookQuery query;
    query.team = wanted.team;
    Result<PlaybookPage> page = co_await playbooks_.list(std::move(query));
    if (!page) co_return page.error();
    if (page->playbooks.empty()) co_return fail(Fault::NotFound, "playbook: none to draw from", "playbook");
    BulkOrder order;
    order.playbooks = std::move(page->playbooks);
    order.asker = wanted.asker;
    order.ongoing = wanted.ongoing;
    order.ended = wanted.ended;
    order.begin = wanted.begin;
    order.end = wanted.end;
    order.now = now;
    order.seed = wanted.seed;
    co_return order;
}

Async<Result<>> MakeTestData::many(BulkOrder order) const
{
    BulkPlan plan(std::move(order), ids_);
    while (plan.left() > 0) {
        std::vector<Past> pasts;
        while (pasts.size() < kAtOnce && plan.left() > 0) pasts.push_back(plan.draw());
        const Result<> recorded = co_await incidents_.record_past(std::move(pasts));
        if (!recorded) co_return recorded.error();
    }
    co_return Result<>();
}

} // namespace muster::usecases
