// Wakes what is due.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/ports/timer_store.hpp"
#include "server/runtime/deadline.hpp"
#include "server/runtime/once_a_minute.hpp"
#include "server/runtime/task_group.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <cstdint>
#include <functional>

namespace muster::timers
{

/// How late timers were, since the process started.
struct Lateness {
    std::uint64_t fired = 0;
    std::chrono::milliseconds last{0};
    std::chrono::milliseconds worst{0};
};

/// Waits for the earliest timer and hands what is due to `on_due`, one after the other. A timer goes when on_due
/// succeeded, and comes again a second later when it failed. What fell due while the process was down fires at start.
class Sleeper
{
public:
    using OnDue = std::function<Async<Result<>>(Timer)>;

    Sleeper(boost::asio::any_io_executor loop, TimerStore& timers, const Clock& clock, OnDue on_due);

    void start();
    /// Returns when nothing is being fired any more.
    [[nodiscard]] Async<void> stop();

    /// To be called after a timer was set or moved, or the clock was: it may be due before what is waited for.
    void look_again() { bell_.ring(); }

    [[nodiscard]] const Lateness& lateness() const { return lateness_; }

private:
    [[nodiscard]] Async<void> run();
    [[nodiscard]] Async<std::chrono::milliseconds> until_next();
    [[nodiscard]] Async<bool> fire_due();
    [[nodiscard]] Async<bool> fire(Timer timer);

    void complain(const Failure& failure);

    TimerStore& timers_;
    const Clock& clock_;
    OnDue on_due_;
    Lateness lateness_;
    OnceAMinute logged_;
    Bell bell_;
    TaskGroup group_;
};

} // namespace muster::timers
