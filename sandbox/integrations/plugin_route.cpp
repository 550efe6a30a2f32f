#include "sandbox/integrations/plugin_route.hpp"

#include "base/text.hpp"
#include "sandbox/integrations/plugin_request.hpp"
#include "sandbox/integrations/socket_relay.hpp"
#include "sandbox/world/world.hpp"

#include <algorithm>
#include <utility>

namespace muster::sandbox
{

namespace
{

constexpr std::string_view kPrefix = "/plugins/muster";
constexpr std::string_view kSecretHeader = "Muster-Plugin-Secret";

/// Between two hops only (RFC 9110 §7.6.1), or made anew for the next one.
constexpr std::string_view kHopHeaders[] = {"connection",
                                            "keep-alive",
                                            "proxy-connection",
                                            "proxy-authenticate",
                                            "proxy-authorization",
                                            "te",
                                            "trailer",
                                            "upgrade",
                                            "transfer-encoding",
                                            "content-length",
                                            "host",
                                            "expect",
                                            "sec-websocket-key",
                                            "sec-websocket-version",
                                            "sec-websocket-extensions",
                                            "sec-websocket-protocol"};

/// What the process is told by this server about where the request came from.
constexpr std::string_view kForwardedHeaders[] = {"forwarded", "x-forwarded-for", "x-forwarded-host",
                                                  "x-forwarded-proto", "x-real-ip"};

template <std::size_t N> bool is_among(const std::string_view (&names)[N], std::string_view name)
{
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

net::HttpResponse unreachable(const Failure& failure)
{
    const bool is_late = failure.detail().find("timed out") != std::string::npos;
    return is_late ? net::HttpResponse(504, R"({"error":"Muster did not answer in time."})", "application/json")
                   : net::HttpResponse(502, R"({"error":"Muster cannot be reached."})", "application/json");
}

net::HttpClientOptions client_options()
{
    net::HttpClientOptions options;
    options.connect_time = std::chrono::seconds(3);
    options.response_bytes = 64 * 1024 * 1024;
    options.user_agent = {};
    return options;
}

} // namespace

PluginRoute::PluginRoute(boost::asio::any_io_executor executor, World& world, PluginTarget target)
    : world_(world), target_(std::move(target)), client_(std::move(executor), client_options())
{
}

std::optional<net::Url> PluginRoute::target_of(const net::HttpRequest& request) const
{
    if (target_.secret.empty() || !request.path.starts_with(kPrefix)) return std::nullopt;
    const std::string_view rest = std::string_view(request.path).substr(kPrefix.size());
    if (!rest.empty() && rest.front() != '/') return std::nullopt;

    auto url = net::Url::parse(target_.url);
    if (!url) return std::nullopt;
    const std::string query = query_without_token(request.query);
    url->target = (rest.empty() ? "/" : std::string(rest)) + (query.empty() ? "" : "?" + query);
    return url;
}

net::Headers PluginRoute::headers_for(const net::HttpRequest& request)
{
    net::Headers headers;
    for (const auto& [name, value] : request.headers) {
        const std::string plain = lower(name);
        const bool is_taken_out = plain == "cookie" || plain == "authorization" || plain == "referer";
        if (is_taken_out || is_among(kHopHeaders, plain) || is_among(kForwardedHeaders, plain) ||
            is_reserved_header(name))
            continue;
        headers.add(name, value);
    }
    // What the sender declares to be for this hop only goes no further; our own fields are added after that.
    for (const std::string_view field : request.headers.all("Connection")) {
        std::string names(field);
        std::replace(names.begin(), names.end(), ',', ' ');
        for (const std::string& name : words(names)) headers.remove(name);
    }

    const std::string cookies = cookies_without_session(request);
    if (!cookies.empty()) headers.set("Cookie", cookies);

    headers.set("X-Forwarded-For", request.remote_address);
    headers.set("X-Forwarded-Host", std::string(request.headers.get("Host")));
    headers.set("X-Forwarded-Proto", "http");
    headers.set(std::string(kSecretHeader), target_.secret.reveal());
    if (const std::string user = plugin_user(world_, request); !user.empty())
        headers.set(std::string(kUserHeader), user);
    return headers;
}

Async<net::HttpResponse> PluginRoute::serve(net::HttpRequest request)
{
    const auto url = target_of(request);
    if (!url) co_return plugin_not_found();

    net::OutgoingRequest outgoing(request.method, *url);
    outgoing.headers = headers_for(request);
    outgoing.body = std::move(request.body);
    outgoing.deadline = target_.answer_time;
    Result<net::HttpResponse> answer = co_await client_.send(std::move(outgoing));
    if (!answer) {
        const log::Field target("target", target_.url);
        const log::Field why("why", answer.error().detail());
        log::warning("plugin request failed", {target, why});
        co_return unreachable(answer.error());
    }
    net::HttpResponse response(answer->status, std::move(answer->body));
    for (const auto& [name, value] : answer->headers) {
        const std::string plain = lower(name);
        if (!is_among(kHopHeaders, plain) && plain != "date") response.headers.add(name, value);
    }
    co_return response;
}

Async<net::WebSocketHandler> PluginRoute::upgrade(net::HttpRequest request)
{
    const auto url = target_of(request);
    if (!url) co_return net::WebSocketHandler();

    net::Headers headers = headers_for(request);
    net::WebSocketLimits limits;
    limits.message_bytes = 1024 * 1024;
    Result<net::WebSocketPtr> opened =
        co_await client_.open_web_socket(*url, std::move(headers), limits, std::chrono::seconds(10));
    if (!opened) co_return net::WebSocketHandler();

    net::WebSocketHandler handler = [process = *opened](net::WebSocketPtr client) { return relay(client, process); };
    co_return handler;
}

Async<Result<net::HttpResponse>> PluginRoute::post_as(std::string user_id, std::string path, std::string body)
{
    net::HttpRequest request;
    request.path = path.substr(0, path.find('?'));
    if (const std::size_t at = path.find('?'); at != std::string::npos) request.query = path.substr(at + 1);
    const auto url = target_of(request);
    if (!url) co_return net::HttpResponse(404);

    net::OutgoingRequest outgoing("POST", *url);
    outgoing.headers.set("Content-Type", "application/json");
    outgoing.headers.set(std::string(kSecretHeader), target_.secret.reveal());
    outgoing.headers.set(std::string(kUserHeader), user_id);
    outgoing.body = std::move(body);
    outgoing.deadline = target_.answer_time;
    co_return co_await client_.send(std::move(outgoing));
}

} // namespace muster::sandbox
