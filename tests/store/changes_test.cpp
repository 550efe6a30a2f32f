// What every store promises about the news of changes.
#include "tests/store/stores.hpp"

using namespace muster;
using namespace muster::test;

TEMPLATE_TEST_CASE("every committed change is told with its revision, also one that nothing follows", "[store]",
                   InMemory, OnSqlite)
{
    TestType f;
    std::vector<std::pair<IncidentId, std::int64_t>> told;
    f.changes().on_change([&told](const Incident& incident) { told.emplace_back(incident.id, incident.revision); });
    const Incident incident = created(f, an_incident().with_stage("Triage", {"Page on-call"}));
    const Change ada = f.now_by("ada");

    REQUIRE(f.run(f.incidents().change(incident.id, ada, tick(ada))).has_value());
    REQUIRE(f.run(f.incidents().change(incident.id, ada, tick(ada))).has_value()); // closed already: nothing changes
    const Decide link = [](Incident& current) {
        return open_channel(current, named<ChannelId>("war-room"), "war-room");
    };
    REQUIRE(f.run(f.incidents().change(incident.id, ada, link)).has_value());
    const Decide refuse = [](Incident&) -> Result<EventBodies> { return fail(Fault::Conflict, "no"); };
    CHECK_FALSE(f.run(f.incidents().change(incident.id, ada, refuse)).has_value());

    using Told = std::vector<std::pair<IncidentId, std::int64_t>>;
    CHECK(told == Told{{incident.id, 1}, {incident.id, 2}, {incident.id, 3}});
}

TEMPLATE_TEST_CASE("what becomes of a playbook is told with its version, once it is committed", "[store]", InMemory,
                   OnSqlite)
{
    TestType f;
    std::vector<ChangedPlaybook> told;
    f.changes().on_playbook_change([&told](const ChangedPlaybook& change) { told.push_back(change); });
    const Playbook playbook = a_playbook();
    const auto change = [&](const DecidePlaybook& decide) {
        return f.run(f.playbooks().change(playbook.id, decide)).has_value();
    };
    const auto archive = [](std::optional<Instant> at) {
        return [at](const Playbook& now) -> Result<Playbook> {
            Playbook next = now;
            next.archived_at = at;
            ++next.version;
            return next;
        };
    };

    REQUIRE(f.run(f.playbooks().add(playbook)).value());
    CHECK_FALSE(f.run(f.playbooks().add(playbook)).value()); // it is there already
    REQUIRE(change([](const Playbook& now) -> Result<Playbook> {
        Playbook next = now;
        next.title = "Renamed";
        ++next.version;
        return next;
    }));
    REQUIRE(change([](const Playbook& now) -> Result<Playbook> { return now; })); // nothing changes
    CHECK_FALSE(change([](const Playbook&) -> Result<Playbook> { return fail(Fault::Conflict, "no"); }));
    REQUIRE(change(archive(f.clock.now())));
    REQUIRE(change(archive(std::nullopt)));

    const std::int64_t first = playbook.version;
    const auto news = [&playbook](std::int64_t version, PlaybookChange what) {
        return ChangedPlaybook{playbook.id, playbook.team, version, what};
    };
    CHECK(told == std::vector{news(first, PlaybookChange::Created), news(first + 1, PlaybookChange::Updated),
                              news(first + 2, PlaybookChange::Archived), news(first + 3, PlaybookChange::Restored)});
}
