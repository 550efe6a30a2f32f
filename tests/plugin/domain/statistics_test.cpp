#include "plugin/domain/statistics.hpp"

#include "plugin/domain/checklist_edit.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/domain/participants.hpp"
#include "plugin/domain/stage.hpp"
#include "plugin/domain/stage_edit.hpp"
#include "plugin/domain/status_update.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/catch_result.hpp"

using namespace muster;
using namespace std::chrono_literals;
using test::an_incident;
using test::named;

namespace
{

const Instant kStart = from_millis(1'602'903'600'000); // 2020-10-17 03:00 UTC

/// An incident and what happened to it, one change after the other.
class History
{
public:
    explicit History(Incident started) : incident(std::move(started)) { incident.created_at = kStart; }

    void note(std::chrono::milliseconds after, const Result<EventBodies>& bodies)
    {
        REQUIRE(bodies);
        ++incident.revision;
        for (const EventBody& body : *bodies)
            events.push_back(IncidentEvent{named<EventId>("e" + std::to_string(events.size())), incident.id,
                                           named<UserId>("ada"), kStart + after, incident.revision, body, PostId()});
    }
    void next_stage(std::chrono::milliseconds after)
    {
        const Stage& seen = *active_stage(incident);
        note(after, change_stage(incident, StageStep::Next, StageSeen{seen.id, open_tasks(seen)}));
    }
    void end(std::chrono::milliseconds after) { note(after, muster::end(incident, kStart + after)); }
    void restart(std::chrono::milliseconds after) { note(after, muster::restart(incident, kStart + after)); }
    void update(std::chrono::milliseconds after, Status status)
    {
        const NewUpdate update{named<StatusUpdateId>("u" + std::to_string(incident.updates.size())),
                               named<UserId>("ada"), status, "We are on it.", 0s};
        note(after, update_status(incident, update, kStart + after));
    }
    void tick(std::chrono::milliseconds after, TaskPosition at, TaskState state)
    {
        note(after, set_task_state(incident, at, state, named<UserId>("ben"), kStart + after));
    }
    [[nodiscard]] IncidentStatistics after(std::chrono::milliseconds passed) const
    {
        return statistics_of(incident, events, kStart + passed);
    }

    Incident incident;
    std::vector<IncidentEvent> events;
};

History two_stages()
{
    return History(an_incident().with_stage("Triage", {"Page", "Bridge"}).with_stage("Fix", {"Roll back"}));
}

} // namespace

TEST_CASE("an ongoing incident lasts until now, and is not resolved", "[domain][statistics]")
{
    const IncidentStatistics statistics = two_stages().after(90s);

    CHECK(statistics.duration == 90s);
    CHECK(statistics.ongoing == 90s);
    CHECK(statistics.restarts == 0);
    CHECK_FALSE(statistics.to_resolve);
    CHECK_FALSE(statistics.to_first_update);
    REQUIRE(statistics.stages.size() == 1);
    CHECK(statistics.stages[0].title == "Triage");
    CHECK(statistics.stages[0].time == 90s);
    CHECK(statistics.stages[0].is_running);
}

TEST_CASE("an incident lasts until the end that holds, and pauses between an end and a restart", "[domain][statistics]")
{
    History history = two_stages();
    history.next_stage(10min);
    history.end(30min);
    history.restart(90min); // an hour's pause
    history.end(100min);
    const IncidentStatistics statistics = history.after(24h);

    CHECK(statistics.duration == 100min);
    CHECK(statistics.to_resolve == 100min);
    CHECK(statistics.ongoing == 40min);
    CHECK(statistics.restarts == 1);
    REQUIRE(statistics.stages.size() == 2);
    CHECK(statistics.stages[0].time == 10min);
    CHECK(statistics.stages[1].time == 30min);
    CHECK_FALSE(statistics.stages[1].is_running);
}

TEST_CASE("a status update ends and restarts an incident as a command does", "[domain][statistics]")
{
    History history = two_stages();
    history.update(5min, Status::Active);
    history.update(20min, Status::Resolved);
    history.update(25min, Status::Archived); // ended already: the end that holds is the first
    history.update(60min, Status::Active);
    const IncidentStatistics statistics = history.after(70min);

    CHECK(statistics.to_first_update == 5min);
    CHECK(statistics.ongoing == 30min);
    CHECK(statistics.duration == 70min);
    CHECK(statistics.restarts == 1);
    CHECK_FALSE(statistics.to_resolve);
}

TEST_CASE("a stage that is worked twice has the time of both", "[domain][statistics]")
{
    History history = two_stages();
    history.next_stage(10min);
    history.note(15min, go_to_stage(history.incident, 0));
    history.note(18min, go_to_stage(history.incident, 1));
    const IncidentStatistics statistics = history.after(20min);

    REQUIRE(statistics.stages.size() == 2);
    CHECK(statistics.stages[0].time == 13min);
    CHECK(statistics.stages[1].time == 7min);
    CHECK(statistics.stages[1].is_running);
}

TEST_CASE("moving stages of an ended incident takes no time", "[domain][statistics]")
{
    History history = two_stages();
    history.end(10min);
    history.next_stage(20min);
    const IncidentStatistics statistics = history.after(30min);

    REQUIRE(statistics.stages.size() == 2);
    CHECK(statistics.stages[0].time == 10min);
    CHECK(statistics.stages[1].time == 0min);
}

TEST_CASE("a removed stage keeps its time, and a later one begins when it is there", "[domain][statistics]")
{
    History history(an_incident().with_stage("Triage"));
    history.note(10min, remove_stage(history.incident, StageRef(history.incident.stages[0].id)));
    history.note(15min, add_stage(history.incident, named<StageId>("late"), "Fix", std::nullopt));
    const IncidentStatistics statistics = history.after(20min);

    REQUIRE(statistics.stages.size() == 2);
    CHECK(statistics.stages[0].title == "Triage");
    CHECK(statistics.stages[0].time == 10min);
    CHECK(statistics.stages[1].title == "Fix");
    CHECK(statistics.stages[1].time == 5min);
}

TEST_CASE("a stage is called as it is called now", "[domain][statistics]")
{
    History history = two_stages();
    const StageId triage = history.incident.stages[0].id;
    history.next_stage(10min);
    StageEdit renamed;
    renamed.title = "Look";
    history.note(11min, edit_stage(history.incident, StageRef(triage), renamed));

    CHECK(history.after(12min).stages.at(0).title == "Look");
}

TEST_CASE("tasks are counted by state, and those settled stand in the order of time", "[domain][statistics]")
{
    History history = two_stages();
    history.tick(4min, {1, 0}, TaskState::Skipped);
    history.tick(2min, {0, 1}, TaskState::Closed);
    history.tick(5min, {0, 0}, TaskState::InProgress);
    const IncidentStatistics statistics = history.after(10min);

    CHECK(statistics.tasks == TaskCounts{0, 1, 1, 1});
    CHECK(statistics.tasks.all() == 3);
    REQUIRE(statistics.settled.size() == 2);
    CHECK(statistics.settled[0].title == "Bridge");
    CHECK(statistics.settled[0].at == kStart + 2min);
    CHECK(statistics.settled[0].by == named<UserId>("ben"));
    CHECK(statistics.settled[1].state == TaskState::Skipped);
}

TEST_CASE("tasks of one title stay two", "[domain][statistics]")
{
    // The original's chart was keyed by title and merged them (peer-incident-plugin.md §11.4, 11).
    History history(an_incident().with_stage("Triage", {"Call back", "Call back"}));
    history.tick(1min, {0, 0}, TaskState::Closed);
    history.tick(2min, {0, 1}, TaskState::Closed);
    CHECK(history.after(3min).settled.size() == 2);
}

TEST_CASE("who left has taken part all the same", "[domain][statistics]")
{
    History history = two_stages();
    for (const char* who : {"ada", "ben"})
        history.note(1min, join(history.incident, named<UserId>(who), kStart + 1min));
    history.note(2min, leave(history.incident, named<UserId>("ben"), kStart + 2min));
    CHECK(history.after(3min).members_ever == 2);
}

TEST_CASE("clocks that disagree make no time negative", "[domain][statistics]")
{
    History history = two_stages();
    history.next_stage(10min);
    history.end(9min);
    const IncidentStatistics statistics = history.after(20min);
    CHECK(statistics.stages.at(0).time == 10min);
    CHECK(statistics.stages.at(1).time == 0min);
}
