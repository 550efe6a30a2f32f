// Ids as Mattermost makes them: 26 characters of its base-32 alphabet. One type a noun, so that they cannot be mixed
// up.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace muster
{

/// A strong id. Not an aggregate, and its constructor is explicit: see docs/decisions/0002-coroutines-on-gcc-12.md.
template <class Tag> class Id
{
public:
    Id() = default;
    explicit Id(std::string text) : text_(std::move(text)) {}

    [[nodiscard]] const std::string& str() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }
    friend auto operator<=>(const Id&, const Id&) = default;
    friend bool operator==(const Id&, const Id&) = default;

private:
    std::string text_;
};

inline constexpr std::size_t kIdLength = 26;

/// True for 26 characters of a-z and 0-9, as the chat server's routes accept them.
[[nodiscard]] bool is_id(std::string_view text);

/// Where new ids come from: random in the product, counted in tests.
class IdSource
{
public:
    virtual ~IdSource() = default;
    [[nodiscard]] virtual std::string next() = 0;
};

/// 128 bits from the system's random device for each id. Thread-safe.
class RandomIds final : public IdSource
{
public:
    [[nodiscard]] std::string next() override;
};

} // namespace muster

template <class Tag> struct std::hash<muster::Id<Tag>> {
    std::size_t operator()(const muster::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.str()); }
};
