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

/// Writes the events of one change, in order, each with the rows of what must follow it in an incident with those
/// settings.
void insert_events(Session& session, const std::vector<IncidentEvent>& events, const Settings& settings,
                   Following following);

/// Notes what the channel heard of the event.
void link_event(Connection& connection, const IncidentEvent& event, const PostId& post);

/// Oldest first.
[[nodiscard]] std::vector<IncidentEvent> read_timeline(Connection& connection, const IncidentId& incident);

/// Outbox rows that wait for the receiver, in order.
[[nodiscard]] std::vector<OutboxRow> read_waiting(Connection& connection, const IncidentId& incident, Receiver receiver,
                                                  std::size_t limit);

/// As it stands in outbox.receiver.
[[nodiscard]] std::string name_of(Receiver receiver);

} // namespace muster::store
