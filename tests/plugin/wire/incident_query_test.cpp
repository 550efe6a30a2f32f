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
    CHECK(read->per_page == 1000);
}

TEST_CASE("filters, sorts and pages are read in any case of letters", "[wire][query]")
{
    const auto read = query({{"team_id", kTeam},
                             {"status", "Active"},
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
                                                                         {"member_id", kTeam},
                                                                         {"search_term", "\xff"}}));
    const auto read = query({{"team_id", kTeam}, {name, value}});
    REQUIRE_FALSE(read);
    CHECK(read.error().fault() == Fault::Invalid);
    CHECK(read.error().field() == name);
}
