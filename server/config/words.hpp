// How lists and levels are written, wherever a setting comes from.
#pragma once

#include "base/log.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::config
{

/// The items between commas, without white space around them; empty ones are left out.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text);

/// debug, info, warning or error; nothing for another word.
[[nodiscard]] std::optional<log::Level> level_named(std::string_view word);

} // namespace muster::config
