#include "server/store/stage_times.hpp"

#include "plugin/domain/stage.hpp"
#include "plugin/domain/statistics.hpp"
#include "server/store/connection.hpp"

namespace muster::store
{

namespace
{

void start(Connection& connection, const StageId& stage, Instant at)
{
    static constexpr Sql kStart("stage.start_time", "UPDATE stage SET worked_since = ? WHERE id = ?");
    connection.run(kStart, {at, stage});
}

void stop(Connection& connection, const StageId& stage, Instant at)
{
    // A clock that was put back takes nothing away.
    static constexpr Sql kStop("stage.stop_time", R"sql(
        UPDATE stage
        SET worked_ms = worked_ms + CASE WHEN worked_since < ? THEN ? - worked_since ELSE 0 END, worked_since = 0
        WHERE id = ? AND worked_since <> 0)sql");
    connection.run(kStop, {at, at, stage});
}

StageId running_id(const Incident& incident)
{
    const Stage* running = running_stage(incident);
    return running ? running->id : StageId();
}

} // namespace

void begin_stage_times(Connection& connection, const Incident& incident)
{
    const Stage* first = active_stage(incident);
    if (!first) return;
    start(connection, first->id, incident.created_at);
    if (incident.ended_at) stop(connection, first->id, *incident.ended_at);
}

void write_stage_times(Connection& connection, const Incident& before, const Incident& after, Instant at)
{
    const StageId was = running_id(before);
    const StageId is = running_id(after);
    if (was == is) return;
    if (!was.empty()) stop(connection, was, at);
    if (!is.empty()) start(connection, is, at);
}

} // namespace muster::store
