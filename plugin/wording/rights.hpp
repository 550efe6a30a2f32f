// What an administrator is told who has to give Muster something: the right to make its command, a team, a free
// trigger.
#pragma once

#include <string>
#include <string_view>

namespace muster::wording
{

/// The bot may not make slash commands in a team: which right it lacks and two ways to give it. `right` is the
/// permission's id as the server names it.
[[nodiscard]] std::string command_needs_right(std::string_view bot, std::string_view team, std::string_view right);

/// `team` is configured, but the bot is in no team of that name.
[[nodiscard]] std::string bot_is_not_in_team(std::string_view bot, std::string_view team);

/// Another command has our trigger. `other_url` is where it leads, empty where that cannot be seen.
[[nodiscard]] std::string command_is_taken(std::string_view trigger, std::string_view team, std::string_view other_url);

[[nodiscard]] std::string commands_are_switched_off(std::string_view team);

[[nodiscard]] std::string command_failed(std::string_view trigger, std::string_view team, std::string_view why);

} // namespace muster::wording
