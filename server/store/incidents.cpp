#include "server/store/incidents.hpp"

#include "server/store/event_rows.hpp"
#include "server/store/incident_list.hpp"
#include "server/store/incident_parts.hpp"
#include "server/store/incident_rows.hpp"
#include "server/store/measuring.hpp"
#include "server/store/stage_times.hpp"
#include "server/store/tally.hpp"

#include <utility>

namespace muster::store
{

namespace
{

Failure no_incident() { return fail(Fault::NotFound, "incident: not found"); }

/// What the writer knows of the incident, or what the database has; null if neither has any.
SharedIncident load(Session& session, const IncidentId& id)
{
    if (SharedIncident known = session.known(id)) return known;
    std::optional<Incident> stored = find_incident(session.connection(), id);
    return stored ? std::make_shared<const Incident>(std::move(*stored)) : nullptr;
}

Result<Incident> the_only(std::vector<Incident> found)
{
    if (found.empty()) return no_incident();
    return std::move(found.front());
}

/// The writer shares what it knows; the answer is the caller's own, copied on the loop and not by the writer.
Result<Incident> own(const Result<SharedIncident>& shared)
{
    if (!shared) return shared.error();
    return **shared;
}

} // namespace

void Incidents::record(Session& session, const Incident& after, const Change& change, EventBodies bodies,
                       Following following)
{
    std::vector<IncidentEvent> events;
    for (EventBody& body : bodies)
        events.push_back(IncidentEvent{EventId(ids_.next()), after.id, change.actor, change.at, after.revision,
                                       std::move(body), PostId()});
    insert_events(session, events, after.settings, following);
}

SharedIncident Incidents::create_in(Session& session, const Incident& incident, const IncidentStarted& started,
                                    const Change& change, Following following)
{
    if (SharedIncident known = load(session, incident.id)) return known;

    auto created = std::make_shared<Incident>(incident);
    created->number = number_for(session.connection(), incident);
    created->revision = 1;
    insert_incident(session.connection(), *created);
    begin_stage_times(session.connection(), *created);
    begin_tally(session.connection(), *created);
    if (write_timers(session.connection(), Incident(), *created)) session.timers_set();
    record(session, *created, change, EventBodies{started}, following);
    session.remember(created);
    return created;
}

Async<Result<Incident>> Incidents::create(Incident incident, IncidentStarted started, Change change)
{
    const Database::Write<SharedIncident> create = [&](Session& session) -> Result<SharedIncident> {
        return create_in(session, incident, started, change, Following::Reactions);
    };
    co_return own(co_await database_.write(create));
}

Result<SharedIncident> Incidents::change_in(Session& session, const IncidentId& id, const Change& change,
                                            const Decide& decide, Following following)
{
    // Two people who act on one incident at the same moment are decided one after the other: there is one writer, and
    // the second one's decision sees what the first one's wrote.
    const SharedIncident before = load(session, id);
    if (!before) return no_incident();

    auto after = std::make_shared<Incident>(*before);
    Result<EventBodies> decided = decide(*after);
    if (!decided) return decided.error();
    if (decided->empty()) return before;

    after->revision = before->revision + 1;
    update_incident(session.connection(), *before, *after);
    write_stage_times(session.connection(), *before, *after, change.at);
    write_tally(session.connection(), *before, *after);
    if (write_timers(session.connection(), *before, *after)) session.timers_set();
    record(session, *after, change, std::move(*decided), following);
    session.remember(after);
    return SharedIncident(std::move(after));
}

Async<Result<Incident>> Incidents::change(IncidentId incident, Change change, Decide decide)
{
    const Database::Write<SharedIncident> apply = [&](Session& session) {
        return change_in(session, incident, change, decide, Following::Reactions);
    };
    co_return own(co_await database_.write(apply));
}

Async<Result<>> Incidents::record_past(std::vector<Past> pasts)
{
    const Database::Write<void> record_all = [&](Session& session) -> Result<> {
        for (const Past& past : pasts) {
            if (load(session, past.incident.id)) continue;
            (void)create_in(session, past.incident, past.started, past.start, Following::Nothing);
            for (const Past::Step& step : past.steps) {
                const Result<SharedIncident> taken =
                    change_in(session, past.incident.id, step.change, step.decide, Following::Nothing);
                if (!taken) return taken.error();
            }
        }
        return {};
    };
    co_return co_await database_.write(record_all);
}

Async<Result<Incident>> Incidents::by_id(IncidentId incident)
{
    const Database::Read<Incident> find = [&](Connection& connection) {
        return the_only(read_incidents(connection, select_incidents().add(" WHERE id = ?", incident)));
    };
    co_return co_await database_.read(find);
}

Async<Result<Incident>> Incidents::by_channel(ChannelId channel)
{
    const Database::Read<Incident> find = [&](Connection& connection) {
        // The second condition is that of the index: no incident without a channel is found by an empty id.
        Query query = select_incidents();
        query.add(" WHERE channel_id = ? AND channel_id <> ''", channel);
        return the_only(read_incidents(connection, query));
    };
    co_return co_await database_.read(find);
}

Async<Result<IncidentPage>> Incidents::list(IncidentQuery query)
{
    const Database::Read<IncidentPage> find = [&](Connection& connection) -> Result<IncidentPage> {
        return list_incidents(connection, query);
    };
    co_return co_await database_.read(find);
}

Async<Result<std::vector<UserId>>> Incidents::commanders(IncidentQuery query)
{
    const Database::Read<std::vector<UserId>> find = [&](Connection& connection) -> Result<std::vector<UserId>> {
        return list_commanders(connection, query);
    };
    co_return co_await database_.read(find);
}

Async<Result<std::vector<ChannelId>>> Incidents::joined_channels(JoinedQuery query)
{
    const Database::Read<std::vector<ChannelId>> find = [&](Connection& connection) -> Result<std::vector<ChannelId>> {
        return list_joined_channels(connection, query);
    };
    co_return co_await database_.read(find);
}

Async<Result<Measured>> Incidents::measure(IncidentQuery query, Instant since)
{
    const Database::Read<Measured> find = [&](Connection& connection) -> Result<Measured> {
        return measure_incidents(connection, query, since);
    };
    co_return co_await database_.read(find);
}

Async<Result<std::vector<IncidentEvent>>> Incidents::timeline(IncidentId incident)
{
    using Timeline = std::vector<IncidentEvent>;
    const Database::Read<Timeline> find = [&](Connection& connection) -> Result<Timeline> {
        Timeline events = read_timeline(connection, incident);
        if (events.empty()) return no_incident(); // every incident has at least the event that started it
        return events;
    };
    co_return co_await database_.read(find);
}

} // namespace muster::store
