// Who may do what: one function over facts already fetched. docs/permissions.md is made from it.
#pragma once

namespace muster
{

/// What the chat server and the playbook say at this moment of a person, and what they ask for is like.
struct Standing {
    bool is_system_admin = false;
    bool is_guest = false; ///< invited to some channels of the team, and to nothing else in it
    bool is_team_member = false;
    bool is_channel_member = false; ///< of the incident channel
    bool is_playbook_member = false;
    bool incident_is_public = false;
};

enum class Right {
    ListIncidents, ///< those of a team which they may view
    ViewIncident,
    EditIncident,
    StartIncident,
    ListPlaybooks, ///< those of a team which they may configure
    CreatePlaybook,
    ConfigurePlaybook, ///< and see it: nobody else knows that it exists
};

/// Public incidents are for their team, private ones for their channel. Whoever is in the channel changes the incident:
/// nobody's absence blocks it (seed 003). Playbooks are for their members. System administrators are never locked out,
/// but start incidents only from playbooks that they are members of, which others can see.
[[nodiscard]] bool may(Right right, const Standing& standing);

} // namespace muster
