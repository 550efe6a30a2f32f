// Making people, bots and their tokens.
#pragma once

#include "sandbox/chat/chat.hpp"
#include "sandbox/chat/outcome.hpp"

#include <string>

namespace muster::sandbox
{

/// Makes a person: username, email, names, nickname, position and locale are taken. The first one of an empty server
/// becomes system administrator.
[[nodiscard]] Outcome<User> create_user(Chat& chat, User user, const std::string& password);

/// Makes a bot: username, display name and description are taken.
[[nodiscard]] Outcome<Bot> create_bot(Chat& chat, Bot bot, const std::string& owner_id);

/// Switches the account off (its sessions and tokens with it) or on again.
[[nodiscard]] Bot set_bot_active(Chat& chat, Bot bot, bool is_active);

[[nodiscard]] AccessToken create_access_token(Chat& chat, const std::string& user_id, const std::string& description);

/// Writes the changed user and tells everybody.
[[nodiscard]] Outcome<User> update_user(Chat& chat, User user);

} // namespace muster::sandbox
