#include "plugin/wire/incident_query.hpp"

#include "tests/support/catch_result.hpp"

#include <map>

using namespace muster;

namespace
{

const std::string kTeam = "abcdefghijklmnopqrstuvwxyz";

Result<IncidentQuery> query(std::map<std::string, std::string> parameters)
{
    return wire::incident_query([&parameters](std::string_view name) { return parameters[std::string(name)]; });
}

} // namespace

TEST_CASE("a list is asked for with a team and has the original's defaults", "[wire][query]")
{
    const auto read = query({{"team_id", kTeam}});
    REQUIRE(read);
    CHECK(read->status == IncidentStatus::All);
    CHECK(read->sort == IncidentSort::CreatedAt);
    CHECK_FALSE(read->descending);
    CHECK(read->per_page == 200);
}

TEST_CASE("filters, sorts and pages are read in any case of letters", "[wire][query]")
{
    const auto read = query({{"team_id", kTeam},
                             {"status", "ACTIVE"},
                             {"sort", "NAME"},
                             {"direction", "DESC"},
                             {"page", "2"},
                             {"per_page", "15"},
                             {"search_term", "50%"}});
    REQUIRE(read);
    CHECK(read->status == IncidentStatus::Active);
    CHECK(read->sort == IncidentSort::Name);
    CHECK(read->descending);
    CHECK(read->page == 2);
    CHECK(read->per_page == 15);
    CHECK(read->search == "50%");
}

TEST_CASE("the parameter that is wrong is named", "[wire][query]")
{
    CHECK(query({}).error().field() == "team_id");
    const auto [name, value] = GENERATE(table<std::string, std::string>({{"status", "open"},
                                                                         {"sort", "color"},
                                                                         {"direction", "up"},
                                                                         {"page", "-1"},
                                                                         {"per_page", "many"},
                                                                         {"commander_user_id", "x"},
                                                                         {"member_id", "x"},
                                                                         {"playbook_id", "x"},
                                                                         {"active_gte", "-1"},
                                                                         {"started_lt", "soon"},
                                                                         {"search_term", "\xff"}}));
    const auto read = query({{"team_id", kTeam}, {name, value}});
    REQUIRE_FALSE(read);
    CHECK(read.error().fault() == Fault::Invalid);
    CHECK(read.error().field() == name);
}

TEST_CASE("one of the four statuses is asked for by its exact spelling", "[wire][query]")
{
    const auto exact = query({{"team_id", kTeam}, {"status", "Active"}});
    REQUIRE(exact);
    CHECK(exact->exact_status == Status::Active);
    CHECK(exact->status == IncidentStatus::All);
    CHECK(query({{"team_id", kTeam}, {"status", "Archived"}})->exact_status == Status::Archived);
    CHECK(query({{"team_id", kTeam}, {"status", "resolved"}}).error().field() == "status");
}

TEST_CASE("an incident was going on before a time only if it was started before", "[wire][query]")
{
    const auto read = query({{"team_id", kTeam}, {"active_gte", "5"}, {"active_lt", "9"}, {"started_lt", "20"}});
    REQUIRE(read);
    CHECK(read->active_from == from_millis(5));
    CHECK(read->started_before == from_millis(9));
}

TEST_CASE("no page holds more than 200", "[wire][query]")
{
    CHECK(query({{"team_id", kTeam}, {"per_page", "1000"}})->per_page == 200);
    CHECK(query({{"team_id", kTeam}, {"per_page", "0"}})->per_page == 200);
}
