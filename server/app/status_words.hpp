// Which sentence fits the state of a part, for the log and for /readyz.
#pragma once

#include "server/chat/rest/command_registration.hpp"
#include "server/chat/rest/events/event_feed.hpp"

#include <string>
#include <string_view>

namespace muster::app
{

/// Why the chat server is waited for.
[[nodiscard]] std::string sentence(const chat::FeedStatus& status);
/// What keeps /incident from a team, empty when nothing does. `bot` is the bot's user name.
[[nodiscard]] std::string sentence(const chat::TeamCommand& command, std::string_view bot);

} // namespace muster::app
