#include "server/net/http_server.hpp"

#include "base/log.hpp"
#include "server/net/http_session.hpp"
#include "server/runtime/deadline.hpp"
#include "server/runtime/task_group.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <utility>

namespace muster::net
{

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace
{

constexpr std::size_t kTurnedAwayAtOnce = 64; ///< more than that are closed without a word
constexpr std::chrono::milliseconds kFirstAcceptPause(50);
constexpr std::chrono::milliseconds kLongestAcceptPause(1'000);

} // namespace

class HttpServer::Impl
{
public:
    Impl(const asio::any_io_executor& executor, HttpLimits limits, HttpHandler handler, UpgradeHandler upgrade)
        : service(std::make_shared<HttpService>(executor, limits, std::move(handler), std::move(upgrade))),
          acceptor(executor), turned_away(executor), sessions(executor), housekeeping(executor)
    {
    }

    Failure bind_failure(const error_code& error)
    {
        error_code ignored;
        acceptor.close(ignored);
        if (error == asio::error::address_in_use) return fail(Fault::Conflict, "the port is taken by another program");
        return fail(Fault::Invalid, "cannot listen: " + error.message());
    }

    void admit(tcp::socket socket)
    {
        error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        if (sessions.size() < service->limits.connections) {
            sessions.spawn("http connection", run_http_session(service, std::move(socket)));
        } else if (turned_away.size() < kTurnedAwayAtOnce) {
            log::warning("connection turned away", {{"open", sessions.size()}});
            turned_away.spawn("turned away", turn_away(std::move(socket)));
        }
    }

    std::shared_ptr<HttpService> service;
    tcp::acceptor acceptor;
    TaskGroup turned_away;
    TaskGroup sessions;
    TaskGroup housekeeping; ///< the accepting loop, and the watch over the grace of a stop
};

namespace
{

/// A failing accept (no file descriptor left, mostly) waits before the next: the queue stays full, and so would the
/// CPU.
template <class Impl> Async<void> accept_connections(std::shared_ptr<Impl> self)
{
    auto pause = kFirstAcceptPause;
    while (self->acceptor.is_open()) {
        auto [error, socket] = co_await self->acceptor.async_accept(asio::as_tuple(asio::use_awaitable));
        if (error == asio::error::operation_aborted) co_return;
        if (!error) {
            pause = kFirstAcceptPause;
            self->admit(std::move(socket));
            continue;
        }
        log::error("cannot accept a connection", {{"error", error.message()}});
        co_await sleep_for(pause);
        pause = std::min(pause * 2, kLongestAcceptPause);
    }
}

template <class Impl> Async<void> cancel_after(std::shared_ptr<Impl> self, std::chrono::milliseconds grace)
{
    const bool slept = co_await sleep_for(grace);
    if (!slept) co_return;
    self->sessions.cancel();
    self->turned_away.cancel();
    self->service->handlers.cancel();
}

template <class Impl> Async<void> stop_all(std::shared_ptr<Impl> self, std::chrono::milliseconds grace)
{
    error_code ignored;
    self->acceptor.close(ignored);
    self->service->wind_down();
    self->housekeeping.spawn("grace", cancel_after(self, grace));
    co_await self->sessions.join();
    co_await self->service->handlers.join();
    co_await self->turned_away.join();
    self->housekeeping.cancel();
    co_await self->housekeeping.join();
}

} // namespace

HttpServer::HttpServer(asio::any_io_executor executor, HttpLimits limits, HttpHandler handler, UpgradeHandler upgrade)
    : impl_(std::make_shared<Impl>(executor, limits, std::move(handler), std::move(upgrade)))
{
}

HttpServer::~HttpServer()
{
    error_code ignored;
    impl_->acceptor.close(ignored);
    impl_->service->wind_down();
    impl_->sessions.cancel();
    impl_->service->handlers.cancel();
}

Result<std::uint16_t> HttpServer::listen(const std::string& address, std::uint16_t port)
{
    error_code error;
    const auto ip = asio::ip::make_address(address, error);
    if (error) return fail(Fault::Invalid, "\"" + address + "\" is not an IP address");
    const tcp::endpoint endpoint(ip, port);
    auto& acceptor = impl_->acceptor;
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) return impl_->bind_failure(error);
    const auto bound = acceptor.local_endpoint(error);
    if (error) return impl_->bind_failure(error);
    impl_->housekeeping.spawn("accept", accept_connections(impl_));
    return bound.port();
}

void HttpServer::set_web_socket_limits(WebSocketLimits limits) { impl_->service->web_socket_limits = limits; }

Async<void> HttpServer::stop(std::chrono::milliseconds grace) { return stop_all(impl_, grace); }

std::size_t HttpServer::open_connections() const { return impl_->sessions.size(); }

} // namespace muster::net
