// What an incident has beside its stages: status updates, participants, and the times that it waits for.
#pragma once

#include "plugin/domain/incident.hpp"

#include <vector>

namespace muster::store
{

class Connection;

[[nodiscard]] std::vector<StatusUpdate> read_updates(Connection& connection, const IncidentId& incident);
[[nodiscard]] std::vector<Participant> read_participants(Connection& connection, const IncidentId& incident);

/// Writes the status updates and participants that are new or differ. None ever goes.
void write_parts(Connection& connection, const Incident& before, const Incident& after);

/// Makes the rows of the timer table say what the incident waits for. True when one was set or moved.
bool write_timers(Connection& connection, const Incident& before, const Incident& after);

} // namespace muster::store
