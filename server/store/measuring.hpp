// Many incidents measured at once.
#pragma once

#include "plugin/ports/incident_store.hpp"

namespace muster::store
{

class Connection;
class Query;

[[nodiscard]] Measured measure_incidents(Connection& connection, const IncidentQuery& query, Instant since);

/// The statements that read many rows; a test looks at how the database would go about them.
[[nodiscard]] Query select_ongoing(const IncidentQuery& query);
[[nodiscard]] Query select_started(const IncidentQuery& query, Instant since);
[[nodiscard]] Query select_ended(const IncidentQuery& query, Instant since);
[[nodiscard]] Query select_stage_times(const IncidentQuery& query, Instant since);

} // namespace muster::store
