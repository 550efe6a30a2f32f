// Searching posts: words, "phrases", -excluded, from:name, in:channel.
#pragma once

#include "sandbox/world/world.hpp"

#include <string>
#include <vector>

namespace muster::sandbox
{

/// Posts that have all the terms (or any of them), in channels of the team that the user is in; newest first.
[[nodiscard]] std::vector<Post> search_posts(World& world, const std::string& team_id, const std::string& user_id,
                                             const std::string& text, bool any);

} // namespace muster::sandbox
