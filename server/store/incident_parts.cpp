#include "server/store/incident_parts.hpp"

#include "plugin/wire/event_json.hpp"
#include "server/store/connection.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace muster::store
{

namespace
{

Status status_in(const Row& row, int column)
{
    const Result<Status> status = wire::incident_status(row.text(column));
    if (!status) throw SqlError(SqlFault::Damaged, "status: " + row.text(column));
    return *status;
}

void write_update(Connection& connection, const IncidentId& incident, std::size_t position, const StatusUpdate& update)
{
    static constexpr Sql kWrite("status_update.write", R"sql(
        INSERT INTO status_update (id, incident_id, position, author_id, status, message, at, post_id, edited_at,
                                   deleted_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE
        SET message = excluded.message, post_id = excluded.post_id, edited_at = excluded.edited_at,
            deleted_at = excluded.deleted_at)sql");
    connection.run(kWrite, {update.id, incident, position, update.author, std::string(wire::spelled(update.status)),
                            update.message, update.at, update.post, update.edited_at, update.deleted_at});
}

void write_participant(Connection& connection, const IncidentId& incident, std::size_t position,
                       const Participant& participant)
{
    static constexpr Sql kWrite("participant.write", R"sql(
        INSERT INTO participant (incident_id, user_id, position, joined_at, left_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (incident_id, user_id) DO UPDATE
        SET joined_at = excluded.joined_at, left_at = excluded.left_at)sql");
    connection.run(kWrite, {incident, participant.user, position, participant.joined_at, participant.left_at});
}

/// True for the element at that place being new or another one than before.
template <class T> bool differs(const std::vector<T>& before, const std::vector<T>& after, std::size_t place)
{
    return place >= before.size() || before[place] != after[place];
}

} // namespace

std::vector<StatusUpdate> read_updates(Connection& connection, const IncidentId& incident)
{
    static constexpr Sql kUpdates("status_update.of_incident", R"sql(
        SELECT id, author_id, status, message, at, post_id, edited_at, deleted_at
        FROM status_update WHERE incident_id = ? ORDER BY position)sql");
    std::vector<StatusUpdate> updates;
    connection.each(kUpdates, {incident}, [&updates](const Row& row) {
        updates.push_back(StatusUpdate{row.id<StatusUpdateId>(0), row.id<UserId>(1), status_in(row, 2), row.text(3),
                                       row.instant(4), row.id<PostId>(5), row.instant(6), row.instant(7)});
    });
    return updates;
}

std::vector<Participant> read_participants(Connection& connection, const IncidentId& incident)
{
    static constexpr Sql kParticipants("participant.of_incident", R"sql(
        SELECT user_id, joined_at, left_at FROM participant WHERE incident_id = ? ORDER BY position)sql");
    std::vector<Participant> participants;
    connection.each(kParticipants, {incident}, [&participants](const Row& row) {
        participants.push_back(Participant{row.id<UserId>(0), row.instant(1), row.instant(2)});
    });
    return participants;
}

void write_parts(Connection& connection, const Incident& before, const Incident& after)
{
    for (std::size_t i = 0; i < after.updates.size(); ++i)
        if (differs(before.updates, after.updates, i)) write_update(connection, after.id, i, after.updates[i]);
    for (std::size_t i = 0; i < after.participants.size(); ++i)
        if (differs(before.participants, after.participants, i))
            write_participant(connection, after.id, i, after.participants[i]);
}

bool write_timers(Connection& connection, const Incident& before, const Incident& after)
{
    static constexpr Sql kSet("timer.set", R"sql(
        INSERT INTO timer (incident_id, kind, due_at) VALUES (?, ?, ?)
        ON CONFLICT (incident_id, kind) DO UPDATE SET due_at = excluded.due_at)sql");
    static constexpr Sql kCancel("timer.cancel", "DELETE FROM timer WHERE incident_id = ? AND kind = ?");

    const std::vector<Due> was = due_times(before);
    const std::vector<Due> is = due_times(after);
    if (was == is) return false;
    for (const Due& due : was) {
        const auto same_kind = [&due](const Due& other) { return other.kind == due.kind; };
        if (std::none_of(is.begin(), is.end(), same_kind)) connection.run(kCancel, {after.id, due.kind});
    }
    bool is_set = false;
    for (const Due& due : is) {
        if (std::find(was.begin(), was.end(), due) != was.end()) continue;
        connection.run(kSet, {after.id, due.kind, due.at});
        is_set = true;
    }
    return is_set;
}

} // namespace muster::store
