// The bounded queue between the loop and a storage thread.
#pragma once

#include "base/async.hpp"
#include "server/store/work.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

namespace muster::store
{

/// Work and how to wake the coroutine that waits for it.
template <class Context> struct Queued {
    Work<Context>* work = nullptr;
    std::function<void()> resume;
};

/// Coroutines of one loop put work in, storage threads take it out.
template <class Context> class WorkQueue
{
public:
    using Batch = std::vector<Queued<Context>>;

    WorkQueue(boost::asio::any_io_executor loop, std::size_t most) : loop_(std::move(loop)), most_(most) {}

    /// Returns when the work is done or refused; refuses it itself (Unavailable) when the queue is full or closed.
    /// Cancellation does not stop it: whether a change was made has to be known.
    [[nodiscard]] Async<void> done(Work<Context>& work);

    /// Waits for work; at most `most` pieces of it. Empty when the queue is closed and nothing is left in it.
    [[nodiscard]] Batch take(std::size_t most);

    /// Wakes the coroutines on the loop, in order, after `before` has run there.
    void finish(Batch batch, std::function<void()> before = {});

    /// Takes no more; what is queued is still handed out.
    void close();

private:
    [[nodiscard]] bool put(Queued<Context>& queued);

    boost::asio::any_io_executor loop_;
    const std::size_t most_;
    std::mutex mutex_;
    std::condition_variable filled_;
    std::deque<Queued<Context>> queue_;
    bool is_closed_ = false;
};

} // namespace muster::store
