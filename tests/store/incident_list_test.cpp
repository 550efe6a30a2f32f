// What every store promises about lists of incidents.
#include "plugin/domain/participants.hpp"
#include "tests/store/stores.hpp"

using namespace muster;
using namespace muster::test;

namespace
{

IncidentQuery of_team(std::string_view team = "sre")
{
    IncidentQuery query;
    query.team = named<TeamId>(team);
    return query;
}

template <class Fixture> std::vector<std::string> names(Fixture& f, const IncidentQuery& query)
{
    std::vector<std::string> found;
    for (const Incident& incident : f.run(f.incidents().list(query)).value().incidents) found.push_back(incident.name);
    return found;
}

using Names = std::vector<std::string>;

} // namespace

TEMPLATE_TEST_CASE("a list shows a team's incidents, the newest first", "[store]", InMemory, OnSqlite)
{
    TestType f;
    created(f, an_incident().named("First").created_at(from_millis(1)).with_stage("Triage", {"Page on-call"}));
    created(f, an_incident().named("Elsewhere").in_team(named<TeamId>("ops")));
    created(f, an_incident().named("Second").created_at(from_millis(2)));

    CHECK(names(f, of_team()) == Names{"Second", "First"});
    const IncidentPage page = f.run(f.incidents().list(of_team())).value();
    CHECK(page.total == 2);
    CHECK(page.incidents[1].stages.at(0).tasks.at(0).title == "Page on-call");
}

TEMPLATE_TEST_CASE("a list is sorted as asked, ties by id", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const auto made = [&](std::string name, std::string_view id, std::int64_t at, std::string_view commander) {
        return an_incident()
            .named(std::move(name))
            .with_id(named<IncidentId>(id))
            .created_at(from_millis(at))
            .commanded_by(named<UserId>(commander));
    };
    created(f, made("beta", "a", 3, "u2"));
    created(f, made("Alpha", "c", 1, "u1").ended_at(from_millis(20)));
    created(f, made("gamma", "b", 2, "u1").ended_at(from_millis(10)));

    const auto sorted = [&](IncidentSort sort, bool descending) {
        IncidentQuery query = of_team();
        query.sort = sort;
        query.descending = descending;
        return names(f, query);
    };
    CHECK(sorted(IncidentSort::CreatedAt, false) == Names{"Alpha", "gamma", "beta"});
    CHECK(sorted(IncidentSort::Name, false) == Names{"Alpha", "beta", "gamma"});
    CHECK(sorted(IncidentSort::Name, true) == Names{"gamma", "beta", "Alpha"});
    CHECK(sorted(IncidentSort::EndedAt, false) == Names{"beta", "gamma", "Alpha"});
    CHECK(sorted(IncidentSort::Commander, false) == Names{"gamma", "Alpha", "beta"});
    CHECK(sorted(IncidentSort::Commander, true) == Names{"beta", "Alpha", "gamma"});
    CHECK(sorted(IncidentSort::Id, false) == Names{"beta", "gamma", "Alpha"});
    CHECK(sorted(IncidentSort::IsActive, false) == Names{"gamma", "Alpha", "beta"});
    CHECK(sorted(IncidentSort::IsActive, true) == Names{"beta", "Alpha", "gamma"});
}

TEMPLATE_TEST_CASE("pages of a list follow each other without gap or repetition", "[store]", InMemory, OnSqlite)
{
    TestType f;
    for (int i = 0; i < 7; ++i) created(f, an_incident().named("Incident " + std::to_string(i)));

    IncidentQuery query = of_team();
    query.per_page = 3;
    Names all;
    for (query.page = 0; query.page < 4; ++query.page) {
        CHECK(f.run(f.incidents().list(query))->total == 7);
        for (const std::string& name : names(f, query)) all.push_back(name);
    }

    query.page = 0;
    query.per_page = 100;
    CHECK(all.size() == 7);
    CHECK(all == names(f, query));
}

TEMPLATE_TEST_CASE("a list is narrowed by status and commander", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const auto ben = named<UserId>("ben");
    created(f, an_incident().named("Active").created_at(from_millis(1)));
    created(f, an_incident().named("Ended").ended_at(from_millis(9)).commanded_by(ben));

    IncidentQuery query = of_team();
    query.status = IncidentStatus::Active;
    CHECK(names(f, query) == Names{"Active"});
    query.status = IncidentStatus::Ended;
    CHECK(names(f, query) == Names{"Ended"});
    query.status = IncidentStatus::All;
    query.commander = ben;
    CHECK(names(f, query) == Names{"Ended"});
}

TEMPLATE_TEST_CASE("searching finds parts of names in either case, and wildcards mean themselves", "[store]", InMemory,
                   OnSqlite)
{
    TestType f;
    for (const char* name : {"Disk 100% full", "Disk 100 full", "a_b", "axb", "back\\slash"})
        created(f, an_incident().named(name));

    const auto search = [&](std::string text) {
        IncidentQuery query = of_team();
        query.search = std::move(text);
        return names(f, query);
    };
    CHECK(search("disk").size() == 2);
    CHECK(search("FULL").size() == 2);
    CHECK(search("100%") == Names{"Disk 100% full"});
    CHECK(search("A_B") == Names{"a_b"});
    CHECK(search("k\\s") == Names{"back\\slash"});
    CHECK(search("nothing like it").empty());
}

TEMPLATE_TEST_CASE("a private incident is listed and counted only for those who may see it", "[store]", InMemory,
                   OnSqlite)
{
    TestType f;
    const auto secret = named<ChannelId>("secret");
    const auto other = named<ChannelId>("other");
    created(f, an_incident().named("Public").created_at(from_millis(3)).in_channel(named<ChannelId>("open")));
    created(f, an_incident().named("Mine").created_at(from_millis(2)).in_channel(secret).private_to_members());
    created(f, an_incident().named("Theirs").created_at(from_millis(1)).in_channel(other).private_to_members());

    IncidentQuery query = of_team();
    CHECK(names(f, query) == Names{"Public"});
    CHECK(f.run(f.incidents().list(query))->total == 1);
    query.joined = {secret};
    CHECK(names(f, query) == Names{"Public", "Mine"});
    query.public_visible = false;
    CHECK(names(f, query) == Names{"Mine"});
    query.joined.clear();
    CHECK(names(f, query).empty());
    query.all_visible = true;
    CHECK(names(f, query) == Names{"Public", "Mine", "Theirs"});
}

TEMPLATE_TEST_CASE("the channels are known in whose incidents somebody takes part", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const auto ada = named<UserId>("ada");
    const auto a = named<ChannelId>("a");
    const auto b = named<ChannelId>("b");
    const auto c = named<ChannelId>("c");
    const auto with_ada = [&ada](Incident incident) {
        (void)join(incident, ada, from_millis(1));
        return incident;
    };
    created(f, with_ada(an_incident().in_channel(c).private_to_members()));
    created(f, with_ada(an_incident().in_channel(b).private_to_members().ended_at(from_millis(5))));
    created(f, with_ada(an_incident().in_channel(a)));
    created(f, with_ada(an_incident())); // its channel is not open yet
    created(f, with_ada(an_incident().in_channel(named<ChannelId>("e")).in_team(named<TeamId>("ops"))));
    created(f, an_incident().in_channel(named<ChannelId>("d")));
    Incident left = with_ada(an_incident().in_channel(named<ChannelId>("f")));
    (void)leave(left, ada, from_millis(2));
    created(f, left);

    JoinedQuery query{named<TeamId>("sre"), ada};
    CHECK(f.run(f.incidents().joined_channels(query)).value() == std::vector{a, b, c});
    query.private_only = true;
    CHECK(f.run(f.incidents().joined_channels(query)).value() == std::vector{b, c});
    query.active_only = true;
    CHECK(f.run(f.incidents().joined_channels(query)).value() == std::vector{c});
    query.participant = named<UserId>("ben");
    CHECK(f.run(f.incidents().joined_channels(query))->empty());
}

TEMPLATE_TEST_CASE("a list is narrowed by exact status, playbook, participant and time", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const auto ben = named<UserId>("ben");
    const auto outage = named<PlaybookId>("outage");
    const Incident first = created(f, an_incident().named("First").created_at(from_millis(10)).from_playbook(outage));
    created(f, an_incident().named("Second").created_at(from_millis(20)).ended_at(from_millis(30)));
    const Decide ben_joins = [&ben](Incident& incident) -> Result<EventBodies> {
        return join(incident, ben, from_millis(15));
    };
    REQUIRE(f.run(f.incidents().change(first.id, f.now_by("ben"), ben_joins)).has_value());

    const auto found = [&f](auto narrow) {
        IncidentQuery query = of_team();
        narrow(query);
        return names(f, query);
    };
    CHECK(found([](IncidentQuery& q) { q.exact_status = Status::Resolved; }) == Names{"Second"});
    CHECK(found([](IncidentQuery& q) { q.exact_status = Status::Archived; }).empty());
    CHECK(found([&](IncidentQuery& q) { q.playbook = outage; }) == Names{"First"});
    CHECK(found([&](IncidentQuery& q) { q.member = ben; }) == Names{"First"});
    CHECK(found([](IncidentQuery& q) { q.started_from = from_millis(20); }) == Names{"Second"});
    CHECK(found([](IncidentQuery& q) { q.started_before = from_millis(20); }) == Names{"First"});
    CHECK(found([](IncidentQuery& q) { q.active_from = from_millis(31); }) == Names{"First"});
    CHECK(found([](IncidentQuery& q) { q.active_from = from_millis(30); }) == Names{"Second", "First"});

    const Decide ben_leaves = [&ben](Incident& incident) -> Result<EventBodies> {
        return leave(incident, ben, from_millis(16));
    };
    REQUIRE(f.run(f.incidents().change(first.id, f.now_by("ben"), ben_leaves)).has_value());
    CHECK(found([&](IncidentQuery& q) { q.member = ben; }).empty());
}

TEMPLATE_TEST_CASE("who commands the incidents of a list is known once each", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const auto ada = named<UserId>("ada");
    const auto ben = named<UserId>("ben");
    created(f, an_incident().commanded_by(ben));
    created(f, an_incident().commanded_by(ada));
    created(f, an_incident().commanded_by(ada));
    created(f, an_incident().commanded_by(named<UserId>("cleo")).private_to_members());

    CHECK(f.run(f.incidents().commanders(of_team())).value() == std::vector{ada, ben});
}

TEMPLATE_TEST_CASE("a list says how many there are, whatever became of them", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const auto outage = named<PlaybookId>("outage");
    const auto secret = named<ChannelId>("secret");
    const Incident first = created(f, an_incident().from_playbook(outage));
    const Incident second = created(f, an_incident().from_playbook(outage));
    created(f, an_incident().ended_at(from_millis(9)));
    created(f, an_incident().in_channel(secret).private_to_members().from_playbook(outage));
    created(f, an_incident().in_team(named<TeamId>("ops")).from_playbook(outage));

    const auto counted = [&f](auto narrow) {
        IncidentQuery query = of_team();
        narrow(query);
        query.per_page = 1;
        return f.run(f.incidents().list(query))->total;
    };
    const auto active = [](IncidentQuery& q) { q.status = IncidentStatus::Active; };
    const auto ended = [](IncidentQuery& q) { q.status = IncidentStatus::Ended; };
    const auto resolved = [](IncidentQuery& q) { q.exact_status = Status::Resolved; };
    const auto outages = [&outage](IncidentQuery& q) { q.playbook = outage; };
    const auto as_member = [&secret](IncidentQuery& q) { q.joined = {secret}; };
    const auto as_guest = [&secret](IncidentQuery& q) {
        q.public_visible = false;
        q.joined = {secret};
    };
    CHECK(counted([](IncidentQuery&) {}) == 3);
    CHECK(counted(as_member) == 4);
    CHECK(counted(as_guest) == 1);
    CHECK(counted([](IncidentQuery& q) { q.all_visible = true; }) == 4);
    CHECK(counted(active) == 2);
    CHECK(counted(ended) == 1);
    CHECK(counted(outages) == 2);

    const auto change = [&](const Incident& incident, const Decide& decide) {
        REQUIRE(f.run(f.incidents().change(incident.id, f.now_by("ada"), decide)).has_value());
    };
    change(first, [](Incident& i) { return end(i, from_millis(10)); });
    CHECK(counted(active) == 1);
    CHECK(counted(resolved) == 2);
    change(first, [](Incident& i) { return restart(i, from_millis(11)); });
    change(second, [](Incident& i) { return end(i, from_millis(12)); });
    CHECK(counted(active) == 1);
    CHECK(counted(ended) == 2);
    CHECK(counted(outages) == 2);
    CHECK(counted([&](IncidentQuery& q) { outages(q), as_member(q), active(q); }) == 2);
}
