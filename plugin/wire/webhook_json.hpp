// What a webhook is told (peer-incident-plugin.md §6.1b): the whole incident, and what there is to know of the event.
#pragma once

#include "plugin/domain/events.hpp"
#include "plugin/domain/incident.hpp"

#include <string>

namespace muster::wire
{

/// Where people read on. An empty one is not known.
struct WebhookLinks {
    std::string channel; ///< the incident's channel in the chat server
    std::string details; ///< the incident in Muster's API
};

/// The incident as GET /incidents/{id} shows it, as it is now, without any webhook's address; and "event"
/// ("incident_created" or "status_updated"), "event_id", "event_at", "channel_url", "details_url". For a status update
/// also "status_update", as GET /incidents/{id}/status shows it.
[[nodiscard]] std::string webhook_body(const Incident& incident, const IncidentEvent& event, const WebhookLinks& links);

} // namespace muster::wire
