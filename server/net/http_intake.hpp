// Reads one request from a socket, within limits, and says what is wrong with what is not one.
#pragma once

#include "base/async.hpp"
#include "server/net/alarm.hpp"
#include "server/net/http_message.hpp"
#include "server/net/http_server.hpp"

#include <boost/asio/ip/tcp.hpp>

#include <cstddef>
#include <memory>

namespace muster::net
{

/// What came: a request, or the status to refuse it with, or neither when the client is gone.
class Intake
{
public:
    HttpRequest request;
    int refusal = 0;
    bool gone = false;
    bool keep_alive = false;
    bool http_1_0 = false;
    bool wants_web_socket = false;
};

/// The reading side of one connection; keeps what was read beyond a request for the next one.
class RequestReader
{
public:
    RequestReader(boost::asio::ip::tcp::socket& socket, Alarm& alarm, const HttpLimits& limits);
    ~RequestReader();
    RequestReader(const RequestReader&) = delete;
    RequestReader& operator=(const RequestReader&) = delete;

    /// True when the next request has begun, false when the client went away or was silent for too long.
    [[nodiscard]] Async<bool> wait();
    [[nodiscard]] Async<Intake> read();
    /// Reads and forgets what the client still sends, for a moment: closing over unread data would reset the connection
    /// and may destroy the answer on its way.
    [[nodiscard]] Async<void> drain();

    /// True when bytes beyond the last request are there already.
    [[nodiscard]] bool has_more() const;

private:
    class Buffer;

    void skip_blank_lines();

    boost::asio::ip::tcp::socket& socket_;
    Alarm& alarm_;
    const HttpLimits& limits_;
    std::unique_ptr<Buffer> buffer_;
};

} // namespace muster::net
