#include "plugin/wording/welcome.hpp"

#include "plugin/domain/incident_number.hpp"
#include "plugin/wording/phrases.hpp"

namespace muster::wording
{

std::string welcome(const Incident& incident, std::string_view team_name)
{
    std::string text = "You joined the incident " + bold(incident.name) + " (" + called(incident) + ")";
    if (!team_name.empty())
        text += ": [open its channel](/" + std::string(team_name) + "/channels/" + incident.channel_name + ")";
    return text + "\n\n" + incident.settings.welcome_message.value;
}

} // namespace muster::wording
