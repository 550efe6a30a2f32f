#include "server/net/http_session.hpp"

#include "base/log.hpp"
#include "server/net/alarm.hpp"
#include "server/net/http_answer.hpp"
#include "server/net/http_intake.hpp"
#include "server/net/web_socket_over.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <array>
#include <exception>
#include <functional>
#include <string>
#include <utility>

namespace muster::net
{

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace
{

/// A request on its way through the handler. Shared, since either side may end first.
class Exchange
{
public:
    Exchange(const asio::any_io_executor& executor, HttpRequest from)
        : request(std::move(from)), done(executor, asio::steady_timer::time_point::max())
    {
    }

    void finish()
    {
        is_done = true;
        done.cancel();
    }

    HttpRequest request; ///< kept for the handshake where a WebSocket comes of it
    HttpResponse answer = bare_error(500);
    WebSocketHandler web_socket;
    asio::steady_timer done;
    bool is_done = false;
};

void report(std::string_view event, const HttpRequest& request, std::string_view error)
{
    log::error(event, {{"method", request.method}, {"path", request.path}, {"error", error}});
}

Async<void> ask(std::shared_ptr<HttpService> service, std::shared_ptr<Exchange> exchange, bool wants_web_socket)
{
    if (wants_web_socket && service->upgrade) exchange->web_socket = co_await service->upgrade(exchange->request);
    if (exchange->web_socket) co_return;
    HttpRequest request = exchange->request;
    exchange->answer = co_await service->handler(std::move(request));
}

/// The fence between the product and the server: nothing gets past it but an answer.
Async<void> handle(std::shared_ptr<HttpService> service, std::shared_ptr<Exchange> exchange, bool wants_web_socket)
{
    try {
        co_await ask(service, exchange, wants_web_socket);
        if (!is_sendable(exchange->answer)) {
            report("request answered with what cannot be sent", exchange->request, "status or header");
            exchange->answer = bare_error(500);
        }
    } catch (const boost::system::system_error& error) {
        const bool cancelled = error.code() == asio::error::operation_aborted;
        if (cancelled) exchange->answer = bare_error(503);
        report(cancelled ? "request cancelled" : "request failed", exchange->request, error.what());
    } catch (const std::exception& error) {
        report("request failed", exchange->request, error.what());
    } catch (...) {
        report("request failed", exchange->request, "unknown exception");
    }
    exchange->finish();
}

/// Puts something on a set for as long as it lives.
template <class Set> class Entry
{
public:
    Entry(Set& set, typename Set::value_type item) : set_(set), item_(item) { set_.insert(item_); }
    ~Entry() { set_.erase(item_); }
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;

private:
    Set& set_;
    typename Set::value_type item_;
};

Async<void> run_web_socket(std::shared_ptr<HttpService> service, WebSocketHandler handler, WebSocketPtr web_socket)
{
    const Entry entry(service->web_sockets, web_socket.get());
    if (service->winding_down) web_socket->close(1001, "going away");
    std::string failure;
    try {
        co_await handler(web_socket);
    } catch (const boost::system::system_error& error) {
        if (error.code() == asio::error::operation_aborted) throw;
        failure = error.what();
    } catch (const std::exception& error) {
        failure = error.what();
    }
    if (!failure.empty()) log::error("websocket handler failed", {{"error", failure}});
    web_socket->close(failure.empty() ? 1000 : 1011, "");
    while (true) { // until the other side has confirmed the end, or the time for that is over
        const auto rest = co_await web_socket->read();
        if (!rest) co_return;
    }
}

class Session
{
public:
    Session(std::shared_ptr<HttpService> service, tcp::socket socket)
        : service_(std::move(service)), socket_(std::move(socket)), alarm_(socket_),
          reader_(socket_, alarm_, service_->limits)
    {
        error_code error;
        const auto remote = socket_.remote_endpoint(error);
        if (!error) remote_address_ = remote.address().to_string();
    }

    Async<void> run()
    {
        while (true) {
            const bool begun = co_await wait_for_request();
            if (!begun) co_return;
            Intake intake = co_await reader_.read();
            if (intake.gone) co_return;
            intake.request.remote_address = remote_address_;
            if (intake.refusal != 0) {
                co_await refuse(intake.refusal);
                break;
            }
            const bool goes_on = co_await serve(intake);
            if (!goes_on) break;
        }
        if (socket_.is_open()) co_await reader_.drain();
    }

private:
    Async<bool> wait_for_request()
    {
        if (service_->winding_down && !reader_.has_more()) co_return false;
        const Entry entry(service_->idle, &socket_);
        co_return co_await reader_.wait();
    }

    Async<void> refuse(int status)
    {
        const AnswerForm form(false, false, false);
        const HttpResponse answer = bare_error(status);
        co_await write(form, answer);
    }

    /// False when the connection is to end.
    Async<bool> serve(Intake& intake)
    {
        alarm_.clear();
        const bool is_head = intake.request.method == "HEAD";
        const auto exchange = std::make_shared<Exchange>(socket_.get_executor(), std::move(intake.request));
        const bool in_time = co_await answered(exchange, intake.wants_web_socket);
        if (in_time && exchange->web_socket) {
            co_await upgrade(*exchange);
            co_return false;
        }
        const HttpResponse answer = in_time ? std::move(exchange->answer) : bare_error(503);
        const bool stays_open = in_time && intake.keep_alive && !service_->winding_down;
        const AnswerForm form(intake.http_1_0, is_head, stays_open);
        const bool written = co_await write(form, answer);
        co_return written&& stays_open;
    }

    /// Runs the handler beside us, so that it may go on where the client or the deadline does not wait for it.
    Async<bool> answered(std::shared_ptr<Exchange> exchange, bool wants_web_socket)
    {
        const auto stop = service_->handlers.spawn_stoppable("request", handle(service_, exchange, wants_web_socket));
        const StopUnlessDone guard(*exchange, stop);
        if (exchange->is_done) co_return true;
        exchange->done.expires_after(service_->limits.answer_time);
        co_await exchange->done.async_wait(asio::as_tuple(asio::use_awaitable));
        if (!exchange->is_done) {
            log::warning("request took too long",
                         {{"method", exchange->request.method}, {"path", exchange->request.path}});
        }
        co_return exchange->is_done;
    }

    class StopUnlessDone
    {
    public:
        StopUnlessDone(const Exchange& exchange, const std::function<void()>& stop) : exchange_(exchange), stop_(stop)
        {
        }
        ~StopUnlessDone()
        {
            if (!exchange_.is_done) stop_();
        }
        StopUnlessDone(const StopUnlessDone&) = delete;
        StopUnlessDone& operator=(const StopUnlessDone&) = delete;

    private:
        const Exchange& exchange_;
        const std::function<void()>& stop_;
    };

    Async<void> upgrade(Exchange& exchange)
    {
        if (reader_.has_more()) { // frames before the handshake: no WebSocket client does that
            co_await refuse(400);
            co_return;
        }
        alarm_.clear();
        auto web_socket = co_await accept_web_socket(std::move(socket_), exchange.request, service_->web_socket_limits,
                                                     service_->limits.read_time);
        if (!web_socket) co_return;
        exchange.request = HttpRequest(); // a long life begins: keep no more than it needs
        co_await run_web_socket(service_, std::move(exchange.web_socket), std::move(web_socket));
    }

    Async<bool> write(const AnswerForm& form, const HttpResponse& answer)
    {
        const std::string head = form.head_of(answer);
        std::array<asio::const_buffer, 2> rest{asio::buffer(head), asio::const_buffer()};
        if (form.has_body(answer)) rest[1] = asio::buffer(answer.body);
        while (asio::buffer_size(rest) > 0) {
            alarm_.set(service_->limits.idle_time); // anew for each part: slow is allowed, standing still is not
            const auto [error, written] = co_await socket_.async_write_some(rest, asio::as_tuple(asio::use_awaitable));
            if (error) co_return false;
            const auto of_head = std::min(written, rest[0].size());
            rest[0] += of_head;
            rest[1] += written - of_head;
        }
        co_return true;
    }

    std::shared_ptr<HttpService> service_;
    tcp::socket socket_;
    Alarm alarm_;
    RequestReader reader_;
    std::string remote_address_;
};

} // namespace

HttpService::HttpService(const asio::any_io_executor& executor, HttpLimits bounds, HttpHandler answer,
                         UpgradeHandler take_upgrade)
    : limits(bounds), handler(std::move(answer)), upgrade(std::move(take_upgrade)), handlers(executor)
{
}

void HttpService::wind_down()
{
    winding_down = true;
    error_code ignored;
    for (auto* socket : idle) socket->cancel(ignored);
    for (auto* web_socket : web_sockets) web_socket->close(1001, "going away");
}

Async<void> run_http_session(std::shared_ptr<HttpService> service, tcp::socket socket)
{
    Session session(std::move(service), std::move(socket));
    co_await session.run();
}

Async<void> turn_away(tcp::socket socket)
{
    const HttpLimits limits;
    Alarm alarm(socket);
    RequestReader reader(socket, alarm, limits);
    const AnswerForm form(false, false, false);
    const HttpResponse answer = bare_error(503);
    const std::string text = form.head_of(answer) + answer.body;
    const auto buffer = asio::buffer(text); // fits into the empty send buffer
    co_await socket.async_write_some(buffer, asio::as_tuple(asio::use_awaitable));
    co_await reader.drain();
}

} // namespace muster::net
