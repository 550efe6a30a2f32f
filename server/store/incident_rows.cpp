#include "server/store/incident_rows.hpp"

#include "base/text.hpp"
#include "plugin/domain/incident_number.hpp"
#include "plugin/wire/event_json.hpp"
#include "server/store/connection.hpp"
#include "server/store/incident_parts.hpp"
#include "server/store/settings_text.hpp"
#include "server/store/stage_rows.hpp"

#include <string>
#include <tuple>
#include <utility>

namespace muster::store
{

namespace
{

std::int64_t end_of(const Incident& incident) { return incident.ended_at ? to_millis(*incident.ended_at) : 0; }

std::int64_t reminder_of(const Incident& incident)
{
    return incident.reminder.due_at ? to_millis(*incident.reminder.due_at) : 0;
}

/// Zero before the first status update.
Instant last_update_of(const Incident& incident)
{
    return incident.updates.empty() ? Instant{} : incident.updates.back().at;
}

Instant first_update_of(const Incident& incident)
{
    return incident.updates.empty() ? Instant{} : incident.updates.front().at;
}

std::string status_of(const Incident& incident) { return std::string(wire::spelled(incident.status)); }

Status status_in(const Row& row, int column)
{
    const Result<Status> status = wire::incident_status(row.text(column));
    if (!status) throw SqlError(SqlFault::Damaged, "incident.status: " + row.text(column));
    return *status;
}

std::string_view spelled(ChannelState state)
{
    switch (state) {
    case ChannelState::Open:
        return "";
    case ChannelState::Archived:
        return "archived";
    case ChannelState::Deleted:
        return "deleted";
    }
    throw std::logic_error("a channel state without a spelling");
}

ChannelState channel_state_in(const Row& row, int column)
{
    const std::string text = row.text(column);
    for (const ChannelState state : {ChannelState::Open, ChannelState::Archived, ChannelState::Deleted})
        if (text == spelled(state)) return state;
    throw SqlError(SqlFault::Damaged, "incident.channel_state: " + text);
}

Incident incident_in(const Row& row)
{
    Incident incident;
    incident.id = row.id<IncidentId>(0);
    incident.number = row.number(1);
    incident.revision = row.number(2);
    incident.team = row.id<TeamId>(3);
    incident.channel = row.id<ChannelId>(4);
    incident.channel_name = row.text(5);
    incident.is_public = row.flag(6);
    incident.name = row.text(7);
    incident.description = row.text(8);
    incident.playbook = row.id<PlaybookId>(9);
    incident.reporter = row.id<UserId>(10);
    incident.commander = row.id<UserId>(11);
    incident.created_at = row.instant(12);
    if (row.number(13) != 0) incident.ended_at = row.instant(13);
    incident.active_stage = static_cast<std::size_t>(row.number(14));
    incident.status = status_in(row, 15);
    incident.playbook_version = row.number(16);
    incident.settings = settings_in(row.text(17));
    incident.origin = row.id<PostId>(18);
    incident.reminder.interval = std::chrono::seconds(row.number(19));
    if (row.number(20) != 0) incident.reminder.due_at = row.instant(20);
    incident.reminder.fallen = static_cast<std::uint32_t>(row.number(21));
    incident.reminder.post = row.id<PostId>(22);
    incident.channel_titles = texts_in(row.text(23));
    incident.channel_state = channel_state_in(row, 24);
    return incident;
}

/// True when more differs than the revision, which grows with every change.
bool facts_differ(const Incident& a, const Incident& b)
{
    const auto facts = [](const Incident& i) {
        return std::tie(i.channel, i.channel_name, i.is_public, i.name, i.description, i.playbook, i.reporter,
                        i.commander, i.created_at, i.ended_at, i.active_stage, i.status, i.origin, i.channel_titles,
                        i.channel_state);
    };
    return facts(a) != facts(b) || a.reminder != b.reminder || a.updates.size() != b.updates.size();
}

void update_facts(Connection& connection, const Incident& incident)
{
    static constexpr Sql kUpdate("incident.update", R"sql(
        UPDATE incident
        SET channel_id = ?, channel_name = ?, is_public = ?, name = ?, name_folded = ?, description = ?,
            playbook_id = ?, reporter_id = ?, commander_id = ?, created_at = ?, ended_at = ?, is_active = ?,
            active_stage = ?, status = ?, origin_post_id = ?, updated_at = ?, first_update_at = ?, reminder_interval = ?,
            reminder_due_at = ?, reminder_fallen = ?, reminder_post_id = ?, channel_titles = ?, channel_state = ?
        WHERE id = ?)sql");
    connection.run(kUpdate, {incident.channel,
                             incident.channel_name,
                             incident.is_public,
                             incident.name,
                             lower(incident.name),
                             incident.description,
                             incident.playbook,
                             incident.reporter,
                             incident.commander,
                             incident.created_at,
                             end_of(incident),
                             incident.is_active(),
                             incident.active_stage,
                             status_of(incident),
                             incident.origin,
                             last_update_of(incident),
                             first_update_of(incident),
                             incident.reminder.interval.count(),
                             reminder_of(incident),
                             incident.reminder.fallen,
                             incident.reminder.post,
                             text_of(incident.channel_titles),
                             std::string(spelled(incident.channel_state)),
                             incident.id});
}

} // namespace

Query select_incidents()
{
    Query query("incident.select");
    query.add("SELECT id, number, revision, team_id, channel_id, channel_name, is_public, name, description,"
              " playbook_id, reporter_id, commander_id, created_at, ended_at, active_stage, status, playbook_version,"
              " settings, origin_post_id, reminder_interval, reminder_due_at, reminder_fallen, reminder_post_id,"
              " channel_titles, channel_state FROM incident");
    return query;
}

std::vector<Incident> read_incidents(Connection& connection, const Query& query)
{
    std::vector<Incident> incidents;
    connection.each(query, [&incidents](const Row& row) { incidents.push_back(incident_in(row)); });
    for (Incident& incident : incidents) {
        incident.stages = read_stages(connection, incident.id);
        incident.updates = read_updates(connection, incident.id);
        incident.participants = read_participants(connection, incident.id);
    }
    return incidents;
}

std::optional<Incident> find_incident(Connection& connection, const IncidentId& id)
{
    std::vector<Incident> found = read_incidents(connection, select_incidents().add(" WHERE id = ?", id));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

namespace
{

bool is_number_taken(Connection& connection, const TeamId& team, std::int64_t number)
{
    static constexpr Sql kTaken("incident.number_taken", "SELECT 1 FROM incident WHERE team_id = ? AND number = ?");
    bool taken = false;
    connection.each(kTaken, {team, number}, [&taken](const Row&) { taken = true; });
    return taken;
}

std::int64_t count_in(Connection& connection, const TeamId& team)
{
    static constexpr Sql kCount("team_counter.count", R"sql(
        INSERT INTO team_counter (team_id, public_incidents) VALUES (?, 1)
        ON CONFLICT (team_id) DO UPDATE SET public_incidents = team_counter.public_incidents + 1
        RETURNING public_incidents)sql");
    std::int64_t count = 0;
    connection.each(kCount, {team}, [&count](const Row& row) { count = row.number(0); });
    return count;
}

} // namespace

std::int64_t number_for(Connection& connection, const Incident& incident)
{
    if (incident.is_public) return public_number(count_in(connection, incident.team));
    return private_number(incident.id, [&connection, &incident](std::int64_t number) {
        return is_number_taken(connection, incident.team, number);
    });
}

void insert_incident(Connection& connection, const Incident& incident)
{
    static constexpr Sql kInsert("incident.insert", R"sql(
        INSERT INTO incident (id, number, revision, team_id, channel_id, channel_name, is_public, name, name_folded,
                              description, playbook_id, reporter_id, commander_id, created_at, ended_at, is_active,
                              active_stage, status, playbook_version, settings, origin_post_id, updated_at,
                              first_update_at, reminder_interval, reminder_due_at, reminder_fallen, reminder_post_id,
                              channel_titles, channel_state)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql");
    connection.run(kInsert, {incident.id,
                             incident.number,
                             incident.revision,
                             incident.team,
                             incident.channel,
                             incident.channel_name,
                             incident.is_public,
                             incident.name,
                             lower(incident.name),
                             incident.description,
                             incident.playbook,
                             incident.reporter,
                             incident.commander,
                             incident.created_at,
                             end_of(incident),
                             incident.is_active(),
                             incident.active_stage,
                             status_of(incident),
                             incident.playbook_version,
                             text_of(incident.settings),
                             incident.origin,
                             last_update_of(incident),
                             first_update_of(incident),
                             incident.reminder.interval.count(),
                             reminder_of(incident),
                             incident.reminder.fallen,
                             incident.reminder.post,
                             text_of(incident.channel_titles),
                             std::string(spelled(incident.channel_state))});
    write_stages(connection, incident.id, {}, incident.stages);
    write_parts(connection, Incident(), incident);
}

void update_incident(Connection& connection, const Incident& before, const Incident& after)
{
    // By itself, because it is all that a tick changes here and no index has it.
    static constexpr Sql kRevise("incident.revise", "UPDATE incident SET revision = ? WHERE id = ?");
    connection.run(kRevise, {after.revision, after.id});
    if (facts_differ(before, after)) update_facts(connection, after);
    write_stages(connection, after.id, before.stages, after.stages);
    write_parts(connection, before, after);
}

} // namespace muster::store
