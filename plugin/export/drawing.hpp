// The timeline as a drawing.
#pragma once

#include "plugin/export/document.hpp"

#include <string>

namespace muster::exports
{

/// SVG to put into the page: time runs from left to right, a dot for each completed task in a row of its own, a line
/// across for each status update. Empty when nothing was completed or told.
[[nodiscard]] std::string drawing(const Document& document);

} // namespace muster::exports
