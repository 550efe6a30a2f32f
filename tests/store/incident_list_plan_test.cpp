// A page of a long list is read in its order, not sorted.
#include "server/store/incident_list.hpp"
#include "server/store/measuring.hpp"
#include "server/store/sql.hpp"
#include "tests/store/stores.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace muster;
using namespace muster::test;

namespace
{

/// How SQLite would go about it.
std::string plan_of(const OnSqlite& f, const store::Query& query)
{
    const SQLite::Database database(f.file().string(), SQLite::OPEN_READONLY);
    SQLite::Statement explain(database, "EXPLAIN QUERY PLAN " + query.text());
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

    const std::string plan = plan_of(f, store::select_page(query));
    INFO(plan);
    CHECK(plan.find("USING INDEX incident_by_") != std::string::npos);
    CHECK(plan.find("TEMP B-TREE") == std::string::npos);
}

TEST_CASE("few incidents are found first and sorted then", "[store][sqlite]")
{
    OnSqlite f;
    created(f, an_incident());
    IncidentQuery query;
    query.team = named<TeamId>("sre");
    query.joined = {named<ChannelId>("mine")};
    const int narrowed = GENERATE(0, 1, 2);
    if (narrowed == 0) query.member = named<UserId>("ben");
    if (narrowed == 1) query.search = "disk";
    if (narrowed == 2) query.status = IncidentStatus::Active;

    const std::string plan = plan_of(f, store::select_page_of_few(query));
    INFO(plan);
    CHECK(plan.substr(0, plan.find('\n')) == "SEARCH incident USING INDEX sqlite_autoindex_incident_1 (id=?)");
    CHECK(plan.find("SCAN incident") == std::string::npos);
}

TEST_CASE("a list that is narrowed is counted in an index alone", "[store][sqlite]")
{
    OnSqlite f;
    created(f, an_incident());
    IncidentQuery query;
    query.team = named<TeamId>("sre");
    query.joined = {named<ChannelId>("mine")};
    const int narrowed = GENERATE(0, 1, 2);
    if (narrowed == 0) query.commander = named<UserId>("ben");
    if (narrowed == 1) query.search = "disk";
    if (narrowed == 2) query.started_from = from_millis(1);

    const std::string plan = plan_of(f, store::select_count(query));
    INFO(plan);
    CHECK(plan.find("USING COVERING INDEX") != std::string::npos);
}

TEST_CASE("a person's own incidents are counted without those of the team", "[store][sqlite]")
{
    OnSqlite f;
    created(f, an_incident());
    IncidentQuery query;
    query.team = named<TeamId>("sre");
    query.joined = {named<ChannelId>("mine"), named<ChannelId>("ours")};
    query.public_visible = false;
    const std::string in_channels = plan_of(f, store::select_count(query));
    INFO(in_channels);
    CHECK(in_channels.find("incident_by_channel (channel_id=?)") != std::string::npos);

    query.public_visible = true;
    query.member = named<UserId>("ben");
    const std::string of_member = plan_of(f, store::select_count(query));
    INFO(of_member);
    CHECK(of_member.find("USING COVERING INDEX incident_to_join (id=? AND team_id=?)") != std::string::npos);
}

TEST_CASE("statistics read the time in question, from the indexes alone", "[store][sqlite]")
{
    OnSqlite f;
    created(f, an_incident());
    IncidentQuery query;
    query.team = named<TeamId>("sre");
    query.all_visible = GENERATE(false, true);
    query.joined = {named<ChannelId>("mine")};
    if (GENERATE(false, true)) query.playbook = named<PlaybookId>("outage");

    const std::string ongoing = plan_of(f, store::select_ongoing(query));
    INFO(ongoing);
    CHECK(ongoing.find("(team_id=? AND is_active=?)") != std::string::npos);
    const std::string started = plan_of(f, store::select_started(query, from_millis(1)));
    INFO(started);
    CHECK(started.find("USING COVERING INDEX incident_to_measure (team_id=? AND created_at>?)") != std::string::npos);
    const std::string ended = plan_of(f, store::select_ended(query, from_millis(1)));
    INFO(ended);
    CHECK(ended.find("USING COVERING INDEX incident_") != std::string::npos);
    CHECK(ended.find("(team_id=? AND ended_at>?)") != std::string::npos);
}

TEST_CASE("statistics of a playbook's stages read its incidents of the time in question", "[store][sqlite]")
{
    OnSqlite f;
    created(f, an_incident());
    IncidentQuery query;
    query.team = named<TeamId>("sre");
    query.playbook = named<PlaybookId>("outage");

    const std::string plan = plan_of(f, store::select_stage_times(query, from_millis(1)));
    INFO(plan);
    CHECK(plan.find("incident_by_playbook (team_id=? AND playbook_id=? AND created_at>?)") != std::string::npos);
    CHECK(plan.find("stage_by_incident (incident_id=?)") != std::string::npos);
}
