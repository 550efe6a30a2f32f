#include "running_sandbox.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace muster::sandbox::test
{

namespace
{

const std::string kLogin = R"({"login_id":"ada","password":"Sandbox-1"})";

std::string cookie_value(const net::Headers& headers, std::string_view name)
{
    for (const std::string_view cookie : headers.all("Set-Cookie")) {
        if (cookie.starts_with(std::string(name) + "="))
            return std::string(cookie.substr(name.size() + 1, cookie.find(';') - name.size() - 1));
    }
    return {};
}

} // namespace

TEST_CASE("only a browser's login gets cookies, and everybody's gets a token", "[sandbox][session]")
{
    const Folder folder;
    RunningSandbox sandbox(folder);

    const Reply plain = sandbox.call("POST", "/users/login", "", kLogin);
    net::Headers browser;
    browser.set("X-Requested-With", "XMLHttpRequest");
    const Reply from_page = sandbox.call_with("POST", "/users/login", browser, kLogin);

    CHECK(plain.status == 200);
    CHECK(plain.headers.get("Content-Type") == "application/json");
    CHECK(plain.headers.get("Token").size() == 26);
    CHECK(plain.headers.all("Set-Cookie").empty());
    CHECK(from_page.headers.all("Set-Cookie").size() == 3);
    CHECK(cookie_value(from_page.headers, "MMAUTHTOKEN") == from_page.headers.get("Token"));
}

TEST_CASE("a cookie alone changes nothing: it needs the CSRF token of its session", "[sandbox][session]")
{
    const Folder folder;
    RunningSandbox sandbox(folder);
    net::Headers headers;
    headers.set("X-Requested-With", "XMLHttpRequest");
    const Reply login = sandbox.call_with("POST", "/users/login", headers, kLogin);
    net::Headers with_cookie;
    with_cookie.set("Cookie", "theme=dark; MMAUTHTOKEN=" + cookie_value(login.headers, "MMAUTHTOKEN"));
    net::Headers with_csrf = with_cookie;
    with_csrf.set("X-CSRF-Token", cookie_value(login.headers, "MMCSRF"));

    CHECK(sandbox.call_with("GET", "/users/me", with_cookie).status == 200);
    const Reply forged = sandbox.call_with("PUT", "/users/me/patch", with_cookie, R"({"position":"forged"})");
    CHECK(forged.status == 401);
    CHECK(forged.json().at("id") == "api.context.session_expired.app_error");
    const Reply honest = sandbox.call_with("PUT", "/users/me/patch", with_csrf, R"({"position":"honest"})");
    CHECK(honest.status == 200);
    CHECK(honest.json().at("position") == "honest");
}

TEST_CASE("a session ends with its logout, and its token is worth nothing then", "[sandbox][session]")
{
    const Folder folder;
    RunningSandbox sandbox(folder);
    const std::string token = sandbox.login("ben");

    CHECK(sandbox.call("GET", "/users/me", token).json().at("username") == "ben");
    CHECK(sandbox.call("POST", "/users/logout", token).status == 200);
    CHECK(sandbox.call("GET", "/users/me", token).status == 401);
    CHECK(sandbox.call("GET", "/users/me").json().at("detailed_error") == "UserRequired");
}

TEST_CASE("whatever the body, a request gets an answer and the server stays", "[sandbox][session]")
{
    const Folder folder;
    RunningSandbox sandbox(folder);
    const std::string token = sandbox.login("ada");

    for (const std::string path : {"/posts", "/channels", "/teams", "/users", "/users/ids", "/users/search",
                                   "/reactions", "/channels/direct", "/channels/group", "/posts/ephemeral", "/bots",
                                   "/users/login", "/roles/names", "/channels/members/me/view"}) {
        for (const std::string body : {"{", "[]", "null", "\"text\"", "{\"channel_id\":7}", "{\"props\":[]}", "[[[[[[",
                                       "{\"user_id\":{}}", "[{}]", "\xff\xfe"}) {
            const Reply reply = sandbox.call("POST", path, token, body);
            INFO(path << " " << body);
            CHECK(reply.status >= 200);
            CHECK(reply.status < 500);
        }
    }
}

} // namespace muster::sandbox::test
