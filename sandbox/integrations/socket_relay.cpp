#include "sandbox/integrations/socket_relay.hpp"

#include "server/runtime/task_group.hpp"

#include <boost/asio/this_coro.hpp>

#include <utility>

namespace muster::sandbox
{

namespace
{

constexpr std::uint16_t kGoingAway = 1001;

/// 1005 and 1006 are made up by the receiver when no code came; they must not be sent.
std::uint16_t sendable(std::uint16_t code)
{
    const bool is_made_up = code < 1000 || code == 1004 || code == 1005 || code == 1006 || code == 1015;
    return is_made_up ? kGoingAway : code;
}

Async<void> pump(net::WebSocketPtr from, net::WebSocketPtr to)
{
    for (;;) {
        Result<std::string> message = co_await from->read();
        if (!message || !to->send(std::move(*message))) break;
    }
    to->close(sendable(from->close_code()), {});
    if (from->is_open()) from->close(kGoingAway, {});
}

} // namespace

Async<void> relay(net::WebSocketPtr a, net::WebSocketPtr b)
{
    auto executor = co_await boost::asio::this_coro::executor;
    TaskGroup back(executor);
    back.spawn("plugin socket", pump(b, a));
    co_await pump(a, b);
    co_await back.join();
}

} // namespace muster::sandbox
