// Incidents on the wire: the names of the original plugin's last incidents/commander release (v1.12.0) with v1.2.0's
// stages, and our own beside them (peer-incident-plugin.md §3.1.3, §3.3.3).
#pragma once

#include "base/json.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/incident_store.hpp"

#include <string_view>
#include <vector>

namespace muster::wire
{

[[nodiscard]] Json incident_to_json(const Incident& incident);

/// {"total_count", "page_count", "has_more", "items"}
[[nodiscard]] Json incident_page_to_json(const IncidentPage& page, const IncidentQuery& query);

/// {"channel_name", "channel_display_name", "team_name", "num_members", "total_posts"}: members are everybody who ever
/// took part.
[[nodiscard]] Json incident_metadata_to_json(const Incident& incident, const Channel& channel, const Team& team);

/// [{"user_id", "username"}]
[[nodiscard]] Json commanders_to_json(const std::vector<User>& commanders);

/// The channels of those incidents that have one.
[[nodiscard]] Json channel_ids_to_json(const IncidentPage& page);

/// [{"Item": "<stage> <task>", "Hint": "\"<title>\"", "HelpText"}]: what `/incident check` may be given. The keys are
/// the chat server's own type's, which has no spelling for JSON.
[[nodiscard]] Json task_suggestions_to_json(const Incident& incident, std::string_view help);

} // namespace muster::wire
