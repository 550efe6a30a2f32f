#include "sandbox/rest/origin.hpp"

#include "base/text.hpp"
#include "sandbox/options.hpp"
#include "sandbox/rest/answer.hpp"
#include "sandbox/world/world.hpp"

namespace muster::sandbox
{

bool is_foreign_origin(const net::HttpRequest& request)
{
    const std::string_view origin = request.headers.get("Origin");
    if (origin.empty()) return false;
    const auto url = net::Url::parse(origin);
    return !url || lower(url->host_header()) != lower(request.headers.get("Host"));
}

net::HttpResponse refuse_web_socket(World& world, const net::HttpRequest& request)
{
    // Two answers in one body: the upgrader's own words, then Mattermost's error, as 5.37 sends them.
    const bool is_foreign = is_foreign_origin(request);
    const std::string request_id = world.new_id();
    const std::string detail = is_foreign
                                   ? "websocket: request origin not allowed by Upgrader.CheckOrigin"
                                   : "websocket: the client is not using the websocket protocol: 'upgrade' token "
                                     "not found in 'Connection' header";
    const Answer answer(
        ApiError{500, "api.web_socket.connect.upgrade.app_error", "Failed to upgrade websocket connection.", detail});
    net::HttpResponse response = answer.render(request_id);
    response.status = is_foreign ? 403 : 400;
    response.body.insert(0, is_foreign ? "Forbidden\n" : "Bad Request\n");
    response.headers.set("Content-Type", "text/plain; charset=utf-8");
    response.headers.set("Expires", "0");
    response.headers.set("Sec-Websocket-Version", "13");
    response.headers.set("Vary", "Accept-Encoding");
    response.headers.set("X-Content-Type-Options", "nosniff");
    response.headers.set("X-Request-Id", request_id);
    response.headers.set("X-Version-Id", std::string(kVersionId));
    return response;
}

} // namespace muster::sandbox
