// Message attachments as Mattermost reads them (reference mattermost-host.md §1.7).
#pragma once

#include "base/json.hpp"
#include "plugin/ports/chat.hpp"

#include <string>
#include <vector>

namespace muster::wire
{

/// `action_url` is where the chat server sends clicks. An action's context goes as {"signed": "…"}, which browsers
/// never get.
[[nodiscard]] Json attachments_to_json(const std::vector<Attachment>& attachments, const std::string& action_url);

} // namespace muster::wire
