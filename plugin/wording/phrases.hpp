// Pieces that several sentences are made of.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace muster::wording
{

/// What people called something, in bold, whatever Markdown it holds.
[[nodiscard]] std::string bold(std::string_view title);

/// "1 task is still open", "3 tasks are still open"
[[nodiscard]] std::string tasks_open(std::size_t count);

} // namespace muster::wording
