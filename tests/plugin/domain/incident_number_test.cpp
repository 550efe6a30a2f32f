#include "plugin/domain/incident_number.hpp"

#include "tests/support/builders.hpp"

#include <catch2/catch.hpp>

using namespace muster;
using namespace muster::test;

namespace
{

bool none(std::int64_t) { return false; }

} // namespace

TEST_CASE("people call an incident by its number", "[domain]")
{
    Incident incident = an_incident();
    incident.number = 42;
    CHECK(called(incident) == "INC-42");
}

TEST_CASE("a private incident's number has seven digits and is always the same", "[domain]")
{
    for (const char* id : {"first", "second", "third"}) {
        const std::int64_t number = private_number(named<IncidentId>(id), none);
        CHECK(number >= 1'000'000);
        CHECK(number <= 9'999'999);
        CHECK(private_number(named<IncidentId>(id), none) == number);
    }
    CHECK(private_number(named<IncidentId>("first"), none) != private_number(named<IncidentId>("second"), none));
}

TEST_CASE("a private incident whose number is taken gets another", "[domain]")
{
    const auto id = named<IncidentId>("first");
    const std::int64_t wanted = private_number(id, none);
    const auto taken = [wanted](std::int64_t number) { return number == wanted; };

    CHECK(private_number(id, taken) != wanted);
    CHECK(private_number(id, taken) >= 1'000'000);
}

TEST_CASE("public incidents are counted past the numbers of private ones", "[domain]")
{
    CHECK(public_number(1) == 1);
    CHECK(public_number(999'999) == 999'999);
    CHECK(public_number(1'000'000) == 10'000'000);
}
