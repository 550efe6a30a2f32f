#include "server/store/work_queue.hpp"

#include "server/store/connection.hpp"
#include "server/store/session.hpp"

#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace muster::store
{

namespace asio = boost::asio;

template <class Context> bool WorkQueue<Context>::put(Queued<Context>& queued)
{
    {
        const std::lock_guard lock(mutex_);
        if (is_closed_) {
            queued.work->fail_with(fail(Fault::Unavailable, "the store is closing"));
            return false;
        }
        if (queue_.size() >= most_) {
            queued.work->fail_with(fail(Fault::Unavailable, "the store has too much to do"));
            return false;
        }
        queue_.push_back(std::move(queued));
    }
    filled_.notify_one();
    return true;
}

template <class Context> Async<void> WorkQueue<Context>::done(Work<Context>& work)
{
    auto start = [this, &work](auto handler) {
        // The loop has something to do as long as a storage thread has: run() must not return meanwhile.
        auto waiter = std::make_shared<std::pair<decltype(handler), asio::executor_work_guard<asio::any_io_executor>>>(
            std::move(handler), asio::make_work_guard(loop_));
        Queued<Context> queued{&work, [waiter] { std::move(waiter->first)(); }};
        if (!put(queued)) asio::post(loop_, std::move(queued.resume));
    };
    co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(std::move(start), asio::use_awaitable);
}

template <class Context> auto WorkQueue<Context>::take(std::size_t most) -> Batch
{
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return is_closed_ || !queue_.empty(); });
    Batch batch;
    const auto end = queue_.begin() + static_cast<std::ptrdiff_t>(std::min(most, queue_.size()));
    std::move(queue_.begin(), end, std::back_inserter(batch));
    queue_.erase(queue_.begin(), end);
    return batch;
}

template <class Context> void WorkQueue<Context>::finish(Batch batch, std::function<void()> before)
{
    asio::post(loop_, [batch = std::move(batch), before = std::move(before)] {
        if (before) before();
        for (const Queued<Context>& queued : batch) queued.resume();
    });
}

template <class Context> void WorkQueue<Context>::close()
{
    {
        const std::lock_guard lock(mutex_);
        is_closed_ = true;
    }
    filled_.notify_all();
}

template class WorkQueue<Connection>;
template class WorkQueue<Session>;

} // namespace muster::store
