// The query of GET /incidents (peer-incident-plugin.md §3.1.2, §3.3.1).
#pragma once

#include "base/result.hpp"
#include "plugin/ports/incident_store.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace muster::wire
{

/// Reads team_id (required), status (all, active, ended, or exactly one of Reported, Active, Resolved, Archived),
/// commander_user_id, member_id, playbook_id, search_term, active_gte, active_lt, started_gte, started_lt, sort,
/// direction (asc unless said otherwise), page from 0 and per_page (200 unless said otherwise, and at most).
/// `parameter` gives a parameter's text, empty when it is not there. Who may see what is not decided here.
/// faults   Invalid, with the parameter that is wrong
[[nodiscard]] Result<IncidentQuery> incident_query(const std::function<std::string(std::string_view)>& parameter);

} // namespace muster::wire
