#include "server/store/outbox.hpp"

#include "server/store/event_rows.hpp"

#include <utility>

namespace muster::store
{

Async<Result<std::vector<IncidentId>>> Outbox::incidents_waiting(Receiver receiver)
{
    static constexpr Sql kIncidents("outbox.incidents", R"sql(
        SELECT incident_id FROM outbox WHERE is_parked = 0 AND receiver = ?
        GROUP BY incident_id ORDER BY MIN(sequence))sql");
    using Found = std::vector<IncidentId>;
    const Database::Read<Found> find = [&](Connection& connection) -> Result<Found> {
        Found incidents;
        connection.each(kIncidents, {name_of(receiver)},
                        [&](const Row& row) { incidents.push_back(row.id<IncidentId>(0)); });
        return incidents;
    };
    co_return co_await database_.read(find);
}

Async<Result<std::vector<OutboxRow>>> Outbox::waiting(IncidentId incident, Receiver receiver, std::size_t limit)
{
    using Found = std::vector<OutboxRow>;
    const Database::Read<Found> find = [&](Connection& connection) -> Result<Found> {
        return read_waiting(connection, incident, receiver, limit);
    };
    co_return co_await database_.read(find);
}

Async<Result<>> Outbox::delivered(OutboxRow row, PostId post)
{
    static constexpr Sql kDelete("outbox.delivered", "DELETE FROM outbox WHERE sequence = ?");
    const Database::Write<void> write = [&](Session& session) -> Result<> {
        session.connection().run(kDelete, {row.sequence});
        if (!post.empty()) link_event(session.connection(), row.event, post);
        return {};
    };
    co_return co_await database_.write(write);
}

Async<Result<>> Outbox::failed(std::int64_t sequence, std::string fault)
{
    static constexpr Sql kFailed("outbox.failed",
                                 "UPDATE outbox SET attempts = attempts + 1, last_fault = ? WHERE sequence = ?");
    const Database::Write<void> write = [&](Session& session) -> Result<> {
        session.connection().run(kFailed, {fault, sequence});
        return {};
    };
    co_return co_await database_.write(write);
}

Async<Result<>> Outbox::park(std::int64_t sequence, std::string reason)
{
    static constexpr Sql kPark("outbox.park", R"sql(
        UPDATE outbox SET attempts = attempts + 1, last_fault = ?, is_parked = 1 WHERE sequence = ?)sql");
    const Database::Write<void> write = [&](Session& session) -> Result<> {
        session.connection().run(kPark, {reason, sequence});
        return {};
    };
    co_return co_await database_.write(write);
}

Async<Result<std::size_t>> Outbox::parked_count()
{
    static constexpr Sql kCount("outbox.parked", "SELECT COUNT(sequence) FROM outbox WHERE is_parked = 1");
    const Database::Read<std::size_t> count = [&](Connection& connection) -> Result<std::size_t> {
        std::int64_t parked = 0;
        connection.each(kCount, {}, [&parked](const Row& row) { parked = row.number(0); });
        return static_cast<std::size_t>(parked);
    };
    co_return co_await database_.read(count);
}

void Outbox::on_commit(std::function<void(const IncidentId&, Receiver)> listener)
{
    database_.on_commit(std::move(listener));
}

} // namespace muster::store
