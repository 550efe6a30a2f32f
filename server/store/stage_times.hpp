// How long each stage was worked, kept with its row: statistics of many incidents cannot read all their timelines.
#pragma once

#include "plugin/domain/incident.hpp"

namespace muster::store
{

class Connection;

/// For an incident whose stages have just been written for the first time.
void begin_stage_times(Connection& connection, const Incident& incident);

/// Stops and starts the time of stages where the running one is another after the change, made at that time. Says the
/// same as statistics_of does of the timeline.
void write_stage_times(Connection& connection, const Incident& before, const Incident& after, Instant at);

} // namespace muster::store
