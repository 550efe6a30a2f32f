// How long to wait before the next try: longer after each failure, and not the same for everybody.
#pragma once

#include <algorithm>
#include <chrono>

namespace muster
{

/// Doubles from `first` to `longest`. Knows no clock and no dice, so that it can be tested.
class Backoff
{
public:
    Backoff() : Backoff(std::chrono::milliseconds(500)) {}
    explicit Backoff(std::chrono::milliseconds first, std::chrono::milliseconds longest = std::chrono::seconds(60))
        : first_(first), longest_(longest), next_(first)
    {
    }

    /// The time to wait after one more failure. `chance`, from 0 to 1, moves it by up to a fifth either way, so that
    /// those who failed together do not come back together.
    [[nodiscard]] std::chrono::milliseconds after_failure(double chance)
    {
        const auto wait = std::chrono::duration<double, std::milli>(next_) * (0.8 + 0.4 * chance);
        next_ = std::min(2 * next_, longest_);
        return std::min(std::chrono::duration_cast<std::chrono::milliseconds>(wait), longest_);
    }

    /// It worked: the next failure waits as long as the first one.
    void succeeded() { next_ = first_; }

private:
    std::chrono::milliseconds first_;
    std::chrono::milliseconds longest_;
    std::chrono::milliseconds next_;
};

} // namespace muster
