// What people call an incident by: INC-42.
#pragma once

#include "plugin/domain/incident.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace muster
{

/// "INC-42"
[[nodiscard]] std::string called(const Incident& incident);

/// The number of a team's `count`th public incident: the count itself, as far as seven digits begin.
[[nodiscard]] std::int64_t public_number(std::int64_t count);

/// The number of a private incident: seven digits that follow from its id and say nothing of how many others there are
/// (docs/decisions/0013). `is_taken` says of a number whether an incident of the team has it already.
[[nodiscard]] std::int64_t private_number(const IncidentId& id, const std::function<bool(std::int64_t)>& is_taken);

} // namespace muster
