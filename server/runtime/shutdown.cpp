#include "server/runtime/shutdown.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <csignal>

namespace muster
{

namespace asio = boost::asio;

Async<int> wait_for_shutdown_signal()
{
    asio::signal_set signals(co_await asio::this_coro::executor, SIGINT, SIGTERM);
    const auto [error, number] = co_await signals.async_wait(asio::as_tuple(asio::use_awaitable));
    co_return error ? 0 : number;
}

} // namespace muster
