// Settings, and lists of texts, as the text of a column: written and read whole, and never searched in.
#pragma once

#include "plugin/domain/settings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace muster::store
{

[[nodiscard]] std::string text_of(const Settings& settings);

/// Throws SqlError when the text is damaged.
[[nodiscard]] Settings settings_in(std::string_view text);

[[nodiscard]] std::string text_of(const std::vector<std::string>& texts);

/// Throws SqlError when the text is damaged.
[[nodiscard]] std::vector<std::string> texts_in(std::string_view text);

} // namespace muster::store
