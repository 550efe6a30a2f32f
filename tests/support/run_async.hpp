// Runs one coroutine from a test, and whatever else its loop has to do meanwhile.
#pragma once

#include "base/async.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <chrono>
#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

namespace muster::test
{

/// Runs the loop until `done` says so. Throws after `limit`, so that a hanging test says where it hangs.
template <class Done>
void run_until(boost::asio::io_context& loop, Done done, std::chrono::seconds limit = std::chrono::seconds(60))
{
    const auto end = std::chrono::steady_clock::now() + limit;
    loop.restart();
    while (!done()) {
        if (loop.run_one_until(end) != 0) continue;
        if (std::chrono::steady_clock::now() >= end) throw std::runtime_error("the coroutine did not end in time");
        if (loop.stopped())
            throw std::runtime_error("the loop has nothing left to do, and the coroutine has not ended");
    }
}

/// Runs `task` to its end on `loop`; throws what it threw.
inline void run_async(boost::asio::io_context& loop, Async<void> task,
                      std::chrono::seconds limit = std::chrono::seconds(60))
{
    bool ended = false;
    std::exception_ptr escaped;
    boost::asio::co_spawn(loop, std::move(task), [&](std::exception_ptr error) {
        escaped = error;
        ended = true;
    });
    run_until(
        loop, [&] { return ended; }, limit);
    if (escaped) std::rethrow_exception(escaped);
}

template <class T> Async<void> keep_result(Async<T> task, std::optional<T>& result)
{
    result.emplace(co_await std::move(task));
}

/// Runs `task` to its end on `loop` and returns what it returned; throws what it threw.
template <class T>
T run_async(boost::asio::io_context& loop, Async<T> task, std::chrono::seconds limit = std::chrono::seconds(60))
{
    std::optional<T> result;
    run_async(loop, keep_result(std::move(task), result), limit);
    return std::move(*result);
}

} // namespace muster::test
