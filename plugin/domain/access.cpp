#include "plugin/domain/access.hpp"

namespace muster
{

bool can_view(bool incident_is_public, const Standing& standing)
{
    return standing.is_system_admin || standing.is_channel_member || (incident_is_public && standing.is_team_member);
}

bool can_edit(const Standing& standing) { return standing.is_system_admin || standing.is_channel_member; }

bool can_configure(const PlaybookStanding& standing)
{
    return standing.is_system_admin || (standing.is_team_member && standing.is_playbook_member);
}

bool can_start(const PlaybookStanding& standing) { return standing.is_team_member && standing.is_playbook_member; }

} // namespace muster
