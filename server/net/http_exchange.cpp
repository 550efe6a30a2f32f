#include "server/net/http_exchange.hpp"

#include "server/net/alarm.hpp"
#include "server/net/connect.hpp"
#include "server/net/http_answer.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include <array>
#include <string_view>
#include <utility>

namespace muster::net
{

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;
using Parser = http::response_parser<http::string_body>;

namespace
{

constexpr std::uint32_t kHeaderBytes = 64 * 1024;
constexpr std::size_t kReadAhead = 64 * 1024;

std::string head_of(const OutgoingRequest& request, const std::string& user_agent)
{
    const auto& headers = request.headers;
    std::string head = request.method + " " + request.url.target + " HTTP/1.1\r\n";
    if (!headers.has("Host")) head += "Host: " + request.url.host_header() + "\r\n";
    if (!headers.has("User-Agent") && !user_agent.empty()) head += "User-Agent: " + user_agent + "\r\n";
    for (const auto& [name, value] : headers) head += name + ": " + value + "\r\n";
    const bool carries_body = request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
    if (carries_body || !request.body.empty()) {
        head += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
    }
    return head + "\r\n";
}

HttpResponse response_of(Parser& parser)
{
    auto& message = parser.get();
    HttpResponse response(static_cast<int>(message.result_int()), std::move(message.body()));
    for (const auto& field : message) {
        const auto name = field.name_string();
        const auto value = field.value();
        response.headers.add(std::string(name.data(), name.size()), std::string(value.data(), value.size()));
    }
    return response;
}

Failure read_failure(const error_code& error, bool timed_out)
{
    if (error == http::error::body_limit) return fail(Fault::TooLarge, "the answer is too large");
    if (error == http::error::end_of_stream || error == asio::error::eof) {
        return fail(Fault::Unavailable, "the connection was closed before an answer");
    }
    if (error == http::error::partial_message) return fail(Fault::Unavailable, "the answer was cut short");
    return connection_failure("answer", error, timed_out);
}

/// Reads answers until one is final: a 100 or 103 may come before it.
template <class Stream>
Async<void> read_answer(Stream& stream, Alarm& alarm, bool is_head, std::size_t response_bytes,
                        ExchangeOutcome& outcome)
{
    beast::flat_buffer buffer(kHeaderBytes + kReadAhead);
    bool is_first = true;
    while (true) {
        Parser parser;
        parser.header_limit(kHeaderBytes);
        parser.body_limit(response_bytes);
        parser.skip(is_head);
        const auto [error, bytes] =
            co_await http::async_read(stream, buffer, parser, asio::as_tuple(asio::use_awaitable));
        if (error) {
            outcome.untouched = is_first && !parser.got_some() && buffer.size() == 0 && !alarm.rang();
            outcome.failure = read_failure(error, alarm.rang());
            co_return;
        }
        is_first = false;
        const auto status = parser.get().result_int();
        if (status == 101) {
            outcome.failure = fail(Fault::Unavailable, "answer: switched the protocol unasked");
            co_return;
        }
        if (status < 200) continue;
        outcome.reusable = parser.keep_alive() && buffer.size() == 0;
        outcome.response = response_of(parser);
        co_return;
    }
}

template <class Stream>
Async<ExchangeOutcome> exchange_over(Stream& stream, Alarm& alarm, const OutgoingRequest& request,
                                     const std::string& user_agent, std::size_t response_bytes)
{
    const std::string head = head_of(request, user_agent);
    const std::array<asio::const_buffer, 2> message{asio::buffer(head), asio::buffer(request.body)};
    const auto [write_error, written] =
        co_await asio::async_write(stream, message, asio::as_tuple(asio::use_awaitable));
    ExchangeOutcome outcome;
    // Even where writing failed: a server may refuse a body with an answer before it has read all of it.
    co_await read_answer(stream, alarm, request.method == "HEAD", response_bytes, outcome);
    if (write_error) outcome.reusable = false;
    co_return outcome;
}

} // namespace

TcpSocket& Link::socket()
{
    if (auto* plain = std::get_if<TcpSocket>(&stream)) return *plain;
    return std::get<TlsSocket>(stream).next_layer();
}

bool Link::is_usable()
{
    auto& tcp = socket();
    error_code error;
    tcp.non_blocking(true, error);
    char byte = 0;
    if (!error) tcp.receive(asio::buffer(&byte, 1), asio::socket_base::message_peek, error);
    return error == asio::error::would_block;
}

std::string defect_of(const OutgoingRequest& request)
{
    HttpResponse fields(200);
    fields.headers = request.headers;
    fields.headers.add(request.method, ""); // a method has the form of a field name
    if (!is_sendable(fields)) return "a header or the method cannot be sent";
    for (const auto* own : {"Content-Length", "Transfer-Encoding", "Connection"}) {
        if (request.headers.has(own)) return std::string(own) + " is the client's business";
    }
    return {};
}

Async<ExchangeOutcome> exchange(Link& link, const OutgoingRequest& request, const std::string& user_agent,
                                std::size_t response_bytes, std::chrono::steady_clock::time_point deadline)
{
    Alarm alarm(link.socket());
    alarm.set_at(deadline);
    if (auto* plain = std::get_if<TcpSocket>(&link.stream)) {
        co_return co_await exchange_over(*plain, alarm, request, user_agent, response_bytes);
    }
    co_return co_await exchange_over(std::get<TlsSocket>(link.stream), alarm, request, user_agent, response_bytes);
}

} // namespace muster::net
