#include "server/store/timers.hpp"

#include <utility>

namespace muster::store
{

Async<Result<>> Timers::fired(Timer timer)
{
    static constexpr Sql kFired("timer.fired", "DELETE FROM timer WHERE incident_id = ? AND kind = ? AND due_at = ?");
    const Database::Write<void> write = [&](Session& session) -> Result<> {
        session.connection().run(kFired, {timer.incident, timer.kind, timer.due_at});
        return {};
    };
    co_return co_await database_.write(write);
}

Async<Result<std::optional<Instant>>> Timers::earliest()
{
    static constexpr Sql kEarliest("timer.earliest", "SELECT due_at FROM timer ORDER BY due_at LIMIT 1");
    using Found = std::optional<Instant>;
    const Database::Read<Found> find = [&](Connection& connection) -> Result<Found> {
        Found earliest;
        connection.each(kEarliest, {}, [&earliest](const Row& row) { earliest = row.instant(0); });
        return earliest;
    };
    co_return co_await database_.read(find);
}

Async<Result<std::vector<Timer>>> Timers::due(Instant now)
{
    static constexpr Sql kDue("timer.due", R"sql(
        SELECT incident_id, kind, due_at FROM timer WHERE due_at <= ? ORDER BY due_at, incident_id, kind)sql");
    using Found = std::vector<Timer>;
    const Database::Read<Found> find = [&](Connection& connection) -> Result<Found> {
        Found timers;
        connection.each(kDue, {now}, [&timers](const Row& row) {
            timers.push_back(Timer{row.id<IncidentId>(0), row.text(1), row.instant(2)});
        });
        return timers;
    };
    co_return co_await database_.read(find);
}

void Timers::on_set(std::function<void()> listener) { database_.on_timers_set(std::move(listener)); }

} // namespace muster::store
