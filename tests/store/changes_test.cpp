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
