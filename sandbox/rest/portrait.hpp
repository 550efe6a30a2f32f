// Pictures for people who have none.
#pragma once

#include <string>
#include <string_view>

namespace muster::sandbox
{

/// A PNG of a pattern and colour that belong to the id: the same each time.
[[nodiscard]] std::string portrait_of(std::string_view user_id);

} // namespace muster::sandbox
