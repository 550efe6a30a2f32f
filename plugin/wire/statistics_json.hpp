// Statistics as the API has them: times in milliseconds, null where there is nothing to tell.
#pragma once

#include "base/json.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/domain/statistics.hpp"
#include "plugin/domain/team_statistics.hpp"

namespace muster::wire
{

/// Of one incident; `now` is when it was looked at. How many messages its channel has is left to whoever knows.
[[nodiscard]] Json statistics_to_json(const Incident& incident, const IncidentStatistics& statistics, Instant now);

/// Of many; whose they are is left to whoever knows.
[[nodiscard]] Json team_statistics_to_json(const TeamStatistics& statistics, Instant now);

} // namespace muster::wire
