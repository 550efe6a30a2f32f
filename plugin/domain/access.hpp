// Who may view and who may edit an incident or a playbook: functions over facts already fetched.
#pragma once

namespace muster
{

/// What the chat server says of a person and an incident's channel at this moment.
struct Standing {
    bool is_system_admin = false;
    bool is_team_member = false;
    bool is_channel_member = false;
};

/// A public incident is for its team, a private one for its channel; system administrators are never locked out.
[[nodiscard]] bool can_view(bool incident_is_public, const Standing& standing);

/// Members of the incident channel have unrestricted access, so that nobody's absence blocks it (seed 003).
[[nodiscard]] bool can_edit(const Standing& standing);

/// The same for a playbook.
struct PlaybookStanding {
    bool is_system_admin = false;
    bool is_team_member = false;
    bool is_playbook_member = false;
};

/// Who sees a playbook may configure it: its members in the team, and system administrators.
[[nodiscard]] bool can_configure(const PlaybookStanding& standing);

/// Incidents are started by members only; an administrator who wants to makes themselves one, which others can see.
[[nodiscard]] bool can_start(const PlaybookStanding& standing);

} // namespace muster
