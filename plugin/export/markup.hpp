// HTML of text and of Markdown, safe to put into a page.
#pragma once

#include <string>
#include <string_view>

namespace muster::exports
{

/// Text with what HTML would take for markup escaped, for elements and quoted attributes.
[[nodiscard]] std::string escaped(std::string_view text);

/// GitHub's Markdown as HTML. Raw HTML in it and links that could run something are left out.
[[nodiscard]] std::string html_of(const std::string& markdown);

} // namespace muster::exports
