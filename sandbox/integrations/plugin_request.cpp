#include "sandbox/integrations/plugin_request.hpp"

#include "base/text.hpp"
#include "sandbox/world/world.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace muster::sandbox
{

namespace
{

constexpr std::string_view kSessionCookie = "MMAUTHTOKEN";

std::vector<std::pair<std::string, std::string>> cookies_of(const net::HttpRequest& request)
{
    std::vector<std::pair<std::string, std::string>> cookies;
    for (std::string_view line : request.headers.all("Cookie")) {
        while (!line.empty()) {
            const std::size_t end = std::min(line.find(';'), line.size());
            const std::string_view pair = trim(line.substr(0, end));
            const std::size_t equals = pair.find('=');
            if (equals != std::string_view::npos)
                cookies.emplace_back(trim(pair.substr(0, equals)), trim(pair.substr(equals + 1)));
            line.remove_prefix(std::min(end + 1, line.size()));
        }
    }
    return cookies;
}

std::string sent_csrf(const net::HttpRequest& request)
{
    if (request.headers.has("X-CSRF-Token")) return std::string(request.headers.get("X-CSRF-Token"));
    if (request.headers.get("Content-Type").starts_with("application/x-www-form-urlencoded")) {
        const net::Form form = net::Form::parse(request.body);
        if (form.has("csrf")) return form.get("csrf");
    }
    return net::Form::parse(request.query).get("csrf");
}

} // namespace

bool is_reserved_header(std::string_view name)
{
    std::string plain = lower(name);
    std::replace(plain.begin(), plain.end(), '_', '-');
    return plain == "mattermost-user-id" || plain == "mattermost-plugin-id" || plain == "muster-plugin-secret";
}

std::string plugin_user(World& world, const net::HttpRequest& request)
{
    const std::string_view header = request.headers.get("Authorization");
    const std::string scheme = lower(header.substr(0, header.find(' ')));
    std::string token;
    bool by_cookie = false;
    if (scheme == "bearer" || scheme == "token") {
        token = header.substr(std::min(header.size(), scheme.size() + 1));
    } else {
        for (const auto& [name, value] : cookies_of(request)) {
            if (name != kSessionCookie || by_cookie) continue;
            token = value;
            by_cookie = true;
        }
        if (!by_cookie) token = net::Form::parse(request.query).get("access_token");
    }
    const auto session = token.empty() ? std::nullopt : world.sessions.find(token, world.now());
    if (!session) return {};

    const bool needs_csrf = by_cookie && request.method != "GET";
    const bool has_csrf = !session->csrf.empty() && same_secret(sent_csrf(request), session->csrf);
    const bool is_script = request.headers.get("X-Requested-With") == "XMLHttpRequest";
    return !needs_csrf || has_csrf || is_script ? session->user_id : std::string();
}

std::string cookies_without_session(const net::HttpRequest& request)
{
    std::string cookies;
    for (const auto& [name, value] : cookies_of(request)) {
        if (name != kSessionCookie) cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    }
    return cookies;
}

std::string query_without_token(std::string_view query)
{
    std::string kept;
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        const auto name = net::decode_form_field(pair.substr(0, pair.find('=')));
        if (name != "access_token") kept.append(kept.empty() ? "" : "&").append(pair);
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    return kept;
}

net::HttpResponse plugin_not_found()
{
    net::HttpResponse response(404, "404 page not found\n", "text/plain; charset=utf-8");
    response.headers.set("X-Content-Type-Options", "nosniff");
    return response;
}

} // namespace muster::sandbox
