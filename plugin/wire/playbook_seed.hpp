// Playbooks as a file holds them: with the names of team and members instead of ids.
#pragma once

#include "base/result.hpp"
#include "plugin/domain/playbook.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace muster::wire
{

/// A playbook whose team and members are still names.
struct SeededPlaybook {
    Playbook playbook;
    std::string team_name;
    std::vector<std::string> member_names;
};

/// Reads {"playbooks": [{"id", "team", "title", "description", "creates_public_incident", "members", "stages"}]}.
/// faults   Invalid, with what is wrong in which playbook
[[nodiscard]] Result<std::vector<SeededPlaybook>> seeded_playbooks(std::string_view text);

} // namespace muster::wire
