#include "tests/server/net/net_fixture.hpp"

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;

namespace
{

Async<net::HttpResponse> two_cookies(net::HttpRequest request)
{
    net::HttpResponse response(201, "{}", "application/json");
    response.headers.add("Set-Cookie", "a=1");
    response.headers.add("Set-Cookie", "b=2");
    response.headers.add("X-From", request.remote_address);
    response.headers.add("Content-Length", "999");
    co_return response;
}

Async<net::HttpResponse> no_content(net::HttpRequest) { co_return net::HttpResponse(204); }

Async<net::HttpResponse> throwing(net::HttpRequest request)
{
    if (request.path == "/split") {
        net::HttpResponse response(200);
        response.headers.add("Location", "/a\r\nSet-Cookie: stolen=1");
        co_return response;
    }
    throw std::runtime_error("a handler that fails on purpose");
}

Async<void> echo_messages(net::WebSocketPtr socket)
{
    while (true) {
        auto message = co_await socket->read();
        if (!message) co_return;
        socket->send(std::move(*message));
    }
}

Async<net::WebSocketHandler> accept_all(const net::HttpRequest&) { co_return echo_messages; }

} // namespace

TEST_CASE("a request reaches the handler whole and its answer comes back", "[net][http]")
{
    NetFixture net;
    net.serve();

    const auto answer = net.send("POST", "/a%2Fb?c=d&e", "some body");

    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(answer->body == "POST /a%2Fb?c=d&e [some body]");
    CHECK(answer->headers.get("content-type") == "text/plain");
}

TEST_CASE("an answer carries the headers that its handler set, and the server's own", "[net][http]")
{
    NetFixture net;
    net.serve(two_cookies);

    const auto answer = net.send("GET", "/");

    REQUIRE(answer);
    CHECK(answer->status == 201);
    CHECK(answer->headers.all("Set-Cookie") == std::vector<std::string_view>{"a=1", "b=2"});
    CHECK(answer->headers.get("Content-Type") == "application/json");
    CHECK(answer->headers.get("X-From") == "127.0.0.1");
    CHECK(answer->headers.all("Content-Length") == std::vector<std::string_view>{"2"});
    CHECK(answer->headers.has("Date"));
}

TEST_CASE("one connection serves many requests", "[net][http]")
{
    NetFixture net;
    net.serve();

    for (int i = 0; i < 5; ++i) REQUIRE(net.send("GET", "/" + std::to_string(i)));

    CHECK(net.server->open_connections() == 1);
}

TEST_CASE("HEAD gets the length of the body and not the body", "[net][http]")
{
    NetFixture net;
    net.serve();

    const auto answer = net.send("HEAD", "/x");
    const auto next = net.send("GET", "/y");

    REQUIRE(answer);
    CHECK(answer->body.empty());
    CHECK(answer->headers.get("Content-Length") == "10");
    REQUIRE(next);
    CHECK(next->body == "GET /y []");
}

TEST_CASE("an answer without content has no length", "[net][http]")
{
    NetFixture net;
    net.serve(no_content);

    const auto answer = net.send("DELETE", "/x");

    REQUIRE(answer);
    CHECK(answer->status == 204);
    CHECK_FALSE(answer->headers.has("Content-Length"));
    CHECK(net.send("DELETE", "/y"));
}

TEST_CASE("a handler that throws is answered with a bare 500", "[net][http]")
{
    NetFixture net;
    net.serve(throwing);

    const auto answer = net.send("GET", "/");

    REQUIRE(answer);
    CHECK(answer->status == 500);
    CHECK(answer->body == R"({"error":"internal error"})");
    CHECK(answer->headers.get("Content-Type") == "application/json");
}

TEST_CASE("a header that would break out of its line is never sent", "[net][http]")
{
    NetFixture net;
    net.serve(throwing);

    const auto answer = net.send("GET", "/split");

    REQUIRE(answer);
    CHECK(answer->status == 500);
    CHECK_FALSE(answer->headers.has("Set-Cookie"));
}

TEST_CASE("a WebSocket carries messages both ways and is closed with a code", "[net][websocket]")
{
    NetFixture net;
    net.serve(echo, accept_all);

    auto socket = net.run(net.client.open_web_socket(net.url("/ws", "ws"), {}, {}, 5s));

    REQUIRE(socket);
    CHECK((*socket)->send("one"));
    CHECK((*socket)->send("zwei ü"));
    CHECK(*net.run((*socket)->read()) == "one");
    CHECK(*net.run((*socket)->read()) == "zwei ü");
    (*socket)->close(4001, "enough");
    CHECK_FALSE(net.run((*socket)->read()));
    CHECK((*socket)->close_code() == 4001);
    CHECK_FALSE((*socket)->is_open());
    run_until(net.loop, [&] { return net.server->open_connections() == 0; });
}

TEST_CASE("a port that is taken is told as a conflict, a wrong address as invalid", "[net][http]")
{
    NetFixture net;
    net.serve();

    net::HttpServer second(net.loop.get_executor(), {}, echo);

    CHECK(second.listen("127.0.0.1", net.port).error().fault() == Fault::Conflict);
    CHECK(second.listen("not an address", 0).error().fault() == Fault::Invalid);
    CHECK(second.listen("192.0.2.1", 0).error().fault() == Fault::Invalid);
}
