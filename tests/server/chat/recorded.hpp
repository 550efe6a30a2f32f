// Answers of a real Mattermost 5.37 server, by name: tests/server/chat/fixtures.
#pragma once

#include "base/json.hpp"
#include "server/net/http_message.hpp"

#include <string>

namespace muster::test
{

/// "channels/create_channel_duplicate_name" as it was answered. Throws when nothing of that name was recorded.
[[nodiscard]] net::HttpResponse recorded(const std::string& name);
[[nodiscard]] Json recorded_body(const std::string& name);

/// The frames that came over a recorded websocket, in order.
[[nodiscard]] Json recorded_frames(const std::string& name);
/// The first frame of that event.
[[nodiscard]] Json recorded_event(const std::string& name, const std::string& event);

} // namespace muster::test
