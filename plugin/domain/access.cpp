#include "plugin/domain/access.hpp"

namespace muster
{

bool may(Right right, const Standing& standing)
{
    const bool is_admin = standing.is_system_admin;
    const bool is_of_team = standing.is_team_member && !standing.is_guest;
    switch (right) {
    case Right::ListIncidents:
        return is_admin || standing.is_team_member;
    case Right::ViewIncident:
        return is_admin || standing.is_channel_member || (standing.incident_is_public && is_of_team);
    case Right::EditIncident:
        return is_admin || standing.is_channel_member;
    case Right::StartIncident:
        return is_of_team && standing.is_playbook_member;
    case Right::ListPlaybooks:
    case Right::CreatePlaybook:
        return is_admin || is_of_team;
    case Right::ConfigurePlaybook:
        return is_admin || (is_of_team && standing.is_playbook_member);
    }
    return false;
}

} // namespace muster
