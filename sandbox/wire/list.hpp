// A list of nouns: `wire::list(members, wire::team_member)`.
#pragma once

#include <type_traits>
#include <vector>

namespace muster::sandbox::wire
{

/// A JSON array of what `write` makes of each value.
template <class T, class Write> [[nodiscard]] auto list(const std::vector<T>& values, Write write)
{
    auto array = std::invoke_result_t<Write, const T&>::array();
    for (const T& value : values) array.push_back(write(value));
    return array;
}

} // namespace muster::sandbox::wire
