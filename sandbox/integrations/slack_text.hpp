// What integrations written for Slack put into their texts, and what is made of it.
#pragma once

#include "base/json.hpp"

#include <string>
#include <string_view>

namespace muster::sandbox
{

class Users;

/// `<!here>` becomes @here, and `<@user id>` the name of that user.
[[nodiscard]] std::string expand_mentions(Users& users, std::string text);
/// The same in the texts of attachments.
void expand_mentions(Users& users, Json& attachments);

/// `<address|text>` becomes a Markdown link.
[[nodiscard]] std::string markdown_links(std::string_view text);
/// The same in the texts of attachments.
void rewrite_links(Json& attachments);

} // namespace muster::sandbox
