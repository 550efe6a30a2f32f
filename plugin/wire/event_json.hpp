// How events are spelled, on the timeline's wire and in the store.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "plugin/domain/events.hpp"

#include <string>
#include <string_view>

namespace muster::wire
{

/// "", "in_progress" or "closed" (v1.2.0 server/playbook/playbook.go).
[[nodiscard]] std::string_view spelled(TaskState state);
/// faults  Invalid  field "state"
[[nodiscard]] Result<TaskState> task_state(std::string_view text);

/// The event's type: "incident_created", "task_state_modified", "commander_changed" as the original spells them, and
/// our own "channel_opened", "stage_changed", "incident_ended", "incident_restarted".
[[nodiscard]] std::string_view event_type(const EventBody& body);

/// What the event says beyond its type, as JSON text, and back.
/// faults  Invalid  not an event of that type: the row is damaged, or from a newer version
[[nodiscard]] std::string event_details(const EventBody& body);
[[nodiscard]] Result<EventBody> event_body(std::string_view type, std::string_view details);

} // namespace muster::wire
