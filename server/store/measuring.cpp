#include "server/store/measuring.hpp"

#include "plugin/wire/event_json.hpp"
#include "server/store/connection.hpp"
#include "server/store/incident_list.hpp"

#include <algorithm>
#include <string>

namespace muster::store
{

namespace
{

/// Only whose incidents they are, and who may see them.
IncidentQuery only_visible(const IncidentQuery& query)
{
    IncidentQuery plain;
    plain.team = query.team;
    plain.playbook = query.playbook;
    plain.all_visible = query.all_visible;
    plain.public_visible = query.public_visible;
    plain.joined = query.joined;
    return plain;
}

/// Ongoing ones are few among a team's and among a playbook's: theirs is the index to read, and no other one is let.
void add_ongoing(Query& sql, const IncidentQuery& query)
{
    IncidentQuery now = only_visible(query);
    now.status = IncidentStatus::Active;
    now.playbook.reset();
    add_conditions(sql, now);
    if (query.playbook) sql.add(" AND playbook_id || '' = ?", *query.playbook);
}

IncidentQuery started(const IncidentQuery& query, Instant since)
{
    IncidentQuery of_time = only_visible(query);
    of_time.started_from = since;
    return of_time;
}

void measure_ongoing(Connection& connection, const IncidentQuery& query, Measured& measured)
{
    connection.each(select_ongoing(query), [&measured](const Row& row) {
        const Result<Status> status = wire::incident_status(row.text(0));
        if (!status) throw SqlError(SqlFault::Damaged, "incident.status: " + row.text(0));
        measured.ongoing[*status] = static_cast<std::size_t>(row.number(1));
        measured.overdue += static_cast<std::size_t>(row.number(2));
    });

    Query people("statistics.participants");
    people.add(
        "SELECT COUNT(DISTINCT user_id) FROM incident JOIN participant ON participant.incident_id = incident.id");
    add_ongoing(people, query);
    people.add(" AND left_at = 0");
    connection.each(people,
                    [&measured](const Row& row) { measured.participants = static_cast<std::size_t>(row.number(0)); });
}

void measure_started(Connection& connection, const IncidentQuery& query, Instant since, Measured& measured)
{
    connection.each(select_started(query, since), [&measured](const Row& row) {
        const Instant start = row.instant(0);
        measured.started.push_back(start);
        if (row.number(1) != 0) measured.to_resolve.push_back(row.instant(1) - start);
        if (row.number(2) != 0) measured.to_first_update.push_back(row.instant(2) - start);
    });
}

void measure_stages(Connection& connection, const IncidentQuery& query, Instant since, Measured& measured)
{
    connection.each(select_stage_times(query, since), [&stages = measured.stages](const Row& row) {
        const std::string title = row.text(0);
        const auto position = static_cast<std::size_t>(row.number(1));
        auto stage =
            std::find_if(stages.begin(), stages.end(), [&](const StageMeasured& s) { return s.title == title; });
        if (stage == stages.end()) stage = stages.insert(stage, StageMeasured{title, position, {}});
        stage->position = std::min(stage->position, position);
        stage->times.push_back(std::chrono::milliseconds(row.number(2)));
    });
}

} // namespace

Query select_ongoing(const IncidentQuery& query)
{
    Query select("statistics.ongoing");
    select.add("SELECT status || '', COUNT(id), SUM(CASE WHEN reminder_fallen > 0 THEN 1 ELSE 0 END) FROM incident");
    add_ongoing(select, query);
    // Not by the column itself: its index would be read for the grouping, with all that has ended.
    select.add(" GROUP BY status || ''");
    return select;
}

Query select_started(const IncidentQuery& query, Instant since)
{
    Query select("statistics.started");
    select.add("SELECT created_at, ended_at, first_update_at FROM incident");
    add_conditions(select, started(query, since));
    return select;
}

Query select_ended(const IncidentQuery& query, Instant since)
{
    Query select("statistics.ended");
    select.add("SELECT ended_at FROM incident");
    add_conditions(select, only_visible(query));
    select.add(" AND ended_at >= ?", since);
    return select;
}

Query select_stage_times(const IncidentQuery& query, Instant since)
{
    Query select("statistics.stages");
    select.add("SELECT title, position, worked_ms FROM incident JOIN stage ON stage.incident_id = incident.id");
    add_conditions(select, started(query, since));
    select.add(" AND worked_ms > 0 AND worked_since = 0");
    return select;
}

Measured measure_incidents(Connection& connection, const IncidentQuery& query, Instant since)
{
    Measured measured;
    measure_ongoing(connection, query, measured);
    measure_started(connection, query, since, measured);
    connection.each(select_ended(query, since),
                    [&measured](const Row& row) { measured.ended.push_back(row.instant(0)); });
    if (query.playbook) measure_stages(connection, query, since, measured);
    return measured;
}

} // namespace muster::store
