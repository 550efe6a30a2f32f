// The other side of a connection, byte by byte: what no well-behaved client or server would send.
#pragma once

#include "base/async.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <utility>

namespace muster::test
{

using boost::asio::ip::tcp;

inline Async<tcp::socket> connect_raw(std::uint16_t port)
{
    tcp::socket socket(co_await boost::asio::this_coro::executor);
    const tcp::endpoint endpoint(boost::asio::ip::address_v4::loopback(), port);
    co_await socket.async_connect(endpoint, boost::asio::use_awaitable);
    co_return std::move(socket);
}

/// False when the other side does not take it.
inline Async<bool> write_raw(tcp::socket& socket, std::string bytes)
{
    const auto buffer = boost::asio::buffer(bytes);
    const auto [error, written] =
        co_await boost::asio::async_write(socket, buffer, boost::asio::as_tuple(boost::asio::use_awaitable));
    co_return !error;
}

/// Reads until `mark` has come, or the other side has closed.
inline Async<std::string> read_until_mark(tcp::socket& socket, std::string mark)
{
    std::string text;
    std::array<char, 4096> part{};
    while (mark.empty() || text.find(mark) == std::string::npos) {
        const auto buffer = boost::asio::buffer(part);
        const auto [error, got] =
            co_await socket.async_read_some(buffer, boost::asio::as_tuple(boost::asio::use_awaitable));
        if (error) break;
        text.append(part.data(), got);
    }
    co_return text;
}

inline Async<std::string> read_to_end(tcp::socket& socket) { return read_until_mark(socket, {}); }

/// Sends bytes on a connection of its own and returns all that comes back until the server closes it.
inline Async<std::string> talk_raw(std::uint16_t port, std::string bytes)
{
    auto socket = co_await connect_raw(port);
    co_await write_raw(socket, std::move(bytes));
    co_return co_await read_to_end(socket);
}

} // namespace muster::test
