// What somebody is told who joins an incident.
#pragma once

#include "plugin/domain/incident.hpp"

#include <string>
#include <string_view>

namespace muster::wording
{

/// The playbook's welcome, after a line that says to which incident. A direct message belongs to no team, where
/// ~channel means nothing: the link is spelled out with the team's URL name, and left out where that is empty.
[[nodiscard]] std::string welcome(const Incident& incident, std::string_view team_name);

} // namespace muster::wording
