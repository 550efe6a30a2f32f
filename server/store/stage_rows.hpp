// The stages of an incident and their tasks as rows.
#pragma once

#include "plugin/domain/checklist.hpp"

#include <vector>

namespace muster::store
{

class Connection;

[[nodiscard]] std::vector<Stage> read_stages(Connection& connection, const IncidentId& incident);

/// Makes the rows that say `before` say `after`: writes stages and tasks that are new, changed or moved, and removes
/// those that are gone.
void write_stages(Connection& connection, const IncidentId& incident, const std::vector<Stage>& before,
                  const std::vector<Stage>& after);

} // namespace muster::store
