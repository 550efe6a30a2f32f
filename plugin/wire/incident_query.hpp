// The query of GET /incidents (peer-incident-plugin.md §3.1.2, §3.3.1).
#pragma once

#include "base/result.hpp"
#include "plugin/ports/incident_store.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace muster::wire
{

/// Reads team_id (required), status (all, active or ended; v1.12.0's Active and Archived too), commander_user_id,
/// search_term, sort, direction (asc unless said otherwise), page from 0 and per_page (1,000 unless said otherwise, and
/// at most). `parameter` gives a parameter's text, empty when it is not there. Who may see what is not decided here.
/// faults   Invalid, with the parameter that is wrong
[[nodiscard]] Result<IncidentQuery> incident_query(const std::function<std::string(std::string_view)>& parameter);

} // namespace muster::wire
