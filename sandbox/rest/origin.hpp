// Which web pages may open a WebSocket.
#pragma once

#include "server/net/http_message.hpp"

namespace muster::sandbox
{

class World;

/// True when the request comes from the page of another host. Without an Origin it comes from no page.
[[nodiscard]] bool is_foreign_origin(const net::HttpRequest& request);

/// What a request to the WebSocket's path gets that is not upgraded.
[[nodiscard]] net::HttpResponse refuse_web_socket(World& world, const net::HttpRequest& request);

} // namespace muster::sandbox
