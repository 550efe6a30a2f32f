// Committed events as rows of timeline_event, and their reactions as rows of outbox.
#pragma once

#include "plugin/domain/events.hpp"
#include "plugin/ports/outbox_store.hpp"

#include <cstddef>
#include <vector>

namespace muster::store
{

class Connection;
class Session;

/// What is to follow from events: their reactions, or nothing when they are of the past.
enum class Following { Reactions, Nothing };

/// Writes the events of one change, in order, each with the rows of what must follow it.
void insert_events(Session& session, const std::vector<IncidentEvent>& events, Following following);

/// Notes what the channel heard of the event.
void link_event(Connection& connection, const IncidentEvent& event, const PostId& post);

/// Oldest first.
[[nodiscard]] std::vector<IncidentEvent> read_timeline(Connection& connection, const IncidentId& incident);

/// Waiting outbox rows, in order.
[[nodiscard]] std::vector<OutboxRow> read_waiting(Connection& connection, const IncidentId& incident,
                                                  std::size_t limit);

} // namespace muster::store
