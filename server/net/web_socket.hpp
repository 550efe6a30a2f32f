// One WebSocket connection, whichever side opened it.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace muster::net
{

/// Bounds of one connection. `queued_*` is what may wait for a slow reader before the connection is dropped.
class WebSocketLimits
{
public:
    WebSocketLimits() = default;

    std::size_t message_bytes = 64 * 1024;
    std::size_t queued_messages = 256;
    std::size_t queued_bytes = 4 * 1024 * 1024;
    /// A ping is sent after this much silence; without an answer for as long again and a half the connection is
    /// dropped.
    std::chrono::milliseconds ping_every{60'000};
};

/// Sending never waits: frames queue, bounded, and are written in order by the connection itself.
/// All calls happen on the event loop's thread.
class WebSocket
{
public:
    virtual ~WebSocket() = default;

    /// The next whole text message. Faults: Unavailable when the connection ended, whatever the reason (close frame,
    /// drop, too large a message, no pong, cancelled); there is nothing to read after that.
    [[nodiscard]] virtual Async<Result<std::string>> read() = 0;

    /// Queues a text message. False when the connection is over, or too much waits already: then it is dropped.
    virtual bool send(std::string text) = 0;

    /// Sends what is queued, then a close frame. Harmless when closed already.
    virtual void close(std::uint16_t code, std::string reason) = 0;

    /// Ends the TCP connection without a close frame, as Mattermost does with unauthenticated sockets.
    virtual void drop() = 0;

    [[nodiscard]] virtual bool is_open() const = 0;

    /// Code of the close frame that came, 1006 when the connection ended without one.
    [[nodiscard]] virtual std::uint16_t close_code() const = 0;
};

using WebSocketPtr = std::shared_ptr<WebSocket>;

} // namespace muster::net
