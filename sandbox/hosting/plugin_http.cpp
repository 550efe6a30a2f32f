// `/plugins/<id>/…` of a hosted plugin: the request as Go has it, without what a plugin must not see.
#include "base/log.hpp"
#include "base/text.hpp"
#include "sandbox/hosting/hosted_plugin.hpp"
#include "sandbox/integrations/plugin_request.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace muster::sandbox
{

namespace
{

/// "content-type" as Go spells it: Content-Type.
std::string canonical(std::string_view name)
{
    std::string spelt = lower(name);
    bool begins = true;
    for (char& c : spelt) {
        if (begins) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        begins = c == '-';
    }
    return spelt;
}

/// The session goes no further, and neither does what only the server may say.
bool is_kept_back(std::string_view plain)
{
    constexpr std::array<std::string_view, 4> kKeptBack{"authorization", "referer", "cookie", "host"};
    return std::find(kKeptBack.begin(), kKeptBack.end(), plain) != kKeptBack.end() || is_reserved_header(plain);
}

/// What the server's own HTTP writes anew.
bool is_of_connection(std::string_view plain)
{
    constexpr std::array<std::string_view, 4> kOwn{"connection", "content-length", "date", "transfer-encoding"};
    return std::find(kOwn.begin(), kOwn.end(), plain) != kOwn.end();
}

rpc::HttpRequest http_request(World& world, const net::HttpRequest& request, std::string_view route)
{
    rpc::HttpRequest made;
    made.method = request.method;
    const std::string_view below = std::string_view(request.path).substr(route.size());
    const std::string query = query_without_token(request.query);
    made.url = gob::Url((below.empty() ? "/" : std::string(below)) + (query.empty() ? "" : "?" + query));
    made.proto = "HTTP/1.1";
    made.proto_major = 1;
    made.proto_minor = 1;
    made.host = std::string(request.headers.get("Host"));
    made.remote_addr = request.remote_address;
    made.request_uri = request.target;
    for (const auto& [name, value] : request.headers) {
        if (!is_kept_back(lower(name))) made.header[canonical(name)].push_back(value);
    }
    if (std::string cookies = cookies_without_session(request); !cookies.empty())
        made.header["Cookie"].push_back(std::move(cookies));
    if (std::string user = plugin_user(world, request); !user.empty())
        made.header[std::string(kUserHeader)].push_back(std::move(user));
    return made;
}

} // namespace

bool HostedPlugin::has_route(std::string_view path) const
{
    return path.starts_with(route_) && (path.size() == route_.size() || path[route_.size()] == '/');
}

Async<net::HttpResponse> HostedPlugin::serve(net::HttpRequest request)
{
    rpc::HttpRequest asked = http_request(api_.world, request, route_);
    co_return co_await hand_over(std::move(asked), std::move(request.body));
}

Async<net::HttpResponse> HostedPlugin::post_as(std::string user_id, std::string path, std::string body)
{
    rpc::HttpRequest asked;
    asked.method = "POST";
    asked.url = gob::Url(path.substr(route_.size()));
    asked.proto = "HTTP/1.1";
    asked.proto_major = 1;
    asked.proto_minor = 1;
    asked.request_uri = std::move(path);
    asked.header["Content-Type"].emplace_back("application/json");
    asked.header[std::string(kUserHeader)].push_back(std::move(user_id));
    return hand_over(std::move(asked), std::move(body));
}

Async<net::HttpResponse> HostedPlugin::hand_over(rpc::HttpRequest request, std::string body)
{
    if (state_ == PluginState::NotRunning && !is_wanted_) co_return plugin_not_found();
    const Running plugin = active();
    if (!plugin) co_return net::HttpResponse(500);
    if (!plugin->connection().has_hook("ServeHTTP")) co_return plugin_not_found();
    const Result<PluginAnswer> answer = co_await plugin->connection().serve(std::move(request), std::move(body));
    if (!answer) {
        log::error("plugin did not serve a request", {{"why", answer.error().detail()}});
        co_return net::HttpResponse(500);
    }
    net::HttpResponse response(static_cast<int>(answer->status), answer->body);
    for (const auto& [name, values] : answer->header) {
        if (is_of_connection(lower(name))) continue;
        for (const std::string& value : values) response.headers.add(name, value);
    }
    co_return response;
}

} // namespace muster::sandbox
