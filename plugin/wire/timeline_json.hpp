// Timeline entries on the wire (peer-incident-plugin.md §3.3.3, TimelineEvent).
#pragma once

#include "base/json.hpp"
#include "plugin/domain/events.hpp"

#include <string>

namespace muster::wire
{

/// `summary` is the sentence for people, in `details` stand the event's own keys (event_table.hpp). `create_at` is when
/// it was recorded, `event_at` when it happened.
[[nodiscard]] Json timeline_event_to_json(const IncidentEvent& event, const std::string& summary);

} // namespace muster::wire
