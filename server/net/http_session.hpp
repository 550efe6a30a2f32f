// One accepted connection of the HTTP server, from its first byte to its last.
#pragma once

#include "base/async.hpp"
#include "server/net/http_server.hpp"
#include "server/runtime/task_group.hpp"

#include <boost/asio/ip/tcp.hpp>

#include <memory>
#include <set>

namespace muster::net
{

/// What all connections of one server share.
class HttpService
{
public:
    HttpService(const boost::asio::any_io_executor& executor, HttpLimits limits, HttpHandler handler,
                UpgradeHandler upgrade);

    /// No connection begins another request; the idle ones end, WebSockets are closed with 1001.
    void wind_down();

    HttpLimits limits;
    WebSocketLimits web_socket_limits;
    HttpHandler handler;
    UpgradeHandler upgrade;
    std::set<boost::asio::ip::tcp::socket*> idle; ///< those that wait for a request
    std::set<WebSocket*> web_sockets;
    bool winding_down = false;
    TaskGroup handlers; ///< they may outlive their connection: what was begun is finished
};

[[nodiscard]] Async<void> run_http_session(std::shared_ptr<HttpService> service, boost::asio::ip::tcp::socket socket);

/// For a connection over the limit: a 503, and the end.
[[nodiscard]] Async<void> turn_away(boost::asio::ip::tcp::socket socket);

} // namespace muster::net
