// What every store promises when many act at once.
#include "tests/store/stores.hpp"

#include <boost/asio/co_spawn.hpp>

#include <algorithm>
#include <set>

using namespace muster;
using namespace muster::test;

namespace
{

/// Runs all of them side by side to their end.
template <class T>
std::vector<Result<T>> all_at_once(boost::asio::io_context& loop, std::vector<Async<Result<T>>> tasks)
{
    std::vector<Result<T>> results;
    const std::size_t count = tasks.size();
    for (Async<Result<T>>& task : tasks)
        boost::asio::co_spawn(loop, std::move(task), [&results](std::exception_ptr escaped, Result<T> result) {
            REQUIRE_FALSE(escaped);
            results.push_back(std::move(result));
        });
    run_until(loop, [&] { return results.size() == count; });
    return results;
}

constexpr std::size_t kMany = 200;

} // namespace

TEMPLATE_TEST_CASE("of many ticks at the same moment every one holds", "[store][race]", InMemory, OnSqlite)
{
    TestType f;
    Incident planned = an_incident().with_stage("Triage");
    for (std::size_t i = 0; i < kMany; ++i) {
        Task& task = planned.stages[0].tasks.emplace_back();
        task.id = named<TaskId>("task" + std::to_string(i) + "x");
    }
    const Incident incident = created(f, planned);
    const Change change = f.now_by("ben");

    std::vector<Async<Result<Incident>>> ticks;
    for (std::size_t i = 0; i < kMany; ++i) {
        const Decide decide = tick(change, {0, i});
        ticks.push_back(f.incidents().change(incident.id, change, decide));
    }
    std::set<std::int64_t> revisions;
    for (const auto& result : all_at_once(f.loop, std::move(ticks))) revisions.insert(result.value().revision);

    const Incident after = f.run(f.incidents().by_id(incident.id)).value();
    CHECK(revisions.size() == kMany);
    CHECK(after.revision == static_cast<std::int64_t>(kMany) + 1);
    CHECK(open_tasks(after.stages[0]) == 0);
    CHECK(f.run(f.incidents().timeline(incident.id))->size() == kMany + 1);

    const auto rows = f.run(f.outbox().waiting(incident.id, Receiver::Chat, 1000)).value();
    REQUIRE(rows.size() == kMany + 2);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        CHECK(rows[i - 1].sequence < rows[i].sequence);
        CHECK(rows[i - 1].event.revision <= rows[i].event.revision);
    }
}

TEMPLATE_TEST_CASE("of many who toggle one task each sees what the one before left", "[store][race]", InMemory,
                   OnSqlite)
{
    TestType f;
    const Incident incident = created(f, an_incident().with_stage("Triage", {"Page on-call"}));
    const Change change = f.now_by("ben");
    const Decide toggle = [&](Incident& i) {
        return set_task_state(i, TaskPosition{}, toggled(i.stages[0].tasks[0].state), change.actor, change.at);
    };

    std::vector<Async<Result<Incident>>> changes;
    for (std::size_t i = 0; i < kMany; ++i) changes.push_back(f.incidents().change(incident.id, change, toggle));
    const auto results = all_at_once(f.loop, std::move(changes));

    const auto closed = std::count_if(results.begin(), results.end(), [](const Result<Incident>& r) {
        return r.value().stages[0].tasks[0].state == TaskState::Closed;
    });
    CHECK(static_cast<std::size_t>(closed) == kMany / 2);
    CHECK(f.run(f.incidents().by_id(incident.id)).value().stages[0].tasks[0].state == TaskState::Open);
}

TEMPLATE_TEST_CASE("of two who end an incident together one is told that it has ended", "[store][race]", InMemory,
                   OnSqlite)
{
    TestType f;
    const Incident incident = created(f, an_incident());
    const Change change = f.now_by("ben");
    const Decide decide = [&](Incident& i) { return end(i, change.at); };

    std::vector<Async<Result<Incident>>> changes;
    changes.push_back(f.incidents().change(incident.id, change, decide));
    changes.push_back(f.incidents().change(incident.id, change, decide));
    const auto results = all_at_once(f.loop, std::move(changes));

    CHECK(results[0].has_value() != results[1].has_value());
    CHECK(f.run(f.incidents().by_id(incident.id)).value().revision == 2);
}

TEMPLATE_TEST_CASE("incidents started together get every number once", "[store][race]", InMemory, OnSqlite)
{
    TestType f;
    std::vector<Async<Result<Incident>>> orders;
    const Change change = f.now_by("ada");
    for (std::size_t i = 0; i < kMany; ++i) {
        const Incident incident = an_incident();
        orders.push_back(f.incidents().create(incident, started(incident), change));
    }
    std::set<std::int64_t> numbers;
    for (const auto& result : all_at_once(f.loop, std::move(orders))) numbers.insert(result.value().number);

    CHECK(numbers.size() == kMany);
    CHECK(*numbers.begin() == 1);
    CHECK(*numbers.rbegin() == static_cast<std::int64_t>(kMany));
}

TEMPLATE_TEST_CASE("one order given many times at once starts one incident", "[store][race]", InMemory, OnSqlite)
{
    TestType f;
    const Incident incident = an_incident().with_stage("Triage", {"Page on-call"});
    const Change change = f.now_by("ada");
    std::vector<Async<Result<Incident>>> orders;
    for (int i = 0; i < 20; ++i) orders.push_back(f.incidents().create(incident, started(incident), change));

    for (const auto& result : all_at_once(f.loop, std::move(orders))) CHECK(result.value().number == 1);
    CHECK(f.run(f.incidents().timeline(incident.id))->size() == 1);
}
