#include "plugin/wire/webhook_json.hpp"

#include "base/json.hpp"
#include "plugin/wire/event_json.hpp"
#include "plugin/wire/incident_json.hpp"
#include "plugin/wire/status_update_json.hpp"

#include <nlohmann/json.hpp>

namespace muster::wire
{

std::string webhook_body(const Incident& incident, const IncidentEvent& event, const WebhookLinks& links)
{
    Json body = incident_to_json(incident);
    // The creation is told when there is a channel to name, which is an event of its own.
    const bool is_creation = std::holds_alternative<ChannelOpened>(event.body);
    body["event"] = is_creation ? event_type(IncidentStarted()) : event_type(event.body);
    body["event_id"] = event.id.str();
    body["event_at"] = to_millis(event.at);
    body["channel_url"] = links.channel;
    body["details_url"] = links.details;
    if (const auto* updated = std::get_if<StatusUpdated>(&event.body))
        for (const StatusUpdate& update : incident.updates)
            if (update.id == updated->update) body["status_update"] = status_update_to_json(update);
    return to_text(body);
}

} // namespace muster::wire
