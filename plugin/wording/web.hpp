// What is said on the way from the chat to Muster's own pages.
#pragma once

#include <string>
#include <string_view>

namespace muster::wording
{

inline constexpr std::string_view kWebDoes = "open this incident in the browser";
inline constexpr std::string_view kLinkOpening = "Opening Muster…";
inline constexpr std::string_view kLinkRefused =
    "This link was used already, or it is too old. Type /incident web for another one.";
inline constexpr std::string_view kLinkNeedsScript = "The link needs JavaScript.";

/// The link is the person's own, and opens once.
[[nodiscard]] std::string web_link(const std::string& address);

} // namespace muster::wording
