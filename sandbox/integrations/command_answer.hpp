// What an integration answers to a slash command, at once or later through the response_url.
#pragma once

#include "base/json.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::sandbox
{

struct CommandAnswer {
    std::string response_type; ///< ephemeral when empty
    std::string text;
    std::string username;
    std::string channel_id;
    std::string icon_url;
    std::string type;
    std::string props = "null"; ///< JSON text, an object or null
    std::string goto_location;
    std::string trigger_id;
    bool skip_slack_parsing = false;
    std::string attachments = "null"; ///< JSON text, a list or null
    std::optional<std::vector<CommandAnswer>> extra_responses;

    [[nodiscard]] bool is_ephemeral() const { return response_type.empty() || response_type == "ephemeral"; }
};

/// JSON where the content type says so, otherwise the body is the text. Nothing when it says JSON and cannot be read.
[[nodiscard]] std::optional<CommandAnswer> command_answer_of(std::string_view content_type, const std::string& body);

/// With every member, as the caller of a command gets it.
[[nodiscard]] Json json_of(const CommandAnswer& answer);

} // namespace muster::sandbox
