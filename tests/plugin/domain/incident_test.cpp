#include "plugin/domain/incident.hpp"

#include "plugin/domain/channel_name.hpp"
#include "plugin/domain/playbook.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/clock.hpp"

using namespace muster;
using test::an_incident;
using test::named;

TEST_CASE("an incident ends once, and a restart keeps the end that no longer holds in its event", "[domain][incident]")
{
    Incident incident = an_incident();
    REQUIRE(end(incident, from_millis(5'000)));
    CHECK_FALSE(incident.is_active());
    CHECK(end(incident, from_millis(6'000)).error().fault() == Fault::Conflict);

    const auto events = restart(incident, from_millis(7'000));

    REQUIRE(events);
    CHECK(incident.is_active());
    CHECK(std::get<IncidentRestarted>(events->front()).ended_at == from_millis(5'000));
    CHECK(restart(incident, from_millis(8'000)).error().fault() == Fault::Conflict);
}

TEST_CASE("handing over to the commander says nothing", "[domain][incident]")
{
    Incident incident = an_incident().commanded_by(named<UserId>("ada"));
    CHECK(change_commander(incident, named<UserId>("ada"))->empty());

    const auto events = change_commander(incident, named<UserId>("ben"));
    REQUIRE(events->size() == 1);
    CHECK(std::get<CommanderChanged>(events->front()) == CommanderChanged{named<UserId>("ada"), named<UserId>("ben")});
}

TEST_CASE("a second channel is refused, the same one again says nothing", "[domain][incident]")
{
    Incident incident = an_incident();
    REQUIRE(open_channel(incident, ChannelId("one"), "checkout-down")->size() == 1);
    CHECK(incident.channel_name == "checkout-down");
    CHECK(open_channel(incident, ChannelId("one"), "checkout-down")->empty());
    CHECK(open_channel(incident, ChannelId("two"), "other").error().fault() == Fault::Conflict);
}

TEST_CASE("names have 2 to 64 characters, counted as people count them", "[domain][incident]")
{
    CHECK(check_name("DB"));
    CHECK(check_name(" x ").error().field() == "name");
    std::string fire;
    for (int i = 0; i < 64; ++i) fire += "🔥";
    CHECK(check_name(fire));
    CHECK(check_name(fire + "!").error().field() == "name");
    CHECK(check_description(std::string(1024, 'x')));
    CHECK(check_description(std::string(1025, 'x')).error().field() == "description");
}

TEST_CASE("the channel's name comes from the incident's", "[domain][channel-name]")
{
    const IncidentId id("abcdefghijklmnopqrstuvwxyz");
    CHECK(channel_name_of("Checkout is DOWN!", id) == "checkout-is-down");
    CHECK(channel_name_of("  -50% orders_lost-  ", id) == "50-orders_lost");
    CHECK(channel_name_of("DB  down", id) == "db--down");
    CHECK(channel_name_of("Zahlungsstörung", id) == "zahlungsstrung");
    CHECK(channel_name_of("🔥🔥🔥", id) == "incident-abcdefghij");
    CHECK(channel_name_of("a__b", id) == "incident-abcdefghij");
    CHECK(channel_name_of(std::string(64, 'x'), id).size() == 64);
}

TEST_CASE("a name that is taken is followed by a piece of the incident's id, then by all of it",
          "[domain][channel-name]")
{
    const IncidentId id("abcdefghijklmnopqrstuvwxyz");
    const auto names = channel_names_to_try("checkout-is-down", id);
    CHECK(names[0] == "checkout-is-down");
    CHECK(names[1] == "checkout-is-down-abcd");
    CHECK(names[2] == "checkout-is-down-" + id.str());

    const auto longest = channel_names_to_try(std::string(64, 'x'), id);
    CHECK(longest[1] == std::string(59, 'x') + "-abcd");
    CHECK(longest[2] == std::string(37, 'x') + "-" + id.str());
    CHECK(channel_names_to_try(std::string(36, 'x') + "-y", id)[2] == std::string(36, 'x') + "-" + id.str());
}

TEST_CASE("an incident takes stages and tasks from its playbook, with ids of its own", "[domain][playbook]")
{
    test::CountedIds ids;
    const Playbook playbook = test::a_playbook().creating_private_incidents().with_stage("Triage", {"Page on-call"});
    const StartOrder order{IncidentId("i"), "  Checkout down ", "Orders fail", named<UserId>("ada")};

    const auto first = start(playbook, order, ids, from_millis(7));
    const auto second = start(playbook, order, ids, from_millis(8));

    REQUIRE(first);
    CHECK(first->name == "Checkout down");
    CHECK(first->commander == named<UserId>("ada"));
    CHECK_FALSE(first->is_public);
    CHECK(first->stages[0].tasks[0].title == "Page on-call");
    CHECK(first->stages[0].tasks[0].id != second->stages[0].tasks[0].id);
}
