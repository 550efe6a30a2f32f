#include "plugin/usecases/testdata/bulk_plan.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/clock.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>
#include <vector>

using namespace muster;
using namespace std::chrono_literals;
using test::a_playbook;
using test::named;

namespace
{

usecases::BulkOrder an_order(std::uint64_t seed)
{
    usecases::BulkOrder order;
    order.playbooks = {a_playbook()
                           .with_id(named<PlaybookId>("outage"))
                           .for_members({named<UserId>("ada"), named<UserId>("ben"), named<UserId>("cleo")})
                           .with_stage("Triage", {"Page on-call", "Open bridge", "Look at graphs"})
                           .with_stage("Fix", {"Roll back", "Tell customers"})};
    order.asker = named<UserId>("ada");
    order.ongoing = 20;
    order.ended = 30;
    order.begin = from_millis(1'600'000'000'000);
    order.end = order.begin + 24h * 90;
    order.now = order.begin + 24h * 60;
    order.seed = seed;
    return order;
}

/// An incident as it is after all its steps.
Incident lived(const Past& past)
{
    Incident incident = past.incident;
    for (const Past::Step& step : past.steps) REQUIRE(step.decide(incident).has_value());
    return incident;
}

std::vector<Past> all_of(std::uint64_t seed)
{
    test::CountedIds ids;
    usecases::BulkPlan plan(an_order(seed), ids);
    std::vector<Past> all;
    while (plan.left() > 0) all.push_back(plan.draw());
    return all;
}

} // namespace

TEST_CASE("the same seed draws the same incidents, another one others", "[testdata]")
{
    const auto lives = [](std::uint64_t seed) {
        std::vector<Incident> incidents;
        for (const Past& past : all_of(seed)) incidents.push_back(lived(past));
        return incidents;
    };
    const auto first = lives(2);

    CHECK(first.size() == 50);
    CHECK(lives(2) == first);
    CHECK(lives(3) != first);
}

TEST_CASE("nothing of what is drawn happens before its beginning or after now, or out of order", "[testdata]")
{
    const usecases::BulkOrder order = an_order(7);
    for (const Past& past : all_of(7)) {
        Instant at = past.start.at;
        CHECK(past.incident.created_at == at);
        CHECK(at >= order.begin);
        for (const Past::Step& step : past.steps) {
            CHECK(step.change.at >= at);
            at = step.change.at;
        }
        CHECK(at <= order.now);
    }
}

TEST_CASE("as many have ended as were asked for, and their work is done", "[testdata]")
{
    std::size_t ongoing = 0;
    std::size_t ended = 0;
    for (const Past& past : all_of(11)) {
        const Incident incident = lived(past);
        (incident.is_active() ? ongoing : ended) += 1;
        CHECK_FALSE(incident.participants.empty());
        CHECK(due_times(incident).empty());
        if (incident.is_active()) continue;
        CHECK(incident.active_stage == 1);
        for (const Stage& stage : incident.stages) CHECK(open_tasks(stage) == 0);
    }
    CHECK(ongoing == 20);
    CHECK(ended == 30);
}
