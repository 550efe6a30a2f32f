#include "server/api/cors.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <chrono>
#include <string_view>

namespace muster::api
{

namespace
{

/// An administrator may move the site; nobody waits for that on every request.
constexpr std::chrono::minutes kRemembered{1};

/// "https://chat.example" of "https://chat.example/sub/path", in lower case as browsers send it.
std::string origin_of(std::string_view url)
{
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    return lower(url.substr(0, std::min(url.find('/', scheme + 3), url.size())));
}

bool is_of_api(const net::HttpRequest& request)
{
    return request.path.starts_with("/api/v0/") && request.headers.has("Origin");
}

} // namespace

Async<bool> Cors::is_of_chat(const net::HttpRequest& request)
{
    if (origin_.empty() || clock_.now() - asked_at_ > kRemembered) {
        const Result<std::string> url = co_await chat_.site_url();
        if (url) origin_ = origin_of(*url);
        if (url) asked_at_ = clock_.now();
    }
    co_return !origin_.empty() && lower(request.headers.get("Origin")) == origin_;
}

Async<std::optional<net::HttpResponse>> Cors::preflight(const net::HttpRequest& request)
{
    const bool is_asked = request.method == "OPTIONS" && request.headers.has("Access-Control-Request-Method");
    if (!is_asked || !is_of_api(request)) co_return std::nullopt;
    net::HttpResponse answer(204, {}, {});
    co_await allow(request, answer);
    if (!answer.headers.has("Access-Control-Allow-Origin")) co_return answer;
    answer.headers.set("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
    answer.headers.set("Access-Control-Allow-Headers", "Authorization, Content-Type, If-Match");
    answer.headers.set("Access-Control-Max-Age", "600");
    // Chromium asks this where the chat server is on the internet and Muster in the house.
    if (request.headers.has("Access-Control-Request-Private-Network"))
        answer.headers.set("Access-Control-Allow-Private-Network", "true");
    co_return answer;
}

Async<void> Cors::allow(const net::HttpRequest& request, net::HttpResponse& answer)
{
    if (!is_of_api(request)) co_return;
    answer.headers.set("Vary", "Origin");
    const bool may_read = co_await is_of_chat(request);
    if (!may_read) co_return;
    answer.headers.set("Access-Control-Allow-Origin", std::string(request.headers.get("Origin")));
    answer.headers.set("Access-Control-Expose-Headers", "ETag, Content-Disposition, Retry-After");
}

} // namespace muster::api
