#include "plugin/domain/participants.hpp"

#include "plugin/domain/incident.hpp"
#include "tests/support/builders.hpp"

#include <catch2/catch.hpp>

using namespace muster;
using test::an_incident;
using test::is_participant;
using test::named;

TEST_CASE("people join once, leave once, and are remembered", "[domain][participants]")
{
    Incident incident = an_incident();
    const auto ada = named<UserId>("ada");

    CHECK(join(incident, ada, from_millis(10)).size() == 1);
    CHECK(join(incident, ada, from_millis(20)).empty());
    CHECK(is_participant(incident, ada));
    CHECK(leave(incident, ada, from_millis(30)).size() == 1);
    CHECK(leave(incident, ada, from_millis(40)).empty());
    CHECK_FALSE(is_participant(incident, ada));
    CHECK(incident.participants == std::vector<Participant>{{ada, from_millis(10), from_millis(30)}});

    CHECK(join(incident, ada, from_millis(50)).size() == 1);
    CHECK(incident.participants == std::vector<Participant>{{ada, from_millis(50), {}}});
    CHECK(leave(incident, named<UserId>("stranger"), from_millis(60)).empty());
}

TEST_CASE("after missed events the participants are whom the channel has", "[domain][participants]")
{
    Incident incident = an_incident();
    const auto ada = named<UserId>("ada");
    const auto ben = named<UserId>("ben");
    const auto cleo = named<UserId>("cleo");
    REQUIRE(join(incident, ada, from_millis(10)).size() == 1);
    REQUIRE(join(incident, ben, from_millis(10)).size() == 1);

    const EventBodies events = reconcile(incident, {ben, cleo}, from_millis(20));

    REQUIRE(events.size() == 2);
    CHECK(std::get<ParticipantJoined>(events[0]).user == cleo);
    CHECK(std::get<ParticipantLeft>(events[1]).user == ada);
    CHECK(reconcile(incident, {cleo, ben}, from_millis(30)).empty());
}
