// `/plugins/muster/…`: hands requests and WebSockets to the attached process, as Mattermost hands them to a plugin that
// it hosts. The process believes the user id because of the secret that comes with it.
#pragma once

#include "base/async.hpp"
#include "base/log.hpp"
#include "server/net/http_client.hpp"
#include "server/net/http_message.hpp"
#include "server/net/http_server.hpp"
#include "server/net/web_socket.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace muster::sandbox
{

class World;

/// Where the process listens and what proves to it that a request came this way.
struct PluginTarget {
    std::string url;
    Secret secret; ///< empty: no process is attached
    std::chrono::milliseconds answer_time{30'000};
};

class PluginRoute
{
public:
    PluginRoute(boost::asio::any_io_executor executor, World& world, PluginTarget target);

    /// Answers a request below /plugins/. 404 in Go's words for another plugin or when none is attached; 502 when the
    /// process cannot be reached, 504 when it takes too long.
    [[nodiscard]] Async<net::HttpResponse> serve(net::HttpRequest request);

    /// What to do with a WebSocket below /plugins/: nothing when the process does not take it, so that serve() answers
    /// with what the process says to the request.
    [[nodiscard]] Async<net::WebSocketHandler> upgrade(net::HttpRequest request);

    /// A request of the server's own to `/plugins/muster/…`, for a user whose session it has checked: a dialog or a
    /// button whose URL is relative.
    [[nodiscard]] Async<Result<net::HttpResponse>> post_as(std::string user_id, std::string path, std::string body);

    [[nodiscard]] static bool is_plugin_path(std::string_view path) { return path.starts_with("/plugins/"); }

private:
    [[nodiscard]] std::optional<net::Url> target_of(const net::HttpRequest& request) const;
    [[nodiscard]] net::Headers headers_for(const net::HttpRequest& request);

    World& world_;
    PluginTarget target_;
    net::HttpClient client_;
};

} // namespace muster::sandbox
