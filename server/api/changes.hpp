// What changed: by asking (GET /api/v0/changes) and by being told (a WebSocket at /api/v0/websocket).
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "server/api/asking.hpp"
#include "server/api/operations.hpp"
#include "server/net/http_message.hpp"
#include "server/net/http_server.hpp"
#include "webapp-bridge/hub/hub.hpp"

namespace muster::api
{

class ChangeRoutes
{
public:
    /// Both must outlive it.
    ChangeRoutes(const Asking& asking, hub::Hub& hub) : asking_(asking), hub_(hub) {}

    /// The object must outlive the router.
    void add_to(Operations& operations);

    /// What to do with a request for a WebSocket: nothing for one elsewhere, or by nobody.
    [[nodiscard]] Async<net::WebSocketHandler> upgrade(const net::HttpRequest& request) const;

private:
    [[nodiscard]] Async<Result<net::HttpResponse>> list(const Call& call) const;
    [[nodiscard]] Async<Result<net::HttpResponse>> explain() const;

    const Asking& asking_;
    hub::Hub& hub_;
};

} // namespace muster::api
