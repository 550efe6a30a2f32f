// One request and its answer on a connection that is open already.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "server/net/http_client.hpp"
#include "server/net/web_socket_over.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <variant>

namespace muster::net
{

/// A connection of the client, plain or TLS.
class Link
{
public:
    explicit Link(TcpSocket socket) : stream(std::move(socket)) {}
    explicit Link(TlsSocket socket) : stream(std::move(socket)) {}

    [[nodiscard]] TcpSocket& socket();
    /// False when the peer has closed it meanwhile, or said something that nobody asked for.
    [[nodiscard]] bool is_usable();

    std::variant<TcpSocket, TlsSocket> stream;
    std::chrono::steady_clock::time_point idle_since;
};

/// What came of it. `untouched` means that the connection ended before a byte of an answer.
class ExchangeOutcome
{
public:
    std::optional<HttpResponse> response;
    Failure failure;
    bool untouched = false;
    bool reusable = false;
};

/// Empty when the request can be written as it is; else what is wrong with it.
[[nodiscard]] std::string defect_of(const OutgoingRequest& request);

[[nodiscard]] Async<ExchangeOutcome> exchange(Link& link, const OutgoingRequest& request, const std::string& user_agent,
                                              std::size_t response_bytes,
                                              std::chrono::steady_clock::time_point deadline);

} // namespace muster::net
