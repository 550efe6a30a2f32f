// Status updates on the wire.
#pragma once

#include "base/json.hpp"
#include "plugin/domain/incident.hpp"

namespace muster::wire
{

/// {"items": […], "next_update_at", "is_overdue"}: oldest first, each with its words. `post_id` is empty until it was
/// posted; `edit_at` and `delete_at` are 0 unless its post was edited or deleted.
[[nodiscard]] Json status_updates_to_json(const Incident& incident);

} // namespace muster::wire
