// A page of a long list is read in its order, not sorted.
#include "server/store/incident_list.hpp"
#include "server/store/sql.hpp"
#include "tests/store/stores.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace muster;
using namespace muster::test;

namespace
{

/// How SQLite would read the page.
std::string plan_of(const OnSqlite& f, const IncidentQuery& query)
{
    const SQLite::Database database(f.file().string(), SQLite::OPEN_READONLY);
    SQLite::Statement explain(database, "EXPLAIN QUERY PLAN " + std::string(store::select_page(query).text()));
    std::string plan;
    while (explain.executeStep()) plan += explain.getColumn(3).getString() + "\n";
    return plan;
}

} // namespace

TEST_CASE("every order of a list has an index that it is read by", "[store][sqlite]")
{
    OnSqlite f;
    created(f, an_incident());
    IncidentQuery query;
    query.team = named<TeamId>("sre");
    query.sort = GENERATE(IncidentSort::CreatedAt, IncidentSort::Name, IncidentSort::EndedAt, IncidentSort::Commander,
                          IncidentSort::Id, IncidentSort::IsActive, IncidentSort::Status, IncidentSort::LastUpdate);
    query.descending = GENERATE(false, true);
    query.all_visible = GENERATE(false, true);
    query.joined = {named<ChannelId>("mine")};
    const int narrowed = GENERATE(0, 1, 2, 3);
    if (narrowed == 1) query.status = IncidentStatus::Ended;
    if (narrowed == 2) query.exact_status = Status::Archived;
    if (narrowed == 3) query.search = "disk";

    const std::string plan = plan_of(f, query);
    INFO(plan);
    CHECK(plan.find("USING INDEX incident_by_") != std::string::npos);
    CHECK(plan.find("TEMP B-TREE") == std::string::npos);
}
