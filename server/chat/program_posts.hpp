// Which posts are by people: what programs and the server itself say asks nobody anything.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace muster::chat
{

/// "me" is what /me makes; any other type is the server's or a program's.
[[nodiscard]] inline bool is_persons_type(std::string_view type) { return type.empty() || type == "me"; }

/// True for props that programs' posts have, and people's have not. `props` is a map by name, whatever it holds.
template <class Props> [[nodiscard]] bool is_by_program(const Props& props)
{
    constexpr std::array kMarks{"from_bot", "from_webhook", "from_plugin", "from_oauth_app"};
    return std::any_of(kMarks.begin(), kMarks.end(), [&props](const char* mark) { return props.contains(mark); });
}

} // namespace muster::chat
