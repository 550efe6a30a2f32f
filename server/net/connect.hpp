// From a host's name to an open connection: look-up, TCP, TLS, each within its time.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "server/net/web_socket_over.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ssl/context.hpp>

#include <chrono>
#include <string>

namespace muster::net
{

/// Where a name may lead.
enum class Reach { Anywhere, PublicOnly };

/// Tries every address of the host in turn, each for its share of the time. Faults: Unavailable, and Forbidden where
/// every address of the host lies out of reach: those are not tried.
[[nodiscard]] Async<Result<TcpSocket>> connect_tcp(boost::asio::any_io_executor executor, const std::string& host,
                                                   const std::string& port, Reach reach,
                                                   std::chrono::steady_clock::time_point deadline);

/// Shakes hands and checks that the certificate is trusted and the host's own. Faults: Unavailable ("certificate: …").
[[nodiscard]] Async<Result<TlsSocket>> connect_tls(TcpSocket socket, boost::asio::ssl::context& context,
                                                   const std::string& host,
                                                   std::chrono::steady_clock::time_point deadline);

/// The fault of a call that a socket error ended, in words for people: "connect: refused".
[[nodiscard]] Failure connection_failure(const std::string& what, const boost::system::error_code& error,
                                         bool timed_out);

} // namespace muster::net
