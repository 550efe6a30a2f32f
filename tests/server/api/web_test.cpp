// /incident web: from the chat to Muster's own pages.
#include "server/api/web.hpp"
#include "tests/server/api/api_scene.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace
{

class Browser
{
public:
    Browser() { web.add_to(router); }

    std::string code_for(const UserId& user, const std::string& path = "/api/v0/docs")
    {
        const std::string link = sessions.link_for(user, path);
        REQUIRE_THAT(link, StartsWith("https://muster.example.com/web#"));
        return link.substr(link.find('#') + 1);
    }

    net::HttpResponse send(std::string method, std::string path, std::string body = {}, const HeaderList& headers = {})
    {
        net::HttpRequest request;
        request.method = std::move(method);
        request.path = path;
        request.target = path;
        request.body = std::move(body);
        for (const auto& [name, value] : headers) request.headers.set(name, value);
        return run_async(loop, router.route(request));
    }

    net::HttpResponse open(const std::string& code, const std::string& type = "application/json")
    {
        return send("POST", "/web/session", R"({"code": ")" + code + "\"}", {{"Content-Type", type}});
    }

    boost::asio::io_context loop;
    ManualClock clock;
    CountedIds ids;
    api::WebSessions sessions{"https://muster.example.com", api::PageRoad::Direct, ids, clock};
    api::Web web{sessions, ids};
    http::Router router;
};

std::string session_in(const net::HttpResponse& answer)
{
    const std::string cookie(answer.headers.get("Set-Cookie"));
    const std::size_t begin = cookie.find('=') + 1;
    return cookie.substr(begin, cookie.find(';') - begin);
}

} // namespace

TEST_CASE("a link opens once, and signs its person in with a cookie that scripts cannot read", "[web]")
{
    Browser browser;
    const auto ada = named<UserId>("ada");
    const std::string code = browser.code_for(ada, "/api/v0/incidents/x/export?format=html");

    const net::HttpResponse opened = browser.open(code);
    CHECK(opened.status == 200);
    CHECK_THAT(opened.body, Contains("/api/v0/incidents/x/export?format=html"));
    CHECK_THAT(std::string(opened.headers.get("Set-Cookie")),
               Contains("HttpOnly") && Contains("SameSite=Lax") && Contains("Secure"));
    CHECK(browser.sessions.owner(session_in(opened)) == ada);
    CHECK(browser.open(code).status == 403);
}

TEST_CASE("links and sessions end", "[web]")
{
    Browser browser;
    const auto ada = named<UserId>("ada");
    const std::string late = browser.code_for(ada);
    browser.clock.advance(6min);
    CHECK(browser.open(late).status == 403);

    const std::string session = session_in(browser.open(browser.code_for(ada)));
    browser.clock.advance(11h);
    CHECK(browser.sessions.owner(session) == ada);
    browser.clock.advance(2h);
    CHECK_FALSE(browser.sessions.owner(session).has_value());
}

TEST_CASE("a page's token is somebody's for an hour", "[web]")
{
    Browser browser;
    const auto ada = named<UserId>("ada");
    const WebSession session = browser.sessions.session_for(ada);

    CHECK(session.url == "https://muster.example.com");
    CHECK(session.until == browser.clock.now() + 1h);
    CHECK(browser.sessions.owner(session.token) == ada);
    browser.clock.advance(61min);
    CHECK_FALSE(browser.sessions.owner(session.token).has_value());
}

TEST_CASE("a page that comes by the chat server's route to Muster is given no token", "[web]")
{
    ManualClock clock;
    CountedIds ids;
    api::WebSessions sessions("https://muster.example.com", api::PageRoad::PluginRoute, ids, clock);

    const WebSession session = sessions.session_for(named<UserId>("ada"));

    CHECK(session.url.empty());
    CHECK(session.token.empty());
    CHECK(session.until == clock.now() + 1h);
}

TEST_CASE("nobody is signed in by a form of another site, or by garbage", "[web]")
{
    Browser browser;
    const std::string code = browser.code_for(named<UserId>("ada"));
    CHECK(browser.open(code, "text/plain").status == 400);
    CHECK(browser.send("POST", "/web/session", "{}", {{"Content-Type", "application/json"}}).status == 400);
    CHECK(browser.send("POST", "/web/session", "[", {{"Content-Type", "application/json"}}).status == 400);
    CHECK(browser.open("nonsense").status == 403);
    CHECK_FALSE(browser.sessions.owner("").has_value());
    CHECK(browser.open(code).status == 200);
}

TEST_CASE("a preview of the link spends nothing and shows nothing", "[web]")
{
    Browser browser;
    const std::string code = browser.code_for(named<UserId>("ada"));
    const net::HttpResponse page = browser.send("GET", "/web");
    CHECK(page.status == 200);
    CHECK_FALSE(page.headers.has("Set-Cookie"));
    CHECK_THAT(std::string(page.headers.get("Content-Security-Policy")), Contains("frame-ancestors 'none'"));
    CHECK(browser.open(code).status == 200);
}

TEST_CASE("a browser's session reads, and changes only what its own pages ask for", "[web]")
{
    Browser browser;
    const auto ada = named<UserId>("ada");
    const std::string session = session_in(browser.open(browser.code_for(ada)));
    const auto nobody = [](Secret) -> Async<Result<UserId>> { co_return fail(Fault::Unauthorized, "nobody's"); };
    const api::Asking asking(Secret("plugin-secret"), nobody,
                             [&](const std::string& text) { return browser.sessions.owner(text); });
    const auto who = [&](const std::string& method, const HeaderList& headers) {
        net::HttpRequest request;
        request.method = method;
        for (const auto& [name, value] : headers) request.headers.set(name, value);
        return run_async(browser.loop, asking.who(request));
    };
    const std::pair<std::string, std::string> cookie{"Cookie", "other=1; muster_session=" + session};

    CHECK(who("GET", {cookie}).value().user == ada);
    CHECK(who("PUT", {cookie}).error().fault() == Fault::Forbidden);
    CHECK(who("PUT", {cookie, {"X-Requested-With", "XMLHttpRequest"}}).value().user == ada);
    CHECK(who("GET", {{"Cookie", "muster_session=nonsense"}}).error().fault() == Fault::Unauthorized);
    CHECK(who("GET", {{"Cookie", "muster_session"}}).error().fault() == Fault::Unauthorized);
    CHECK(who("GET", {{"Cookie", ";;=;"}}).error().fault() == Fault::Unauthorized);
    CHECK(who("GET", {cookie, {"Authorization", "Bearer nonsense"}}).error().fault() == Fault::Unauthorized);
}
