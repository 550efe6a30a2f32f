// Searching for a text as it is.
#pragma once

#include <string>
#include <string_view>

namespace muster::store
{

/// A pattern for LIKE … ESCAPE '\' that finds the text anywhere, its wildcards meaning themselves.
[[nodiscard]] inline std::string anywhere(std::string_view text)
{
    std::string pattern = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') pattern.push_back('\\');
        pattern.push_back(c);
    }
    return pattern + "%";
}

} // namespace muster::store
