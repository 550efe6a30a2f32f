// Listens, reads whole requests within limits, hands them to one function and writes what it answers.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "server/net/http_message.hpp"
#include "server/net/web_socket.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace muster::net
{

/// What a client may ask of the server before it is refused or dropped.
class HttpLimits
{
public:
    HttpLimits() = default;

    std::size_t header_bytes = 16 * 1024; ///< more: 431 and close
    std::size_t body_bytes = 1024 * 1024; ///< more: 413 and close
    std::size_t connections = 4096;       ///< more: accepted, answered 503 and closed
    std::chrono::milliseconds read_time{
        15'000}; ///< a request that has begun must be whole within this, else 408 and close
    std::chrono::milliseconds idle_time{75'000};   ///< a kept connection without a new request is closed quietly
    std::chrono::milliseconds answer_time{60'000}; ///< a handler that takes longer is cancelled, and 503 answered
};

/// Answers one request. Taken by value: it runs in the connection's own coroutine. An exception becomes a bare 500 and
/// a log line.
using HttpHandler = std::function<Async<HttpResponse>(HttpRequest)>;

/// What to do with a request for an upgrade: null refuses it (the HttpHandler then answers it as an ordinary request),
/// anything else is run with the open socket and owns it until it returns.
using WebSocketHandler = std::function<Async<void>(WebSocketPtr)>;
using UpgradeHandler = std::function<Async<WebSocketHandler>(const HttpRequest&)>;

/// A plain HTTP/1.1 server with keep-alive, pipelining in order, and WebSocket upgrades. TLS is left to the host in
/// front. Malformed input gets 400 and the connection is closed; nothing that a client sends makes it throw out of its
/// coroutine.
class HttpServer
{
public:
    HttpServer(boost::asio::any_io_executor executor, HttpLimits limits, HttpHandler handler,
               UpgradeHandler upgrade = {});
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// Binds and begins to accept. Port 0 takes a free one. Returns the port.
    /// Faults: Conflict when the port is taken; Invalid when the address cannot be bound.
    [[nodiscard]] Result<std::uint16_t> listen(const std::string& address, std::uint16_t port);

    /// Limits of WebSocket connections accepted from now on.
    void set_web_socket_limits(WebSocketLimits limits);

    /// Stops accepting, lets requests in flight finish for at most `grace`, then cancels them; returns when every
    /// connection is gone.
    [[nodiscard]] Async<void> stop(std::chrono::milliseconds grace);

    [[nodiscard]] std::size_t open_connections() const;

private:
    class Impl;
    std::shared_ptr<Impl> impl_;
};

} // namespace muster::net
