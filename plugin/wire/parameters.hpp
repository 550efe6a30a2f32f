// Reading the parameters of a list's query.
#pragma once

#include "base/result.hpp"
#include "base/text.hpp"

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace muster::wire
{

/// The text of a parameter, empty when it is not there.
using Parameter = std::function<std::string(std::string_view)>;

[[nodiscard]] Failure wrong(std::string_view name, std::string_view rule);

/// faults   Invalid  not a number of up to a million
[[nodiscard]] Result<std::size_t> whole_number(const Parameter& parameter, std::string_view name,
                                               std::size_t otherwise);

/// What a word stands for, in letters of either case; nothing for another word.
template <class T, std::size_t N>
[[nodiscard]] std::optional<T> one_of(const std::array<std::pair<std::string_view, T>, N>& spellings,
                                      const std::string& text)
{
    for (const auto& [word, value] : spellings)
        if (word == lower(text)) return value;
    return std::nullopt;
}

/// Whether a list descends.
inline constexpr std::array kDirections{
    std::pair<std::string_view, bool>{"", false},
    std::pair<std::string_view, bool>{"asc", false},
    std::pair<std::string_view, bool>{"desc", true},
};

} // namespace muster::wire
