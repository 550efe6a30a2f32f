// Making, changing and listing slash commands. Permissions are checked here, since who may see a command decides
// whether it is said to exist.
#pragma once

#include "base/json.hpp"
#include "sandbox/chat/outcome.hpp"
#include "sandbox/world/command.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::sandbox
{

class Integrations;

/// The command of a body as a client sends it; nothing when it cannot be read.
[[nodiscard]] std::optional<Command> command_of(const Json& body);
[[nodiscard]] Json json_of(const Command& command);

[[nodiscard]] Outcome<Command> create_command(Integrations& with, const std::string& user_id, Command command);
/// `given` replaces the stored one but for id, token, times, creator and team.
[[nodiscard]] Outcome<Command> update_command(Integrations& with, const std::string& user_id, const std::string& id,
                                              Command given);
[[nodiscard]] Refusal move_command(Integrations& with, const std::string& user_id, const std::string& id,
                                   const std::string& team_id);
[[nodiscard]] Refusal delete_command(Integrations& with, const std::string& user_id, const std::string& id);
/// Returns the new token.
[[nodiscard]] Outcome<std::string> regenerate_token(Integrations& with, const std::string& user_id,
                                                    const std::string& id);
[[nodiscard]] Outcome<Command> get_command(Integrations& with, const std::string& user_id, const std::string& id);

/// Everything in the team, or only what was registered there; somebody who may not manage commands gets what
/// autocompletion shows.
[[nodiscard]] Outcome<std::vector<Command>> list_commands(Integrations& with, const std::string& user_id,
                                                          const std::string& team_id, bool custom_only);
/// What the message box offers: commands of the team, then built-in ones. Sanitized.
[[nodiscard]] Outcome<std::vector<Command>> autocomplete_commands(Integrations& with, const std::string& user_id,
                                                                  const std::string& team_id);
/// As `[{Complete, Suggestion, Hint, Description, IconData}]`. Commands made over REST have no arguments to suggest.
[[nodiscard]] Outcome<Json> suggest_commands(Integrations& with, const std::string& user_id, const std::string& team_id,
                                             std::string_view input);

} // namespace muster::sandbox
