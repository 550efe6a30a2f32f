// How many incidents there are of each kind, kept with every change: a long list says how long it is without being
// read.
#pragma once

#include "plugin/ports/incident_store.hpp"

#include <cstddef>
#include <optional>

namespace muster::store
{

class Connection;

/// For an incident that has just been written for the first time.
void begin_tally(Connection& connection, const Incident& incident);

/// For a change that has just been written.
void write_tally(Connection& connection, const Incident& before, const Incident& after);

/// How many public incidents, or all that there are where the query lets see them, it asks for; nothing when it is
/// narrowed by more than team, playbook and status.
[[nodiscard]] std::optional<std::size_t> read_tally(Connection& connection, const IncidentQuery& query);

} // namespace muster::store
