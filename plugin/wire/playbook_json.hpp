// Playbooks on the wire: the names of the original plugin's v1.12.0, and our own beside them (peer-incident-plugin.md
// §3.1.3, §3.3.3).
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "plugin/domain/playbook.hpp"
#include "plugin/domain/playbook_templates.hpp"
#include "plugin/ports/playbook_store.hpp"

namespace muster::wire
{

/// The whole playbook.
[[nodiscard]] Json playbook_to_json(const Playbook& playbook);

/// {"total_count", "page_count", "has_more", "items"}; an item says how many stages and tasks there are, not which.
[[nodiscard]] Json playbook_page_to_json(const PlaybookPage& page, const PlaybookQuery& query);

/// Reads the content that a person may give: title, description, stages with tasks, members, settings, and the team.
/// What is absent stays as `base` has it; what only incidents have (states, assignees) is ignored, as are id, times and
/// version. faults  Invalid  the key that is wrong
[[nodiscard]] Result<Playbook> playbook_from_json(const Json& body, Playbook base);

/// The content that can be taken to another server: no ids of people and channels, and no webhooks, whose addresses are
/// secrets. `playbook_from_json` reads it.
[[nodiscard]] Json playbook_export(const Playbook& playbook);

/// {"key", "title", "description", …}: what a client sends back, with its own title, to create the playbook.
[[nodiscard]] Json template_to_json(const PlaybookTemplate& built_in);

} // namespace muster::wire
