// An incident as rows of incident, stage and task: read whole, written where it differs.
#pragma once

#include "plugin/domain/incident.hpp"

#include <optional>
#include <vector>

namespace muster::store
{

class Connection;
class Query;

/// Begins a query for incidents whose rows read_incidents understands; the caller adds the condition.
[[nodiscard]] Query select_incidents();

/// Runs such a query and loads the stages and tasks of what it finds, in its order.
[[nodiscard]] std::vector<Incident> read_incidents(Connection& connection, const Query& query);

/// Empty when there is none.
[[nodiscard]] std::optional<Incident> find_incident(Connection& connection, const IncidentId& id);

/// The number that the new incident gets in its team (incident_number.hpp).
[[nodiscard]] std::int64_t number_for(Connection& connection, const Incident& incident);

void insert_incident(Connection& connection, const Incident& incident);

/// Writes the rows in which the two differ. Both are the same incident.
void update_incident(Connection& connection, const Incident& before, const Incident& after);

} // namespace muster::store
