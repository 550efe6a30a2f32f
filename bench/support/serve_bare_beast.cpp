#include "bench/support/served.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include <cstdlib>

namespace muster::bench
{

namespace
{

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;

asio::awaitable<void> answer_all(tcp::socket socket)
{
    socket.set_option(tcp::no_delay(true));
    boost::beast::flat_buffer buffer;
    for (;;) {
        http::request<http::string_body> request;
        co_await http::async_read(socket, buffer, request, asio::use_awaitable);
        http::response<http::string_body> response(http::status::ok, request.version());
        response.set(http::field::content_type, "application/json");
        response.body().assign(std::strtoul(std::string(request.target().substr(1)).c_str(), nullptr, 10), ' ');
        response.prepare_payload();
        co_await http::async_write(socket, response, asio::use_awaitable);
    }
}

asio::awaitable<void> accept_all(tcp::acceptor& acceptor)
{
    for (;;) {
        tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
        // A connection ends with its client; there is nobody to tell.
        const auto ended = [](std::exception_ptr) {};
        asio::co_spawn(acceptor.get_executor(), answer_all(std::move(socket)), ended);
    }
}

} // namespace

void serve_bare_beast(const std::function<void(std::uint16_t)>& ready, int control)
{
    asio::io_context loop;
    tcp::acceptor acceptor(loop, tcp::endpoint(asio::ip::address_v4::loopback(), 0));
    const auto ended = [](std::exception_ptr) {};
    asio::co_spawn(loop, accept_all(acceptor), ended);
    ready(acceptor.local_endpoint().port());
    asio::posix::stream_descriptor end(loop, control);
    end.async_wait(asio::posix::stream_descriptor::wait_read,
                   [&loop](const boost::system::error_code&) { loop.stop(); });
    loop.run();
}

} // namespace muster::bench
