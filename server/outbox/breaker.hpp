// Whether the chat server seems to be away: then nobody need find it out again by himself.
#pragma once

#include "server/runtime/backoff.hpp"

#include <chrono>
#include <optional>

namespace muster::outbox
{

/// Opens when several tries in a row, of whatever incidents, found the server unavailable. While it is open only one
/// try at a time is let through, after a rest that grows; the first answer of the server closes it. Told the time, it
/// knows no clock.
class Breaker
{
public:
    using Moment = std::chrono::steady_clock::time_point;

    explicit Breaker(Backoff backoff) : backoff_(backoff) {}

    /// The server answered, with whatever. True when that closed the breaker.
    bool answered()
    {
        const bool was_open = is_open();
        silences_ = 0;
        rests_until_.reset();
        backoff_.succeeded();
        return was_open;
    }

    void silent(Moment now, double chance)
    {
        if (++silences_ >= kSilencesToOpen) rests_until_ = now + backoff_.after_failure(chance);
    }

    [[nodiscard]] bool is_open() const { return rests_until_.has_value(); }

    /// How long nothing is to be tried.
    [[nodiscard]] std::chrono::milliseconds rest(Moment now) const
    {
        if (!rests_until_ || *rests_until_ <= now) return std::chrono::milliseconds(0);
        return std::chrono::ceil<std::chrono::milliseconds>(*rests_until_ - now);
    }

private:
    /// One may be bad luck of one incident, and must not stop the others.
    static constexpr int kSilencesToOpen = 3;

    Backoff backoff_;
    int silences_ = 0;
    std::optional<Moment> rests_until_;
};

} // namespace muster::outbox
