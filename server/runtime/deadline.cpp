#include "server/runtime/deadline.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace muster
{

namespace asio = boost::asio;

Async<bool> sleep_for(std::chrono::milliseconds time)
{
    asio::steady_timer timer(co_await asio::this_coro::executor, time);
    const auto [error] = co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    co_return !error;
}

class Bell::State
{
public:
    explicit State(asio::any_io_executor on) : executor(std::move(on)) {}

    asio::any_io_executor executor;
    std::vector<asio::steady_timer*> waiting;
    std::uint64_t rings = 0;
    bool unheard = false;
};

namespace
{

/// Puts a timer on the list of those to wake, and takes it off whatever way the coroutine ends.
class Listed
{
public:
    Listed(std::vector<asio::steady_timer*>& list, asio::steady_timer& timer) : list_(list), timer_(&timer)
    {
        list_.push_back(timer_);
    }
    ~Listed() { list_.erase(std::find(list_.begin(), list_.end(), timer_)); }
    Listed(const Listed&) = delete;
    Listed& operator=(const Listed&) = delete;

private:
    std::vector<asio::steady_timer*>& list_;
    asio::steady_timer* timer_;
};

template <class State> Async<bool> wait_for_ring(std::shared_ptr<State> state, std::chrono::milliseconds limit)
{
    if (std::exchange(state->unheard, false)) co_return true;
    const auto rings_before = state->rings;
    asio::steady_timer timer(state->executor, limit);
    const Listed listed(state->waiting, timer);
    co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    co_return state->rings != rings_before;
}

} // namespace

Bell::Bell(asio::any_io_executor executor) : state_(std::make_shared<State>(std::move(executor))) {}

Bell::~Bell() = default;

void Bell::ring()
{
    ++state_->rings;
    if (state_->waiting.empty()) state_->unheard = true;
    for (auto* timer : state_->waiting) timer->cancel();
}

Async<bool> Bell::wait(std::chrono::milliseconds limit)
{
    return wait_for_ring(state_, limit); // not a coroutine of its own: the bell may go while one waits
}

} // namespace muster
