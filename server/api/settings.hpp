// GET /api/v0/settings: what a client must know of the site.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/ports/chat.hpp"
#include "server/api/operations.hpp"
#include "server/net/http_message.hpp"

#include <cstdint>

namespace muster::api
{

/// How a client is told of changes: at /websocket, or by the chat server's own socket, as a server that hosts the
/// plugin sends them. There no WebSocket can be opened below the plugin's route, and a client that tried would only
/// fail.
enum class News : std::uint8_t { socket, chat };

class SettingsRoutes
{
public:
    SettingsRoutes(const Chat& chat, News news) : chat_(chat), news_(news) {}

    /// The object must outlive the router.
    void add_to(Operations& operations);

private:
    [[nodiscard]] Async<Result<net::HttpResponse>> get() const;

    const Chat& chat_;
    News news_;
};

} // namespace muster::api
