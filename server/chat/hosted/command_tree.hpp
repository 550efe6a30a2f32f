// The /incident command as a plugin registers it, with all that the chat server offers while somebody types it.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "generated/rpc_structures.hpp"

#include <string_view>

namespace muster::hosted
{

/// `tree` is what commands::autocomplete_tree makes of the grammar; `icon` is the SVG that stands beside the command.
/// faults  Invalid  the tree is none
[[nodiscard]] Result<rpc::Command> incident_command(const Json& tree, std::string_view icon);

} // namespace muster::hosted
