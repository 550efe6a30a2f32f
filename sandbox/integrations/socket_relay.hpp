// Joins two WebSockets: what comes in at one goes out at the other, until either ends.
#pragma once

#include "base/async.hpp"
#include "server/net/web_socket.hpp"

namespace muster::sandbox
{

/// Owns both until both are over; the end of one ends the other, with its close code where that may be sent on.
[[nodiscard]] Async<void> relay(net::WebSocketPtr a, net::WebSocketPtr b);

} // namespace muster::sandbox
