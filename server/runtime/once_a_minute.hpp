// Keeps a fault that repeats thousands of times from filling the log, and says how often it was kept back.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <utility>

namespace muster
{

/// Lets the first of what may be many through, and then one a minute.
class OnceAMinute
{
public:
    using Moment = std::chrono::steady_clock::time_point;

    /// How many were kept back since the last one that was let through, or nothing when this one is to be kept back.
    [[nodiscard]] std::optional<std::size_t> pass(Moment now = std::chrono::steady_clock::now())
    {
        if (last_ && now - *last_ < std::chrono::minutes(1)) {
            ++kept_back_;
            return std::nullopt;
        }
        last_ = now;
        return std::exchange(kept_back_, 0);
    }

private:
    std::optional<Moment> last_;
    std::size_t kept_back_ = 0;
};

} // namespace muster
