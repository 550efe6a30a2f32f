// Requests to other servers: kept connections, a deadline for each call, certificates checked.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "server/net/http_message.hpp"
#include "server/net/web_socket.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace muster::net
{

/// Settings of a client; one client serves one kind of peer.
class HttpClientOptions
{
public:
    HttpClientOptions() = default;

    std::chrono::milliseconds connect_time{3'000};
    std::size_t response_bytes = 8 * 1024 * 1024;
    std::size_t kept_connections = 16; ///< idle ones, per host and port
    std::string ca_file;               ///< PEM file of further trusted authorities; the system's are always trusted
    std::string user_agent = "Muster";
    /// For a client that calls where people tell it to: addresses of this machine and of private networks are refused,
    /// whatever name leads there, but for these hosts ("name", or "name:port" for one port only).
    bool only_public = false;
    std::vector<std::string> private_hosts;
};

/// One outgoing call. The body goes with Content-Length; headers are sent as they are.
class OutgoingRequest
{
public:
    OutgoingRequest(std::string verb, Url to) : method(std::move(verb)), url(std::move(to)) {}

    std::string method;
    Url url;
    Headers headers;
    std::string body;
    std::chrono::milliseconds deadline{30'000};
};

class HttpClient
{
public:
    HttpClient(boost::asio::any_io_executor executor, HttpClientOptions options);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    /// Sends and reads the whole answer, whatever its status. Redirects are not followed. A kept connection that the
    /// peer has closed meanwhile is replaced; when it closes just then, without a byte of an answer, a GET, HEAD, PUT
    /// or DELETE is sent once more. Faults: Unavailable ("connect: refused", "timed out", "certificate: …", …) and
    /// TooLarge; the request may have arrived. Forbidden: the address is private, and the client may only call public
    /// ones.
    [[nodiscard]] Async<Result<HttpResponse>> send(OutgoingRequest request);

    /// Opens a WebSocket (ws, wss, http or https URL). Faults: Unavailable, Forbidden when the server answers 401 or
    /// 403 instead of upgrading.
    [[nodiscard]] Async<Result<WebSocketPtr>> open_web_socket(Url url, Headers headers, WebSocketLimits limits,
                                                              std::chrono::milliseconds deadline);

private:
    class Impl;
    std::shared_ptr<Impl> impl_;
};

} // namespace muster::net
