// How events are spelled, on the timeline's wire and in the store.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "plugin/domain/events.hpp"

#include <string>
#include <string_view>

namespace muster::wire
{

/// "", "in_progress" or "closed" (v1.2.0 server/playbook/playbook.go), and "skipped".
[[nodiscard]] std::string_view spelled(TaskState state);
/// faults  Invalid  field "state"
[[nodiscard]] Result<TaskState> task_state(std::string_view text);

/// "Reported", "Active", "Resolved" or "Archived" (v1.14.3 server/app/playbook_run.go).
[[nodiscard]] std::string_view spelled(Status status);
/// faults  Invalid  field "status"
[[nodiscard]] Result<Status> incident_status(std::string_view text);

/// The event's type, as event_table.hpp spells it.
[[nodiscard]] std::string_view event_type(const EventBody& body);

/// What the event says beyond its type, as JSON text, and back.
/// faults  Invalid  not an event of that type: the row is damaged, or from a newer version
[[nodiscard]] std::string event_details(const EventBody& body);
[[nodiscard]] Result<EventBody> event_body(std::string_view type, std::string_view details);

} // namespace muster::wire
