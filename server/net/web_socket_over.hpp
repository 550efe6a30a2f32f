// Opens a WebSocket on a socket that is connected already: the doors of the server and of the client.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "server/net/http_message.hpp"
#include "server/net/web_socket.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>

#include <chrono>

namespace muster::net
{

using TcpSocket = boost::asio::ip::tcp::socket;
using TlsSocket = boost::asio::ssl::stream<TcpSocket>;

/// Answers an upgrade request. Null when it was no proper one (the client has been told) or the client is gone.
[[nodiscard]] Async<WebSocketPtr> accept_web_socket(TcpSocket socket, const HttpRequest& request,
                                                    WebSocketLimits limits, std::chrono::milliseconds deadline);

/// Asks the server for an upgrade. Faults: Forbidden when it answers 401 or 403, else Unavailable.
[[nodiscard]] Async<Result<WebSocketPtr>> join_web_socket(TcpSocket socket, const Url& url, const Headers& headers,
                                                          WebSocketLimits limits,
                                                          std::chrono::steady_clock::time_point deadline);
[[nodiscard]] Async<Result<WebSocketPtr>> join_web_socket(TlsSocket socket, const Url& url, const Headers& headers,
                                                          WebSocketLimits limits,
                                                          std::chrono::steady_clock::time_point deadline);

} // namespace muster::net
