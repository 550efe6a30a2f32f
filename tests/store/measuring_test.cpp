// What every store promises about measuring many incidents.
#include "plugin/domain/participants.hpp"
#include "plugin/domain/stage.hpp"
#include "plugin/domain/stage_edit.hpp"
#include "plugin/domain/statistics.hpp"
#include "plugin/domain/status_update.hpp"
#include "tests/store/stores.hpp"

#include <algorithm>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;

namespace
{

const Instant kBegin = from_millis(1'602'460'800'000); // Monday, 2020-10-12
const PlaybookId kOutage = named<PlaybookId>("outage");

IncidentQuery of_team()
{
    IncidentQuery query;
    query.team = named<TeamId>("sre");
    return query;
}

IncidentQuery of_outages()
{
    IncidentQuery query = of_team();
    query.playbook = kOutage;
    return query;
}

IncidentBuilder an_outage(std::chrono::milliseconds after)
{
    return an_incident().from_playbook(kOutage).created_at(kBegin + after).with_stage("Triage").with_stage("Fix");
}

template <class Fixture> Measured measured(Fixture& f, const IncidentQuery& query, Instant since = kBegin)
{
    Measured found = f.run(f.incidents().measure(query, since)).value();
    // Only their order is a store's own.
    std::sort(found.started.begin(), found.started.end());
    std::sort(found.ended.begin(), found.ended.end());
    std::sort(found.to_first_update.begin(), found.to_first_update.end());
    std::sort(found.to_resolve.begin(), found.to_resolve.end());
    std::sort(found.stages.begin(), found.stages.end(),
              [](const StageMeasured& a, const StageMeasured& b) { return a.title < b.title; });
    for (StageMeasured& stage : found.stages) std::sort(stage.times.begin(), stage.times.end());
    return found;
}

template <class Fixture> void change(Fixture& f, const Incident& incident, Instant at, const Decide& decide)
{
    REQUIRE(f.run(f.incidents().change(incident.id, Change{named<UserId>("ada"), at}, decide)).has_value());
}

/// Changes the incident so long after its start.
template <class Fixture> class Hand
{
public:
    Hand(Fixture& f, Incident incident) : f_(f), incident_(created(f, incident)) {}

    void next_stage(std::chrono::milliseconds after)
    {
        change(f_, incident_, incident_.created_at + after, [](Incident& i) {
            const Stage& seen = *active_stage(i);
            return change_stage(i, StageStep::Next, StageSeen{seen.id, open_tasks(seen)});
        });
    }
    void first_stage(std::chrono::milliseconds after)
    {
        change(f_, incident_, incident_.created_at + after, [](Incident& i) { return go_to_stage(i, 0); });
    }
    void end(std::chrono::milliseconds after)
    {
        const Instant at = incident_.created_at + after;
        change(f_, incident_, at, [at](Incident& i) { return muster::end(i, at); });
    }
    void restart(std::chrono::milliseconds after)
    {
        const Instant at = incident_.created_at + after;
        change(f_, incident_, at, [at](Incident& i) { return muster::restart(i, at); });
    }
    void update(std::chrono::milliseconds after, Status status, std::chrono::seconds reminder = 0s)
    {
        const Instant at = incident_.created_at + after;
        const NewUpdate told{StatusUpdateId(f_.ids.next()), named<UserId>("ada"), status, "On it.", reminder};
        change(f_, incident_, at, [&](Incident& i) { return update_status(i, told, at); });
    }
    void joined_by(std::string_view who)
    {
        const UserId user = named<UserId>(who);
        change(f_, incident_, incident_.created_at,
               [&](Incident& i) -> Result<EventBodies> { return join(i, user, i.created_at); });
    }
    void left_by(std::string_view who)
    {
        const UserId user = named<UserId>(who);
        change(f_, incident_, incident_.created_at,
               [&](Incident& i) -> Result<EventBodies> { return leave(i, user, i.created_at); });
    }
    void reminded(std::chrono::milliseconds after)
    {
        const Instant at = incident_.created_at + after;
        change(f_, incident_, at, [at](Incident& i) -> Result<EventBodies> { return fall_reminder(i, at); });
    }
    [[nodiscard]] const Incident& incident() const { return incident_; }

private:
    Fixture& f_;
    Incident incident_;
};

} // namespace

TEMPLATE_TEST_CASE("ongoing incidents are counted by status, with those overdue and who takes part", "[store]",
                   InMemory, OnSqlite)
{
    TestType f;
    Hand reported(f, an_outage(0s));
    reported.joined_by("ada");
    reported.joined_by("ben");
    Hand late(f, an_outage(1h));
    late.joined_by("ada");
    late.joined_by("cleo");
    late.left_by("cleo");
    late.update(5min, Status::Active, 600s);
    late.reminded(16min);
    Hand waits(f, an_outage(2h));
    waits.update(5min, Status::Active, 600s);
    Hand over(f, an_outage(3h));
    over.joined_by("dan");
    over.end(1h);
    Hand elsewhere(f, an_incident().in_team(named<TeamId>("ops")));

    const Measured all = measured(f, of_team());
    CHECK(all.ongoing == std::map<Status, std::size_t>{{Status::Reported, 1}, {Status::Active, 2}});
    CHECK(all.overdue == 1);
    CHECK(all.participants == 2); // ada, once, and ben
}

TEMPLATE_TEST_CASE("times to the first status update and to the end are those of what was started in time", "[store]",
                   InMemory, OnSqlite)
{
    TestType f;
    Hand quick(f, an_outage(1h));
    quick.update(2min, Status::Active);
    quick.update(9min, Status::Active);
    quick.end(30min);
    Hand restarted(f, an_outage(2h));
    restarted.end(10min);
    restarted.restart(40min);
    restarted.update(50min, Status::Resolved);
    Hand ongoing(f, an_outage(3h));
    Hand before(f, an_outage(-1h));
    before.update(3min, Status::Active);
    before.end(2h);
    Hand long_before(f, an_outage(-5h));
    long_before.end(1h);

    const Measured all = measured(f, of_team());
    CHECK(all.started == std::vector{kBegin + 1h, kBegin + 2h, kBegin + 3h});
    CHECK(all.ended == std::vector{kBegin + 1h, kBegin + 1h + 30min, kBegin + 2h + 50min});
    CHECK(all.to_first_update == Times{2min, 50min});
    CHECK(all.to_resolve == Times{30min, 50min});
    CHECK(all.stages.empty()); // no playbook was asked for
}

TEMPLATE_TEST_CASE("an incident that begins with the time in question belongs to it", "[store]", InMemory, OnSqlite)
{
    TestType f;
    Hand at_once(f, an_outage(0ms));
    Hand too_early(f, an_outage(-1ms));
    too_early.end(1ms); // ends with its beginning
    CHECK(measured(f, of_team()).started == std::vector{kBegin});
    CHECK(measured(f, of_team()).ended == std::vector{kBegin});
}

TEMPLATE_TEST_CASE("a playbook's stages are measured once they were left, without pauses", "[store]", InMemory,
                   OnSqlite)
{
    TestType f;
    Hand done(f, an_outage(1h));
    done.next_stage(10min);
    done.end(30min);
    done.restart(90min);
    done.end(95min);
    Hand back_and_forth(f, an_outage(2h));
    back_and_forth.next_stage(4min);
    back_and_forth.first_stage(10min);
    back_and_forth.next_stage(11min);
    Hand in_triage(f, an_outage(3h));
    Hand other(f, an_incident().from_playbook(named<PlaybookId>("leak")).created_at(kBegin + 1h).with_stage("Triage"));
    other.end(1h);

    const Measured outages = measured(f, of_outages());
    CHECK(outages.started.size() == 3);
    CHECK(outages.stages == std::vector{StageMeasured{"Fix", 1, {25min}}, StageMeasured{"Triage", 0, {5min, 10min}}});
}

TEMPLATE_TEST_CASE("a removed stage is measured no more, and the next one runs from then", "[store]", InMemory,
                   OnSqlite)
{
    TestType f;
    Hand hand(f, an_outage(1h));
    const Incident& incident = hand.incident();
    const Instant removed_at = incident.created_at + 6min;
    change(f, incident, removed_at, [](Incident& i) { return remove_stage(i, i.stages.front().id); });
    hand.end(20min);
    CHECK(measured(f, of_outages()).stages == std::vector{StageMeasured{"Fix", 0, {14min}}});
}

TEMPLATE_TEST_CASE("what is kept of an incident's stages is what its timeline says", "[store]", InMemory, OnSqlite)
{
    TestType f;
    Hand hand(f, an_outage(1h));
    hand.next_stage(7min);
    hand.update(9min, Status::Archived);
    hand.first_stage(12min); // tidying up: no time passes
    hand.restart(20min);
    hand.next_stage(23min);
    hand.end(31min);

    const Incident now = f.run(f.incidents().by_id(hand.incident().id)).value();
    const auto events = f.run(f.incidents().timeline(now.id)).value();
    const IncidentStatistics statistics = statistics_of(now, events, f.clock.now());
    REQUIRE(statistics.stages.size() == 2);
    CHECK(statistics.stages[0].time == 10min);
    CHECK(statistics.stages[1].time == 10min);
    CHECK(measured(f, of_outages()).stages ==
          std::vector{StageMeasured{"Fix", 1, {10min}}, StageMeasured{"Triage", 0, {10min}}});
}

TEMPLATE_TEST_CASE("a private incident is measured only for those who may see it", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const auto secret = named<ChannelId>("secret");
    Hand hidden(f, an_outage(1h).in_channel(secret).private_to_members());
    hidden.joined_by("ada");
    hidden.next_stage(1min);
    hidden.update(2min, Status::Active, 60s);
    hidden.reminded(4min);
    Hand over(f, an_outage(2h).in_channel(named<ChannelId>("gone")).private_to_members());
    over.end(1h);

    const Measured nothing = measured(f, of_outages());
    CHECK(nothing.ongoing.empty());
    CHECK(nothing.overdue + nothing.participants == 0);
    CHECK(nothing.started.size() + nothing.ended.size() + nothing.stages.size() == 0);
    CHECK(nothing.to_first_update.size() + nothing.to_resolve.size() == 0);

    IncidentQuery query = of_outages();
    query.joined = {secret};
    CHECK(measured(f, query).started.size() == 1);
    CHECK(measured(f, query).ended.empty());
    CHECK(measured(f, query).participants == 1);
    query.joined.clear();
    query.all_visible = true;
    CHECK(measured(f, query).started.size() == 2);
    CHECK(measured(f, query).overdue == 1);
}
