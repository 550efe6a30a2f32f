// Points in time as the chat server and the wire have them: milliseconds since the epoch, UTC.
#pragma once

#include <chrono>
#include <cstdint>

namespace muster
{

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

[[nodiscard]] constexpr std::int64_t to_millis(Instant at) { return at.time_since_epoch().count(); }
[[nodiscard]] constexpr Instant from_millis(std::int64_t millis) { return Instant(std::chrono::milliseconds(millis)); }

/// Where "now" comes from. Tests hand in one that they set.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override
    {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

} // namespace muster
