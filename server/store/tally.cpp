#include "server/store/tally.hpp"

#include "plugin/wire/event_json.hpp"
#include "server/store/connection.hpp"

#include <string>
#include <tuple>

namespace muster::store
{

namespace
{

void add(Connection& connection, const Incident& incident, int count)
{
    static constexpr Sql kAdd("incident_tally.add", R"sql(
        INSERT INTO incident_tally (team_id, playbook_id, status, is_public, incidents) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (team_id, playbook_id, status, is_public)
        DO UPDATE SET incidents = incident_tally.incidents + excluded.incidents)sql");
    connection.run(kAdd, {incident.team, incident.playbook, std::string(wire::spelled(incident.status)),
                          incident.is_public, count});
}

bool is_narrowed_further(const IncidentQuery& query)
{
    const bool by_people = query.commander || query.member;
    const bool by_time = query.started_from || query.started_before || query.active_from;
    return by_people || by_time || !query.search.empty();
}

} // namespace

void begin_tally(Connection& connection, const Incident& incident) { add(connection, incident, 1); }

void write_tally(Connection& connection, const Incident& before, const Incident& after)
{
    const auto kind = [](const Incident& i) { return std::tie(i.team, i.playbook, i.status, i.is_public); };
    if (kind(before) == kind(after)) return;
    add(connection, before, -1);
    add(connection, after, 1);
}

std::optional<std::size_t> read_tally(Connection& connection, const IncidentQuery& query)
{
    if (is_narrowed_further(query) || !(query.all_visible || query.public_visible)) return std::nullopt;
    Query select("incident_tally.sum");
    select.add("SELECT COALESCE(SUM(incidents), 0) FROM incident_tally WHERE team_id = ?", query.team);
    if (query.playbook) select.add(" AND playbook_id = ?", *query.playbook);
    if (query.exact_status) select.add(" AND status = ?", std::string(wire::spelled(*query.exact_status)));
    if (query.status == IncidentStatus::Active) select.add(" AND status IN ('Reported', 'Active')");
    if (query.status == IncidentStatus::Ended) select.add(" AND status IN ('Resolved', 'Archived')");
    if (!query.all_visible) select.add(" AND is_public = 1");
    std::size_t sum = 0;
    connection.each(select, [&sum](const Row& row) { sum = static_cast<std::size_t>(row.number(0)); });
    return sum;
}

} // namespace muster::store
