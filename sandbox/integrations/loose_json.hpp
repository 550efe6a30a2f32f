// JSON read as Mattermost's own decoder reads it: an absent or null member is the empty value, one of another type
// makes the whole body unreadable.
#pragma once

#include "base/json.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace muster::sandbox
{

/// Reads the members of one object. Look at ok() when everything is read.
class LooseReader
{
public:
    /// Null is an object without members; anything else but an object is wrong.
    explicit LooseReader(const Json& object);

    [[nodiscard]] std::string text(std::string_view key);
    [[nodiscard]] std::int64_t integer(std::string_view key);
    [[nodiscard]] bool flag(std::string_view key);
    /// Null when absent.
    [[nodiscard]] const Json& object(std::string_view key);
    [[nodiscard]] const Json& list(std::string_view key);
    /// Of any type.
    [[nodiscard]] const Json& any(std::string_view key) const;

    void refuse() { ok_ = false; }
    [[nodiscard]] bool ok() const { return ok_; }

private:
    const Json* object_;
    bool ok_;
};

} // namespace muster::sandbox
