#include "server/api/web.hpp"

#include "base/json.hpp"
#include "plugin/wording/web.hpp"
#include "server/http/faults.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>

namespace muster::api
{

namespace
{

/// A page of another site can send a form without asking, but no JSON: nobody is signed in by somebody else.
bool is_json(const net::HttpRequest& request)
{
    return request.headers.get("Content-Type").starts_with("application/json");
}

std::string cookie(const std::string& session, bool is_secure)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(WebSessions::kSessionLife).count();
    return std::string(kSessionCookie) + "=" + session +
           "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(seconds) + (is_secure ? "; Secure" : "");
}

/// Sends the code after the `#` and goes where the answer says. It is in the page only: nothing else is loaded.
constexpr std::string_view kScript = R"js(
const code = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
fetch('/web/session', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({code})})
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)))
    .then(({path}) => location.replace(path))
    .catch(() => (document.getElementById('state').textContent = document.body.dataset.refused));
)js";

} // namespace

void Web::add_to(http::Router& router)
{
    router.add("GET", "/web", [this](const net::HttpRequest&, const http::PathParameters&) -> Async<net::HttpResponse> {
        co_return page();
    });
    router.add("POST", "/web/session",
               [this](const net::HttpRequest& request, const http::PathParameters&) -> Async<net::HttpResponse> {
                   co_return open(request);
               });
}

net::HttpResponse Web::page() const
{
    const std::string nonce = ids_.next();
    net::HttpResponse answer;
    answer.status = 200;
    answer.headers.set("Content-Type", "text/html; charset=utf-8");
    answer.headers.set("Cache-Control", "no-store");
    answer.headers.set("Referrer-Policy", "no-referrer");
    answer.headers.set("Content-Security-Policy", "default-src 'none'; connect-src 'self'; script-src 'nonce-" + nonce +
                                                      "'; frame-ancestors 'none'");
    answer.body = "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" "
                  "content=\"width=device-width\"><title>Muster</title>\n<body data-refused=\"" +
                  std::string(wording::kLinkRefused) + "\">\n<p id=\"state\">" + std::string(wording::kLinkOpening) +
                  "</p>\n<noscript>" + std::string(wording::kLinkNeedsScript) + "</noscript>\n<script nonce=\"" +
                  nonce + "\">" + std::string(kScript) + "</script>\n</body></html>\n";
    return answer;
}

net::HttpResponse Web::open(const net::HttpRequest& request) const
{
    const Result<Json> body = parse_json(request.body);
    const bool has_code =
        is_json(request) && body && body->is_object() && body->contains("code") && body->at("code").is_string();
    if (!has_code) return http::fault_response(fail(Fault::Invalid, "code: is missing", "code"));
    const std::optional<WebSessions::Opened> opened = sessions_.open(body->at("code").get<std::string>());
    if (!opened) return http::fault_response(fail(Fault::Forbidden, std::string(wording::kLinkRefused), "code"));
    net::HttpResponse answer = http::json_response(200, Json{{"path", opened->path}});
    answer.headers.set("Set-Cookie", cookie(opened->session, sessions_.is_secure()));
    answer.headers.set("Cache-Control", "no-store");
    return answer;
}

} // namespace muster::api
