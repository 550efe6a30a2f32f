// Status updates on the wire.
#pragma once

#include "base/json.hpp"
#include "plugin/domain/incident.hpp"

namespace muster::wire
{

/// {"id", "author_user_id", "status", "message", "create_at", "post_id", "edit_at", "delete_at"}
[[nodiscard]] Json status_update_to_json(const StatusUpdate& update);

/// {"items": […], "next_update_at", "is_overdue"}: oldest first, each with its words. `post_id` is empty until it was
/// posted; `edit_at` and `delete_at` are 0 unless its post was edited or deleted.
[[nodiscard]] Json status_updates_to_json(const Incident& incident);

} // namespace muster::wire
