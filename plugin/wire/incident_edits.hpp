// What clients send to change an incident (peer-incident-plugin.md §3.1).
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "plugin/domain/details.hpp"
#include "plugin/domain/ids.hpp"

#include <cstddef>
#include <optional>

namespace muster::wire
{

/// Absent keys stay as they are.
struct IncidentEdit {
    Details details;
    std::optional<std::size_t> active_stage;
};

/// {"name", "description", "active_stage"}; other keys are ignored. faults  Invalid
[[nodiscard]] Result<IncidentEdit> incident_edit_from_json(const Json& body);

/// {"commander_id"}. faults  Invalid
[[nodiscard]] Result<UserId> commander_from_json(const Json& body);

} // namespace muster::wire
