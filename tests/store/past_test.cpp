#include "plugin/domain/checklist.hpp"
#include "tests/store/stores.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/catch_result.hpp"

using namespace muster;
using namespace muster::test;

namespace
{

Past a_past(const Incident& incident, Decide last)
{
    const auto ada = named<UserId>("ada");
    const TaskId task = incident.stages.front().tasks.front().id;
    const auto tick = [task, ada](Incident& now) {
        return set_task_state(now, task, TaskState::Closed, ada, from_millis(20));
    };
    Past past{incident, started(incident), Change{ada, from_millis(10)}, {}};
    past.steps.push_back(Past::Step{Change{ada, from_millis(20)}, tick});
    past.steps.push_back(Past::Step{Change{ada, from_millis(30)}, std::move(last)});
    return past;
}

} // namespace

TEMPLATE_TEST_CASE("the past is recorded as it happened, and nothing follows from it", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const Incident first = an_incident().with_stage("Triage", {"Page on-call"}).created_at(from_millis(10));
    const Incident second = an_incident().with_stage("Triage", {"Page on-call"}).created_at(from_millis(10));
    const auto ended = [](Incident& now) { return end(now, from_millis(30)); };

    REQUIRE(f.run(f.incidents().record_past({a_past(first, ended), a_past(second, ended)})));

    const Incident now = f.run(f.incidents().by_id(second.id)).value();
    CHECK(now.number == 2);
    CHECK(now.revision == 3);
    CHECK(now.ended_at == from_millis(30));
    const auto timeline = f.run(f.incidents().timeline(second.id)).value();
    REQUIRE(timeline.size() == 3);
    CHECK(timeline[1].at == from_millis(20));
    CHECK(std::holds_alternative<IncidentEnded>(timeline[2].body));
    CHECK(f.run(f.outbox().incidents_waiting(Receiver::Chat))->empty());

    // What is there already is left alone.
    REQUIRE(f.run(f.incidents().record_past({a_past(first, ended)})));
    CHECK(f.run(f.incidents().by_id(first.id)).value().revision == 3);
}

TEST_CASE("a past that cannot be is not recorded, nor what came with it", "[store]")
{
    OnSqlite f;
    const Incident good = an_incident().with_stage("Triage", {"Page on-call"});
    const Incident bad = an_incident().with_stage("Triage", {"Page on-call"});
    const auto ended = [](Incident& now) { return end(now, from_millis(30)); };
    const auto refused = [](Incident&) -> Result<EventBodies> { return fail(Fault::Invalid, "it was not so"); };

    CHECK_FALSE(f.run(f.incidents().record_past({a_past(good, ended), a_past(bad, refused)})));

    CHECK_FALSE(f.run(f.incidents().by_id(good.id)));
    CHECK_FALSE(f.run(f.incidents().by_id(bad.id)));
}
