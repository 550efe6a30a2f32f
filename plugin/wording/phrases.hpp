// Pieces that several sentences are made of.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace muster::wording
{

/// What people called something, in bold, whatever Markdown it holds. A mention in it notifies nobody.
[[nodiscard]] std::string bold(std::string_view title);

/// What people typed, as code: on one line, cut where it would fill the screen.
[[nodiscard]] std::string code(std::string_view text);

/// "3 d 4 h", "4 h 10 min", "10 min", "less than a minute"
[[nodiscard]] std::string span(std::chrono::seconds length);

/// The same to the second where it matters, for the marks of an axis: "45 s", "1 min 30 s", "4 h 10 min"
[[nodiscard]] std::string mark(std::chrono::seconds length);

/// "1 task is still open", "3 tasks are still open"
[[nodiscard]] std::string tasks_open(std::size_t count);

} // namespace muster::wording
