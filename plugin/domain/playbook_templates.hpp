// Playbooks to begin with, built in.
#pragma once

#include "plugin/domain/playbook.hpp"
#include "plugin/domain/settings.hpp"

#include <string>
#include <vector>

namespace muster
{

/// The content of a playbook that nobody has made their own yet: a person takes it, and names team and members.
struct PlaybookTemplate {
    std::string key; ///< how clients name it, for good
    std::string title;
    std::string description;
    bool creates_public_incident = true;
    std::vector<PlannedStage> stages;
    Settings settings;
};

/// In the order in which they are offered, the blank one first.
[[nodiscard]] const std::vector<PlaybookTemplate>& playbook_templates();

} // namespace muster
