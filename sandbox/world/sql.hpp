// SQL that can only be written as a literal: pieces join at compile time, so that no value ever gets into the text.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace muster::sandbox
{

/// A statement, or a piece of one. Made by the suffix _sql only, joined with +.
template <std::size_t N> class Sql
{
public:
    consteval explicit Sql(const char (&literal)[N]) { std::copy_n(literal, N, text_.begin()); }

    template <std::size_t A, std::size_t B> consteval Sql(const Sql<A>& head, const Sql<B>& tail)
    {
        std::copy_n(head.text().begin(), A - 1, text_.begin());
        std::copy_n(tail.text().begin(), B - 1, text_.begin() + (A - 1));
    }

    [[nodiscard]] constexpr std::string_view text() const { return std::string_view(text_.data(), N - 1); }

private:
    std::array<char, N> text_{};
};

template <std::size_t A, std::size_t B> consteval auto operator+(const Sql<A>& head, const Sql<B>& tail)
{
    return Sql<A + B - 1>(head, tail);
}

template <std::size_t N> consteval auto sql(const char (&literal)[N]) { return Sql<N>(literal); }

} // namespace muster::sandbox
