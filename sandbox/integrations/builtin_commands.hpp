// The commands that the server itself answers.
#pragma once

#include "base/async.hpp"
#include "sandbox/integrations/answer_posting.hpp"
#include "sandbox/world/command.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::sandbox
{

/// Those that work here, sorted by trigger.
[[nodiscard]] const std::vector<Command>& builtin_commands();

/// True for every built-in trigger of Mattermost 5.37, also where the command does not work here: an integration cannot
/// take it.
[[nodiscard]] bool is_builtin_trigger(std::string_view trigger);

/// Does what the command says. Nothing when it is not one of those that work here.
[[nodiscard]] std::optional<CommandAnswer> run_builtin(Integrations& with, const CommandPlace& place,
                                                       const std::string& trigger, const std::string& text);

} // namespace muster::sandbox
