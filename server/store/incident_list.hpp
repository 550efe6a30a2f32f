// Pages of incidents, as asked for.
#pragma once

#include "plugin/ports/incident_store.hpp"

#include <vector>

namespace muster::store
{

class Connection;

[[nodiscard]] IncidentPage list_incidents(Connection& connection, const IncidentQuery& query);
[[nodiscard]] std::vector<ChannelId> list_private_channels(Connection& connection, const TeamId& team,
                                                           bool active_only);

} // namespace muster::store
