// Founding teams.
#pragma once

#include "sandbox/chat/chat.hpp"
#include "sandbox/chat/outcome.hpp"

#include <string>

namespace muster::sandbox
{

/// Makes the team with its default channels; the creator becomes its admin. Name, display name, type, description and
/// allow_open_invite are taken.
[[nodiscard]] Outcome<Team> create_team(Chat& chat, Team team, const std::string& creator_id);

/// The rule of a team that is broken, if one is.
[[nodiscard]] Refusal broken_rule(const Team& team);

} // namespace muster::sandbox
