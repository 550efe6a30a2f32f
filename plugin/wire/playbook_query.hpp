// The query of GET /playbooks (peer-incident-plugin.md §3.1).
#pragma once

#include "base/result.hpp"
#include "plugin/ports/playbook_store.hpp"
#include "plugin/wire/parameters.hpp"

namespace muster::wire
{

/// Reads team_id (required), search_term, with_archived (true or false), sort (title, stages, tasks or the original's
/// steps, updated), direction (asc unless said otherwise), page from 0 and per_page (200 unless said otherwise, and at
/// most). Who may see what is not decided here.
/// faults   Invalid, with the parameter that is wrong
[[nodiscard]] Result<PlaybookQuery> playbook_query(const Parameter& parameter);

} // namespace muster::wire
