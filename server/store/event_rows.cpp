#include "server/store/event_rows.hpp"

#include "plugin/wire/event_json.hpp"
#include "server/store/connection.hpp"
#include "server/store/session.hpp"

#include <string>
#include <string_view>

namespace muster::store
{

namespace
{

std::string_view spelled(Reaction reaction)
{
    switch (reaction) {
    case Reaction::OpenChannel:
        return "open_channel";
    case Reaction::PostToChannel:
        return "post_to_channel";
    case Reaction::UpdateChannel:
        return "update_channel";
    case Reaction::PostStatusUpdate:
        return "post_status_update";
    case Reaction::BroadcastUpdate:
        return "broadcast_update";
    case Reaction::PostReminder:
        return "post_reminder";
    case Reaction::RetractReminder:
        return "retract_reminder";
    case Reaction::CallTogether:
        return "call_together";
    case Reaction::MessageAssignee:
        return "message_assignee";
    case Reaction::Welcome:
        return "welcome";
    case Reaction::CallWebhook:
        return "call_webhook";
    }
    throw std::logic_error("a reaction without a spelling");
}

Reaction reaction_in(const Row& row, int column)
{
    const std::string text = row.text(column);
    for (const Reaction reaction :
         {Reaction::OpenChannel, Reaction::PostToChannel, Reaction::PostStatusUpdate, Reaction::BroadcastUpdate,
          Reaction::PostReminder, Reaction::RetractReminder, Reaction::CallTogether, Reaction::MessageAssignee,
          Reaction::UpdateChannel, Reaction::Welcome, Reaction::CallWebhook})
        if (text == spelled(reaction)) return reaction;
    throw SqlError(SqlFault::Damaged, "outbox.reaction: " + text);
}

/// The columns from `first` on: id, incident, actor, at, revision, type, details, post.
IncidentEvent event_in(const Row& row, int first = 0)
{
    const Result<EventBody> body = wire::event_body(row.text(first + 5), row.text(first + 6));
    if (!body) throw SqlError(SqlFault::Damaged, "timeline_event: " + body.error().detail());
    return IncidentEvent{row.id<EventId>(first),   row.id<IncidentId>(first + 1), row.id<UserId>(first + 2),
                         row.instant(first + 3),   row.number(first + 4),         *body,
                         row.id<PostId>(first + 7)};
}

void insert_event(Connection& connection, const IncidentEvent& event, std::size_t position)
{
    static constexpr Sql kInsert("timeline_event.insert", R"sql(
        INSERT INTO timeline_event (incident_id, revision, position, id, actor_id, at, type, details)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?))sql");
    connection.run(kInsert, {event.incident, event.revision, position, event.id, event.actor, event.at,
                             std::string(wire::event_type(event.body)), wire::event_details(event.body)});
}

void insert_reaction(Session& session, const IncidentEvent& event, std::size_t position, Reaction reaction)
{
    static constexpr Sql kInsert("outbox.insert", R"sql(
        INSERT INTO outbox
            (sequence, incident_id, revision, position, reaction, receiver, attempts, last_fault, is_parked)
        VALUES (?, ?, ?, ?, ?, ?, 0, '', 0))sql");
    const Receiver receiver = receiver_of(reaction);
    session.connection().run(kInsert, {session.next_sequence(), event.incident, event.revision, position,
                                       std::string(spelled(reaction)), name_of(receiver)});
    session.announce(event.incident, receiver);
}

} // namespace

std::string name_of(Receiver receiver) { return receiver == Receiver::Webhook ? "webhook" : "chat"; }

void insert_events(Session& session, const std::vector<IncidentEvent>& events, const Settings& settings,
                   Following following)
{
    for (std::size_t i = 0; i < events.size(); ++i) {
        insert_event(session.connection(), events[i], i);
        if (following == Following::Nothing) continue;
        for (const Reaction reaction : reactions_to(events[i].body, settings))
            insert_reaction(session, events[i], i, reaction);
    }
}

void link_event(Connection& connection, const IncidentEvent& event, const PostId& post)
{
    static constexpr Sql kLink("timeline_event.link", R"sql(
        UPDATE timeline_event SET post_id = ? WHERE incident_id = ? AND revision = ? AND id = ?)sql");
    connection.run(kLink, {post, event.incident, event.revision, event.id});
}

std::vector<IncidentEvent> read_timeline(Connection& connection, const IncidentId& incident)
{
    static constexpr Sql kTimeline("timeline_event.of_incident", R"sql(
        SELECT id, incident_id, actor_id, at, revision, type, details, post_id
        FROM timeline_event WHERE incident_id = ? ORDER BY revision, position)sql");
    std::vector<IncidentEvent> events;
    connection.each(kTimeline, {incident}, [&events](const Row& row) { events.push_back(event_in(row)); });
    return events;
}

std::vector<OutboxRow> read_waiting(Connection& connection, const IncidentId& incident, Receiver receiver,
                                    std::size_t limit)
{
    static constexpr Sql kWaiting("outbox.waiting", R"sql(
        SELECT o.sequence, o.reaction, o.attempts, o.last_fault,
               e.id, e.incident_id, e.actor_id, e.at, e.revision, e.type, e.details, e.post_id
        FROM outbox o
        JOIN timeline_event e
          ON e.incident_id = o.incident_id AND e.revision = o.revision AND e.position = o.position
        WHERE o.incident_id = ? AND o.receiver = ? AND o.is_parked = 0
        ORDER BY o.sequence LIMIT ?)sql");
    std::vector<OutboxRow> rows;
    connection.each(kWaiting, {incident, name_of(receiver), limit}, [&rows](const Row& row) {
        rows.push_back(OutboxRow{row.number(0), event_in(row, 4), reaction_in(row, 1), static_cast<int>(row.number(2)),
                                 row.text(3)});
    });
    return rows;
}

} // namespace muster::store
