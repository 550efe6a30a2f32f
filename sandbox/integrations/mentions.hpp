// The @names and ~names in a command's text that mean somebody or something in the team.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::sandbox
{

class World;

/// Name and id, in the order of the text, each once.
using Mentions = std::vector<std::pair<std::string, std::string>>;

/// Names of members of the team. A name that nobody has is tried again without its trailing dots, dashes and
/// underscores.
[[nodiscard]] Mentions mentioned_members(World& world, std::string_view text, const std::string& team_id);

/// Names of the team's public channels.
[[nodiscard]] Mentions mentioned_channels(World& world, std::string_view text, const std::string& team_id);

} // namespace muster::sandbox
