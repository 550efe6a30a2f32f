// The settings of a playbook, flat among its other keys as the original plugin has them (peer-incident-plugin.md
// §3.3.3).
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "plugin/domain/settings.hpp"

namespace muster::wire
{

/// Adds the keys to a JSON object: `broadcast_channel_id` (the first of `broadcast_channel_ids`),
/// `reminder_message_template`, `reminder_timer_default_seconds`, `invited_user_ids` with `invite_users_enabled`, and
/// so on. Times are seconds.
void add_settings(Json& object, const Settings& settings);

/// Reads the keys; what is absent stays as `base` has it (the original's own client sends only those that it knows, and
/// wiped the others with that). faults  Invalid  the key that is wrong
[[nodiscard]] Result<Settings> settings_from_json(const Json& object, Settings base);

} // namespace muster::wire
