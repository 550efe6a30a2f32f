// What stands beside the account under which Muster speaks, and what is said where it cannot have it.
#pragma once

#include <string>

namespace muster::wording
{

inline constexpr const char* kBotUsername = "muster";
inline constexpr const char* kBotDisplayName = "Muster";
inline constexpr const char* kBotDescription =
    "Runs incidents: says in their channels what happens, and asks for updates.";

/// A person has the bot's name.
[[nodiscard]] std::string bot_name_taken();

} // namespace muster::wording
