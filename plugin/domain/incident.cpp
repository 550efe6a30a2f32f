#include "plugin/domain/incident.hpp"

#include "base/text.hpp"

#include <utility>

namespace muster
{

Result<> check_name(std::string_view name)
{
    const std::size_t size = length(trim(name));
    if (size < kNameShortest) return fail(Fault::Invalid, "name: too short", "name");
    if (size > kNameLongest) return fail(Fault::Invalid, "name: too long", "name");
    return {};
}

Result<> check_description(std::string_view description)
{
    if (length(description) > kDescriptionLongest) return fail(Fault::Invalid, "description: too long", "description");
    return {};
}

Result<EventBodies> end(Incident& incident, Instant at)
{
    if (!incident.is_active()) return fail(Fault::Conflict, "the incident has ended already");
    incident.ended_at = at;
    return EventBodies{IncidentEnded{}};
}

Result<EventBodies> restart(Incident& incident)
{
    if (incident.is_active()) return fail(Fault::Conflict, "the incident is ongoing");
    const Instant ended_at = *std::exchange(incident.ended_at, std::nullopt);
    return EventBodies{IncidentRestarted{ended_at}};
}

Result<EventBodies> change_commander(Incident& incident, const UserId& next)
{
    if (incident.commander == next) return EventBodies{};
    const UserId before = std::exchange(incident.commander, next);
    return EventBodies{CommanderChanged{before, next}};
}

Result<EventBodies> open_channel(Incident& incident, const ChannelId& channel, const std::string& channel_name)
{
    if (incident.channel == channel) return EventBodies{};
    if (!incident.channel.empty()) return fail(Fault::Conflict, "the incident has another channel");
    incident.channel = channel;
    incident.channel_name = channel_name;
    return EventBodies{ChannelOpened{channel, channel_name}};
}

} // namespace muster
