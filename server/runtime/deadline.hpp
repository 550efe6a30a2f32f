// Waiting with an end: sleeping, and signals between coroutines of one loop.
#pragma once

#include "base/async.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <memory>

namespace muster
{

/// Sleeps. False when the coroutine was cancelled instead.
[[nodiscard]] Async<bool> sleep_for(std::chrono::milliseconds time);

/// A bell between coroutines of one loop: `ring` wakes everyone who waits, and one who begins to wait after a ring that
/// nobody heard returns at once.
class Bell
{
public:
    explicit Bell(boost::asio::any_io_executor executor);
    ~Bell();
    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;

    void ring();
    /// True when it rang, false after `limit` or on cancellation.
    [[nodiscard]] Async<bool> wait(std::chrono::milliseconds limit);

private:
    class State;
    std::shared_ptr<State> state_;
};

} // namespace muster
