#include "server/http/router.hpp"
#include "tests/support/run_async.hpp"

#include <catch2/catch.hpp>

using namespace muster;
using http::PathParameters;
using http::Router;
using net::HttpRequest;
using net::HttpResponse;

namespace
{

/// A handler that says which row it is and what the names matched.
http::Handler named(std::string row, std::vector<std::string> names = {})
{
    return [row, names](const HttpRequest&, const PathParameters& parameters) -> Async<HttpResponse> {
        std::string text = row;
        for (const auto& name : names) text += " " + name + "=" + parameters.get(name);
        co_return HttpResponse(200, std::move(text));
    };
}

Async<HttpResponse> fallback(const HttpRequest&, const std::vector<std::string>& allowed)
{
    HttpResponse response(allowed.empty() ? 404 : 405);
    for (const auto& method : allowed) response.body += method + " ";
    co_return response;
}

HttpResponse ask(const Router& router, const std::string& method, const std::string& path)
{
    boost::asio::io_context loop;
    HttpRequest request;
    request.method = method;
    request.path = path;
    return test::run_async(loop, router.route(request));
}

Router table()
{
    Router router;
    router.add("GET", "/users/{id}", named("user", {"id"}));
    router.add("GET", "/users/me", named("me"));
    router.add("PUT", "/users/{id}", named("change", {"id"}));
    router.add("GET", "/users/{id}/posts/{post}", named("post", {"id", "post"}));
    router.add("GET", "/static/{path...}", named("file", {"path"}));
    router.add("GET", "/static/index", named("index"));
    router.add("GET", "/{any}/me", named("any", {"any"}));
    router.add("GET", "/", named("root"));
    return router;
}

} // namespace

TEST_CASE("a name matches one segment", "[http][router]")
{
    const auto router = table();
    CHECK(ask(router, "GET", "/users/42").body == "user id=42");
    CHECK(ask(router, "GET", "/users/a/posts/b").body == "post id=a post=b");
    CHECK(ask(router, "GET", "/").body == "root");
    CHECK(ask(router, "GET", "/users/").status == 404);
    CHECK(ask(router, "GET", "/users/42/").status == 404);
    CHECK(ask(router, "GET", "/users//posts/b").status == 404);
}

TEST_CASE("words win over names, and names over the rest, wherever they stand", "[http][router]")
{
    const auto router = table();
    CHECK(ask(router, "GET", "/users/me").body == "me");
    CHECK(ask(router, "GET", "/teams/me").body == "any any=teams");
    CHECK(ask(router, "GET", "/static/index").body == "index");
    CHECK(ask(router, "GET", "/static/me").body == "file path=me");
    CHECK(ask(router, "PUT", "/users/me").body == "change id=me");
}

TEST_CASE("the rest may have slashes", "[http][router]")
{
    const auto router = table();
    CHECK(ask(router, "GET", "/static/a/b.js").body == "file path=a/b.js");
    CHECK(ask(router, "GET", "/static/").body == "file path=");
    CHECK(ask(router, "GET", "/static").status == 404);
}

TEST_CASE("segments are decoded, and an encoded slash stays inside its segment", "[http][router]")
{
    const auto router = table();
    CHECK(ask(router, "GET", "/users/a%2Fb").body == "user id=a/b");
    CHECK(ask(router, "GET", "/users/%C3%BC").body == "user id=ü");
    CHECK(ask(router, "GET", "/us%65rs/me").body == "me");
    CHECK(ask(router, "GET", "/users/%zz").status == 404);
}

TEST_CASE("HEAD is answered by the row of GET", "[http][router]")
{
    CHECK(ask(table(), "HEAD", "/users/42").status == 200);
}

TEST_CASE("the fallback is told which methods the path would allow", "[http][router]")
{
    auto router = table();
    const auto bare = ask(router, "DELETE", "/users/me");
    CHECK(bare.status == 405);
    CHECK(bare.headers.get("Allow") == "GET, PUT");
    CHECK(ask(router, "GET", "/nowhere").body == R"({"error":"not found"})");

    router.set_fallback(fallback);
    CHECK(ask(router, "DELETE", "/users/me").body == "GET PUT ");
    CHECK(ask(router, "GET", "/nowhere").status == 404);
}

TEST_CASE("the table can be read, and takes no row twice", "[http][router]")
{
    Router router;
    router.add("GET", "/b/{id}", named("b"));
    router.add("GET", "/a", named("a"));
    CHECK(router.rows() == std::vector<std::string>{"GET /a", "GET /b/{id}"});
    CHECK_THROWS_AS(router.add("GET", "/a", named("again")), std::logic_error);
    CHECK_THROWS_AS(router.add("GET", "/{rest...}/x", named("rest")), std::logic_error);
}
