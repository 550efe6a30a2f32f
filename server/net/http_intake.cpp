#include "server/net/http_intake.hpp"

#include "base/text.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace muster::net
{

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Parser = http::request_parser<http::string_body>;
using Fields = http::request<http::string_body>;

namespace
{

constexpr std::size_t kReadAtOnce = 4 * 1024;
constexpr std::chrono::milliseconds kDrainTime(1'000);
constexpr std::size_t kDrainBytes = 4 * 1024 * 1024;

std::string_view view(beast::string_view text) { return std::string_view(text.data(), text.size()); }

std::size_t count(const Fields& fields, http::field name)
{
    const auto [first, last] = fields.equal_range(name);
    return static_cast<std::size_t>(std::distance(first, last));
}

/// The status to refuse a request with whose head can be read two ways, or that asks for what we do not do.
int refusal_of(const Fields& head)
{
    if (head.version() != 10 && head.version() != 11) return 505;
    if (count(head, http::field::host) > 1) return 400;
    if (head.version() == 11 && count(head, http::field::host) == 0) return 400;

    // Where a length could be read two ways, somebody in front of us may read it the other way (request smuggling).
    const auto lengths = count(head, http::field::content_length);
    if (lengths > 1 || view(head[http::field::content_length]).find(',') != std::string_view::npos) return 400;
    const auto codings = count(head, http::field::transfer_encoding);
    if (codings > 0 && (lengths > 0 || codings > 1 || head.version() == 10)) return 400;
    if (codings > 0 && lower(view(head[http::field::transfer_encoding])) != "chunked") return 501;

    const auto expected = view(head[http::field::expect]);
    if (!expected.empty() && lower(expected) != "100-continue") return 417;
    return 0;
}

int refusal_of(const error_code& error)
{
    if (error == http::error::header_limit || error == http::error::buffer_overflow) return 431;
    if (error == http::error::body_limit) return 413;
    if (error == http::error::bad_version) return 505;
    return 400;
}

bool is_syntax_error(const error_code& error)
{
    static const auto& kHttpErrors = http::make_error_code(http::error::bad_method).category();
    return error.category() == kHttpErrors && error != http::error::end_of_stream;
}

/// "http://host/path" as a target means "/path" on that host, whatever Host says (RFC 9112 §3.2.2).
bool take_absolute_target(HttpRequest& request)
{
    if (request.target.starts_with('/')) return true;
    if (request.target == "*" || request.method == "CONNECT") return true;
    const auto url = Url::parse(request.target);
    if (!url) return false;
    request.headers.set("Host", url->host_header());
    request.path = url->target;
    return true;
}

std::optional<HttpRequest> request_of(const Fields& head)
{
    HttpRequest request;
    request.method = view(head.method_string());
    request.target = view(head.target());
    for (const auto& field : head) {
        request.headers.add(std::string(view(field.name_string())), std::string(view(field.value())));
    }
    request.path = request.target;
    if (!take_absolute_target(request)) return std::nullopt;
    const auto question = request.path.find('?');
    if (question != std::string::npos) {
        request.query = request.path.substr(question + 1);
        request.path.resize(question);
    }
    return request;
}

} // namespace

class RequestReader::Buffer
{
public:
    explicit Buffer(std::size_t limit) : bytes(limit) {}

    beast::flat_buffer bytes;
};

RequestReader::RequestReader(tcp::socket& socket, Alarm& alarm, const HttpLimits& limits)
    : socket_(socket), alarm_(alarm), limits_(limits),
      buffer_(std::make_unique<Buffer>(limits.header_bytes + std::size_t{64} * 1024))
{
}

RequestReader::~RequestReader() = default;

bool RequestReader::has_more() const { return buffer_->bytes.size() > 0; }

void RequestReader::skip_blank_lines()
{
    auto& bytes = buffer_->bytes;
    while (bytes.size() > 0) {
        const char first = *static_cast<const char*>(bytes.data().data());
        if (first != '\r' && first != '\n') return;
        bytes.consume(1);
    }
}

Async<bool> RequestReader::wait()
{
    auto& bytes = buffer_->bytes;
    skip_blank_lines(); // some clients send one after a body (RFC 9112 §2.2)
    if (bytes.size() > 0) co_return true;
    bytes.shrink_to_fit(); // an idle connection holds no memory
    alarm_.set(limits_.idle_time);
    while (bytes.size() == 0) {
        const auto [error, got] =
            co_await socket_.async_read_some(bytes.prepare(kReadAtOnce), asio::as_tuple(asio::use_awaitable));
        if (error) co_return false;
        bytes.commit(got);
        skip_blank_lines();
    }
    co_return true;
}

Async<Intake> RequestReader::read()
{
    Intake intake;
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(limits_.header_bytes));
    parser.body_limit(limits_.body_bytes);
    alarm_.set(limits_.read_time);

    const auto judge = [&](const error_code& error) {
        if (alarm_.rang()) {
            intake.refusal = 408;
        } else if (is_syntax_error(error)) {
            intake.refusal = refusal_of(error);
        } else {
            intake.gone = true;
        }
    };

    const auto [head_error, head_bytes] =
        co_await http::async_read_header(socket_, buffer_->bytes, parser, asio::as_tuple(asio::use_awaitable));
    if (head_error) {
        judge(head_error);
        co_return intake;
    }
    const auto& head = parser.get();
    intake.refusal = refusal_of(head);
    if (intake.refusal != 0) co_return intake;
    // Taken before the body: a trailer after a chunked body is no header.
    auto request = request_of(head);
    if (!request) {
        intake.refusal = 400;
        co_return intake;
    }
    intake.keep_alive = parser.keep_alive();
    intake.http_1_0 = head.version() == 10;
    intake.wants_web_socket = beast::websocket::is_upgrade(head);

    const bool waits_for_us = !head[http::field::expect].empty() && head.version() == 11 && !has_more();
    if (waits_for_us && !parser.is_done()) {
        static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
        const auto buffer = asio::buffer(kContinue);
        co_await asio::async_write(socket_, buffer, asio::as_tuple(asio::use_awaitable));
    }
    const auto [body_error, body_bytes] =
        co_await http::async_read(socket_, buffer_->bytes, parser, asio::as_tuple(asio::use_awaitable));
    if (body_error) {
        judge(body_error);
        co_return intake;
    }
    intake.request = std::move(*request);
    intake.request.body = std::move(parser.get().body());
    co_return intake;
}

Async<void> RequestReader::drain()
{
    error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    auto& bytes = buffer_->bytes;
    bytes.clear();
    alarm_.set(kDrainTime);
    for (std::size_t drained = 0; drained < kDrainBytes;) {
        const auto [error, got] =
            co_await socket_.async_read_some(bytes.prepare(kReadAtOnce), asio::as_tuple(asio::use_awaitable));
        if (error) co_return;
        drained += got;
    }
}

} // namespace muster::net
