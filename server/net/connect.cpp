#include "server/net/connect.hpp"

#include "server/net/alarm.hpp"
#include "server/net/host_system.hpp"
#include "server/net/public_address.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <memory>
#include <utility>
#include <vector>

namespace muster::net
{

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using SteadyTime = std::chrono::steady_clock::time_point;

namespace
{

/// A look-up cannot be stopped once it runs; whoever waited may leave it behind.
class Lookup
{
public:
    Lookup(const asio::any_io_executor& executor, SteadyTime until) : resolver(executor), done(executor, until) {}

    tcp::resolver resolver;
    asio::steady_timer done;
    bool is_done = false;
    error_code error;
    std::vector<tcp::endpoint> endpoints;
};

Async<Result<std::vector<tcp::endpoint>>> look_up(asio::any_io_executor executor, const std::string& host,
                                                  const std::string& port, SteadyTime deadline)
{
    error_code not_an_address;
    const auto address = asio::ip::make_address(host, not_an_address);
    if (!not_an_address) {
        const auto number = static_cast<std::uint16_t>(std::stoul(port));
        co_return std::vector<tcp::endpoint>(1, tcp::endpoint(address, number));
    }
    look_up_names_without_plugins();
    const auto lookup = std::make_shared<Lookup>(executor, deadline);
    lookup->resolver.async_resolve(host, port, tcp::resolver::numeric_service,
                                   [lookup](const error_code& error, const tcp::resolver::results_type& results) {
                                       lookup->error = error;
                                       for (const auto& entry : results) lookup->endpoints.push_back(entry.endpoint());
                                       lookup->is_done = true;
                                       lookup->done.cancel();
                                   });
    co_await lookup->done.async_wait(asio::as_tuple(asio::use_awaitable));
    if (!lookup->is_done) co_return fail(Fault::Unavailable, "timed out");
    if (lookup->error || lookup->endpoints.empty()) co_return fail(Fault::Unavailable, "connect: host not found");
    co_return std::move(lookup->endpoints);
}

/// Empty when connected.
Async<Failure> connect_to(TcpSocket& socket, tcp::endpoint endpoint, SteadyTime until)
{
    Alarm alarm(socket);
    alarm.set_at(until);
    const auto [error] = co_await socket.async_connect(endpoint, asio::as_tuple(asio::use_awaitable));
    if (error) co_return connection_failure("connect", error, alarm.rang());
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    co_return Failure();
}

bool is_address(const std::string& host)
{
    error_code not_an_address;
    asio::ip::make_address(host, not_an_address);
    return !not_an_address;
}

/// Asks for the host's own certificate, and lets OpenSSL compare the names: its error then says what was wrong.
bool expect_host(SSL* ssl, const std::string& host)
{
    if (is_address(host)) return X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), host.c_str()) == 1;
    SSL_set_hostflags(ssl, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    // SSL_set_tlsext_host_name is a macro with a cast that we do not write.
    auto* name = const_cast<char*>(host.c_str());
    return SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name) == 1 &&
           SSL_set1_host(ssl, host.c_str()) == 1;
}

} // namespace

Failure connection_failure(const std::string& what, const error_code& error, bool timed_out)
{
    if (timed_out || error == asio::error::timed_out) return fail(Fault::Unavailable, "timed out");
    if (error == asio::error::operation_aborted) return fail(Fault::Unavailable, "cancelled");
    if (error == asio::error::connection_refused) return fail(Fault::Unavailable, what + ": refused");
    return fail(Fault::Unavailable, what + ": " + error.message());
}

Async<Result<TcpSocket>> connect_tcp(asio::any_io_executor executor, const std::string& host, const std::string& port,
                                     Reach reach, SteadyTime deadline)
{
    auto endpoints = co_await look_up(executor, host, port, deadline);
    if (!endpoints) co_return endpoints.error();
    if (reach == Reach::PublicOnly)
        std::erase_if(*endpoints, [](const tcp::endpoint& endpoint) { return !is_public(endpoint.address()); });
    if (endpoints->empty()) co_return fail(Fault::Forbidden, "the address is private");
    Failure last = fail(Fault::Unavailable, "timed out");
    auto left = static_cast<std::int64_t>(endpoints->size());
    for (const auto& endpoint : *endpoints) {
        const auto now = std::chrono::steady_clock::now();
        if (now >= deadline) break;
        TcpSocket socket(executor);
        last = co_await connect_to(socket, endpoint, now + (deadline - now) / left--);
        if (last.fault() == Fault()) co_return std::move(socket);
    }
    co_return last;
}

Async<Result<TlsSocket>> connect_tls(TcpSocket socket, asio::ssl::context& context, const std::string& host,
                                     SteadyTime deadline)
{
    TlsSocket tls(std::move(socket), context);
    tls.set_verify_mode(asio::ssl::verify_peer);
    if (!expect_host(tls.native_handle(), host)) co_return fail(Fault::Unavailable, "certificate: no host to check");
    {
        Alarm alarm(tls.next_layer());
        alarm.set_at(deadline);
        const auto [error] =
            co_await tls.async_handshake(asio::ssl::stream_base::client, asio::as_tuple(asio::use_awaitable));
        const auto verified = SSL_get_verify_result(tls.native_handle());
        if (error && verified != X509_V_OK) {
            co_return fail(Fault::Unavailable, std::string("certificate: ") + X509_verify_cert_error_string(verified));
        }
        if (error) co_return connection_failure("tls", error, alarm.rang());
    }
    co_return std::move(tls);
}

} // namespace muster::net
