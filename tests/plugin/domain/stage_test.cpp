#include "plugin/domain/stage.hpp"

#include "plugin/domain/checklist.hpp"
#include "plugin/domain/incident.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/catch_result.hpp"

using namespace muster;
using test::an_incident;

namespace
{

Incident three_stages()
{
    return an_incident()
        .with_stage("Triage", {"Page on-call", "Open bridge"})
        .with_stage("Fix", {"Roll back"})
        .with_stage("Review");
}

StageSeen seen_now(const Incident& incident)
{
    return StageSeen{active_stage(incident)->id, open_tasks(*active_stage(incident))};
}

} // namespace

TEST_CASE("the next stage becomes the active one, and the event keeps both titles", "[domain][stage]")
{
    Incident incident = three_stages();

    const auto events = change_stage(incident, StageStep::Next, seen_now(incident));

    REQUIRE(events);
    CHECK(incident.active_stage == 1);
    REQUIRE(events->size() == 1);
    const auto& changed = std::get<StageChanged>(events->front());
    CHECK(changed.before_title == "Triage");
    CHECK(changed.after_title == "Fix");
    CHECK(changed.open_tasks == 2);
}

TEST_CASE("of two people who press next from the same stage, one moves it and no stage is skipped", "[domain][stage]")
{
    Incident incident = three_stages();
    const StageSeen both_saw = seen_now(incident);

    REQUIRE(change_stage(incident, StageStep::Next, both_saw));
    const auto second = change_stage(incident, StageStep::Next, both_saw);

    REQUIRE_FALSE(second);
    CHECK(second.error().fault() == Fault::Conflict);
    CHECK(second.error().field() == "stage");
    CHECK(incident.active_stage == 1);
}

TEST_CASE("a confirmation does not hold when more tasks are open than were seen", "[domain][stage]")
{
    Incident incident = three_stages();
    StageSeen seen = seen_now(incident);
    seen.open_tasks = 1;

    const auto moved = change_stage(incident, StageStep::Next, seen);

    REQUIRE_FALSE(moved);
    CHECK(moved.error().field() == "open_tasks");
    CHECK(incident.active_stage == 0);
}

TEST_CASE("a confirmation holds when tasks were done meanwhile", "[domain][stage]")
{
    Incident incident = three_stages();
    const StageSeen seen = seen_now(incident);
    REQUIRE(set_task_state(incident, TaskPosition{0, 0}, TaskState::Closed, UserId("ada"), Instant{}));

    CHECK(change_stage(incident, StageStep::Next, seen));
}

TEST_CASE("there is nothing before the first stage and nothing after the last", "[domain][stage]")
{
    Incident incident = three_stages();
    const auto before = change_stage(incident, StageStep::Previous, seen_now(incident));
    REQUIRE_FALSE(before);
    CHECK(before.error().field() == "start");

    incident.active_stage = 2;
    const auto after = change_stage(incident, StageStep::Next, seen_now(incident));
    REQUIRE_FALSE(after);
    CHECK(after.error().field() == "end");
}

TEST_CASE("an incident without stages has none to change", "[domain][stage]")
{
    Incident incident = an_incident();
    CHECK(active_stage(incident) == nullptr);
    const auto moved = change_stage(incident, StageStep::Next, StageSeen{});
    REQUIRE_FALSE(moved);
    CHECK(moved.error().field() == "none");
}
