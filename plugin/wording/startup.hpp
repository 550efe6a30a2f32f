// What the person who runs Muster is told: reasons not to start, each with its cure, and what Muster waits for.
#pragma once

#include <string>
#include <string_view>

namespace muster::wording
{

[[nodiscard]] std::string bad_chat_url(std::string_view url);
[[nodiscard]] std::string chat_token_refused(std::string_view chat_url);
/// `port` cannot be listened on at `address`.
[[nodiscard]] std::string port_taken(int port);
[[nodiscard]] std::string address_unusable(std::string_view address, int port, std::string_view why);
[[nodiscard]] std::string seed_unreadable(std::string_view file);
[[nodiscard]] std::string seed_wrong(std::string_view file, std::string_view why);

[[nodiscard]] std::string not_connected_yet();
[[nodiscard]] std::string token_not_accepted();
[[nodiscard]] std::string chat_away(std::string_view why);

} // namespace muster::wording
