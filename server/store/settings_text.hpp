// Settings as the text of a column: written and read whole, and never searched in.
#pragma once

#include "plugin/domain/settings.hpp"

#include <string>
#include <string_view>

namespace muster::store
{

[[nodiscard]] std::string text_of(const Settings& settings);

/// Throws SqlError when the text is damaged.
[[nodiscard]] Settings settings_in(std::string_view text);

} // namespace muster::store
