// Who may view and who may edit an incident: one function over facts already fetched.
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

} // namespace muster
