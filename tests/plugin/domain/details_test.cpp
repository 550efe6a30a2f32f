#include "plugin/domain/details.hpp"

#include "plugin/domain/stage.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>

using namespace muster;
using namespace muster::test;

TEST_CASE("a rename tells the name before, and leaves the description", "[domain][details]")
{
    Incident incident = an_incident().named("Database down").described("All of it.");

    const auto events = change_details(incident, Details{"  Database slow ", std::nullopt}).value();

    CHECK(incident.name == "Database slow");
    CHECK(events == EventBodies{DetailsChanged{"Database down", "Database slow", "All of it.", "All of it."}});
}

TEST_CASE("naming an incident as it is called already changes nothing", "[domain][details]")
{
    Incident incident = an_incident().named("Database down").described("All of it.");

    CHECK(change_details(incident, Details{"Database down", "All of it."}).value().empty());
    CHECK(change_details(incident, Details{}).value().empty());
}

TEST_CASE("a name or description out of its limits is refused", "[domain][details]")
{
    Incident incident = an_incident().named("Database down");

    CHECK(change_details(incident, Details{" x ", std::nullopt}).error().field() == "name");
    CHECK(change_details(incident, Details{std::string(65, 'x'), std::nullopt}).error().field() == "name");
    CHECK(change_details(incident, Details{std::nullopt, std::string(1025, 'x')}).error().field() == "description");
    CHECK(incident.name == "Database down");
}

TEST_CASE("a stage is gone to by its position, forwards and backwards", "[domain][stage]")
{
    Incident incident = an_incident().with_stage("Triage", {"Page"}).with_stage("Fix").with_stage("Review");

    CHECK(go_to_stage(incident, 2).value().size() == 1);
    CHECK(active_stage(incident)->title == "Review");
    CHECK(go_to_stage(incident, 2).value().empty());
    CHECK(go_to_stage(incident, 0).value().size() == 1);
    CHECK(go_to_stage(incident, 3).error().field() == "active_stage");
}
