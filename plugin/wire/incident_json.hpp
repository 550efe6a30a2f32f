// Incidents on the wire: the names of the original plugin's last incidents/commander release (v1.12.0) with v1.2.0's
// stages, and our own beside them (peer-incident-plugin.md §3.1.3, §3.3.3).
#pragma once

#include "base/json.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/ports/incident_store.hpp"

namespace muster::wire
{

[[nodiscard]] Json incident_to_json(const Incident& incident);

/// {"total_count", "page_count", "has_more", "items"}
[[nodiscard]] Json incident_page_to_json(const IncidentPage& page, const IncidentQuery& query);

} // namespace muster::wire
