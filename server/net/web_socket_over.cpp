#include "server/net/web_socket_over.hpp"

#include "base/log.hpp"
#include "base/text.hpp"
#include "server/net/alarm.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <algorithm>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::net
{

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;
using SteadyTime = std::chrono::steady_clock::time_point;
using boost::system::error_code;

namespace
{

/// For the close handshake: how long the other side may take to answer a close frame.
constexpr std::chrono::seconds kCloseTime(5);
constexpr std::uint16_t kNoCodeInFrame = 1005;
constexpr std::uint16_t kNoCloseFrame = 1006;

SteadyTime steady_now() { return std::chrono::steady_clock::now(); }

/// The connection itself. Its pending operations keep it alive; Handle below ends it when nobody holds it any more.
template <class Stream>
class Connection final : public WebSocket, public std::enable_shared_from_this<Connection<Stream>>
{
public:
    Connection(Stream stream, WebSocketLimits limits)
        : stream_(std::move(stream)), keeper_(stream_.get_executor()), limits_(limits)
    {
        websocket::stream_base::timeout times{};
        times.handshake_timeout = kCloseTime;
        times.idle_timeout = websocket::stream_base::none();
        times.keep_alive_pings = false;
        stream_.set_option(times);
        stream_.read_message_max(limits_.message_bytes);
        stream_.auto_fragment(false);
        stream_.text(true);
    }

    auto& stream() { return stream_; }
    auto& socket() { return beast::get_lowest_layer(stream_); }

    /// After the handshake.
    void open()
    {
        open_ = true;
        heard_at_ = pinged_at_ = steady_now();
        stream_.control_callback([this](websocket::frame_type frame, beast::string_view) {
            heard_at_ = steady_now();
            if (frame == websocket::frame_type::close) expect_end(); // or else it may leave TCP open for ever
        });
        watch();
    }

    Async<Result<std::string>> read() override
    {
        const auto self = this->shared_from_this();
        if (over_) co_return ended();
        buffer_.clear();
        reading_ = true;
        heard_at_ = steady_now(); // silence counts from here: while nobody reads, no pong can be seen
        const auto [error, bytes] = co_await stream_.async_read(buffer_, asio::as_tuple(asio::use_awaitable));
        reading_ = false;
        if (error) {
            note_end(error);
            finish();
            co_return ended();
        }
        heard_at_ = steady_now();
        if (!stream_.got_text()) {
            close(websocket::close_code::unknown_data, "text frames only");
            co_return ended();
        }
        auto text = beast::buffers_to_string(buffer_.data());
        buffer_.consume(bytes);
        if (bytes > kKeptBuffer) buffer_.shrink_to_fit();
        co_return text;
    }

    bool send(std::string text) override
    {
        if (!is_open()) return false;
        if (queue_.size() >= limits_.queued_messages || queued_bytes_ + text.size() > limits_.queued_bytes) {
            log::warning("websocket dropped", {{"why", "the other side does not read"}, {"queued", queue_.size()}});
            finish();
            return false;
        }
        queued_bytes_ += text.size();
        queue_.push_back(std::move(text));
        write_next();
        return true;
    }

    void close(std::uint16_t code, std::string reason) override
    {
        if (!is_open()) return;
        const std::string short_reason(cut_bytes(reason, websocket::reason_string::static_capacity));
        closing_.emplace(static_cast<websocket::close_code>(code), short_reason);
        write_next();
    }

    void drop() override { finish(); }

    [[nodiscard]] bool is_open() const override { return open_ && !over_ && !closing_; }

    [[nodiscard]] std::uint16_t close_code() const override { return close_code_; }

private:
    static constexpr std::size_t kKeptBuffer = 16 * 1024;

    static Failure ended() { return fail(Fault::Unavailable, "the connection ended"); }

    /// One frame at a time; the close frame goes last.
    void write_next()
    {
        if (over_ || writing_) return;
        if (queue_.empty()) {
            if (closing_ && !std::exchange(close_sent_, true)) send_close_frame();
            return;
        }
        writing_ = true;
        write_began_ = steady_now();
        stream_.async_write(asio::buffer(queue_.front()),
                            [self = this->shared_from_this()](const error_code& error, std::size_t) {
                                self->writing_ = false;
                                self->queued_bytes_ -= self->queue_.front().size();
                                self->queue_.pop_front();
                                if (error) return self->finish();
                                self->write_next();
                            });
    }

    /// Closing has begun: from now on the other side has little time to do its part.
    void expect_end()
    {
        if (over_) return;
        ends_by_ = std::min(ends_by_, steady_now() + kCloseTime);
        watch();
    }

    void send_close_frame()
    {
        expect_end();
        stream_.async_close(*closing_, [self = this->shared_from_this()](const error_code& error) {
            self->note_end(error ? error : websocket::make_error_code(websocket::error::closed));
            self->finish();
        });
    }

    void note_end(const error_code& error)
    {
        if (error != websocket::error::closed || close_code_ != kNoCloseFrame) return;
        const auto code = stream_.reason().code;
        close_code_ = code == websocket::close_code::none ? kNoCodeInFrame : static_cast<std::uint16_t>(code);
    }

    void finish()
    {
        if (std::exchange(over_, true)) return;
        keeper_.cancel();
        error_code ignored;
        socket().close(ignored); // what is pending ends with operation_aborted
    }

    /// Pings after silence; drops a side that neither answers nor reads.
    void watch()
    {
        const auto next_ping = std::max(heard_at_, pinged_at_) + limits_.ping_every;
        const auto next = std::min({next_ping, last_moment(), ends_by_});
        keeper_.expires_at(std::max(next, steady_now() + std::chrono::milliseconds(1)));
        keeper_.async_wait([weak = this->weak_from_this()](const error_code& error) {
            const auto self = weak.lock();
            if (error || !self || self->over_) return;
            self->look();
        });
    }

    [[nodiscard]] SteadyTime last_moment() const
    {
        auto since = SteadyTime::max() - patience();
        if (reading_) since = std::min(since, heard_at_);
        if (writing_) since = std::min(since, write_began_);
        return since + patience();
    }

    [[nodiscard]] std::chrono::milliseconds patience() const { return limits_.ping_every * 5 / 2; }

    void look()
    {
        const auto now = steady_now();
        if (now >= ends_by_) return finish();
        if (now >= last_moment()) {
            log::warning("websocket dropped", {{"why", writing_ ? "the other side does not read" : "no pong"}});
            return finish();
        }
        if (now >= std::max(heard_at_, pinged_at_) + limits_.ping_every) {
            pinged_at_ = now;
            if (!closing_ && !std::exchange(pinging_, true)) {
                stream_.async_ping({},
                                   [self = this->shared_from_this()](const error_code&) { self->pinging_ = false; });
            }
        }
        watch();
    }

    websocket::stream<Stream, false> stream_;
    asio::steady_timer keeper_;
    WebSocketLimits limits_;
    beast::flat_buffer buffer_;
    std::deque<std::string> queue_; ///< the front one is being written
    std::size_t queued_bytes_ = 0;
    std::optional<websocket::close_reason> closing_;
    SteadyTime heard_at_;
    SteadyTime pinged_at_;
    SteadyTime write_began_;
    SteadyTime ends_by_ = SteadyTime::max();
    std::uint16_t close_code_ = kNoCloseFrame;
    bool open_ = false;
    bool over_ = false;
    bool reading_ = false;
    bool writing_ = false;
    bool pinging_ = false;
    bool close_sent_ = false;
};

/// What the product holds. A connection that everybody has let go of ends.
template <class Stream> class Handle final : public WebSocket
{
public:
    explicit Handle(std::shared_ptr<Connection<Stream>> connection) : connection_(std::move(connection)) {}
    ~Handle() override
    {
        if (connection_->is_open()) connection_->drop();
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    Async<Result<std::string>> read() override { return connection_->read(); }
    bool send(std::string text) override { return connection_->send(std::move(text)); }
    void close(std::uint16_t code, std::string reason) override { connection_->close(code, std::move(reason)); }
    void drop() override { connection_->drop(); }
    [[nodiscard]] bool is_open() const override { return connection_->is_open(); }
    [[nodiscard]] std::uint16_t close_code() const override { return connection_->close_code(); }

private:
    std::shared_ptr<Connection<Stream>> connection_;
};

template <class Stream> WebSocketPtr opened(std::shared_ptr<Connection<Stream>> connection)
{
    connection->open();
    return std::make_shared<Handle<Stream>>(std::move(connection));
}

template <class Stream>
Async<Result<WebSocketPtr>> join(Stream stream, const Url& url, const Headers& headers, WebSocketLimits limits,
                                 SteadyTime deadline)
{
    const auto connection = std::make_shared<Connection<Stream>>(std::move(stream), limits);
    Alarm alarm(connection->socket());
    alarm.set_at(deadline);
    const auto decorate = [&headers](websocket::request_type& request) {
        for (const auto& [name, value] : headers) request.insert(name, value);
    };
    connection->stream().set_option(websocket::stream_base::decorator(decorate));
    websocket::response_type answer;
    const std::string host = url.host_header();
    const auto [error] =
        co_await connection->stream().async_handshake(answer, host, url.target, asio::as_tuple(asio::use_awaitable));
    alarm.clear();
    if (alarm.rang()) co_return fail(Fault::Unavailable, "timed out");
    if (error == websocket::error::upgrade_declined) {
        const auto status = answer.result_int();
        const auto fault = status == 401 || status == 403 ? Fault::Forbidden : Fault::Unavailable;
        co_return fail(fault, "upgrade: answered " + std::to_string(status));
    }
    if (error) co_return fail(Fault::Unavailable, "upgrade: " + error.message());
    const auto plain = [](websocket::request_type&) {}; // the headers are the caller's, and gone soon
    connection->stream().set_option(websocket::stream_base::decorator(plain));
    co_return opened(connection);
}

} // namespace

Async<WebSocketPtr> accept_web_socket(TcpSocket socket, const HttpRequest& request, WebSocketLimits limits,
                                      std::chrono::milliseconds deadline)
{
    const auto connection = std::make_shared<Connection<TcpSocket>>(std::move(socket), limits);
    Alarm alarm(connection->socket());
    alarm.set(deadline);
    http::request<http::empty_body> upgrade;
    upgrade.method_string(request.method);
    upgrade.target(request.target);
    for (const auto& [name, value] : request.headers) upgrade.insert(name, value);
    // A browser that offers subprotocols insists on one of them.
    const std::vector<std::string_view> offered = items_of(request.headers.get("Sec-WebSocket-Protocol"), ',');
    const auto decorate = [taken = offered.empty() ? std::string()
                                                   : std::string(offered.front())](websocket::response_type& answer) {
        if (!taken.empty()) answer.insert(http::field::sec_websocket_protocol, taken);
    };
    connection->stream().set_option(websocket::stream_base::decorator(decorate));
    const auto [error] = co_await connection->stream().async_accept(upgrade, asio::as_tuple(asio::use_awaitable));
    if (error) co_return nullptr;
    alarm.clear();
    co_return opened(connection);
}

Async<Result<WebSocketPtr>> join_web_socket(TcpSocket socket, const Url& url, const Headers& headers,
                                            WebSocketLimits limits, SteadyTime deadline)
{
    return join(std::move(socket), url, headers, limits, deadline);
}

Async<Result<WebSocketPtr>> join_web_socket(TlsSocket socket, const Url& url, const Headers& headers,
                                            WebSocketLimits limits, SteadyTime deadline)
{
    return join(std::move(socket), url, headers, limits, deadline);
}

} // namespace muster::net
