#include "tests/server/net/net_fixture.hpp"

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;

namespace
{

Async<net::HttpResponse> never(net::HttpRequest)
{
    co_await sleep_for(1h);
    co_return net::HttpResponse(200, "too late");
}

Async<net::HttpResponse> large(net::HttpRequest)
{
    co_return net::HttpResponse(200, std::string(32 * 1024 * 1024, 'x'));
}

Async<std::string> trickle(std::uint16_t port, std::string begun)
{
    auto socket = co_await connect_raw(port);
    co_await write_raw(socket, std::move(begun));
    co_return co_await read_to_end(socket);
}

Async<void> hold_open(std::uint16_t port, std::vector<tcp::socket>& sockets)
{
    sockets.push_back(co_await connect_raw(port));
}

Async<void> ask_and_stop_reading(std::uint16_t port, std::vector<tcp::socket>& sockets)
{
    sockets.push_back(co_await connect_raw(port));
    co_await write_raw(sockets.back(), request_text("GET /"));
}

std::string status_line(const std::string& answer) { return answer.substr(0, answer.find('\r')); }

} // namespace

TEST_CASE("a head over the limit gets 431 and the connection is closed", "[net][http]")
{
    NetFixture net;
    net.limits.header_bytes = 512;
    net.serve();

    const auto one_long_field = request_text("GET /", "X: " + std::string(600, 'x') + "\r\n");
    CHECK(status_line(net.talk(one_long_field)) == "HTTP/1.1 431 Request Header Fields Too Large");

    const auto one_long_line = "GET /" + std::string(200'000, 'x');
    CHECK(status_line(net.talk(one_long_line)) == "HTTP/1.1 431 Request Header Fields Too Large");

    std::string many;
    for (int i = 0; i < 100; ++i) many += "X: yyyy\r\n";
    CHECK(status_line(net.talk(request_text("GET /", many))) == "HTTP/1.1 431 Request Header Fields Too Large");
}

TEST_CASE("a body over the limit gets 413, however its length is told", "[net][http]")
{
    NetFixture net;
    net.limits.body_bytes = 100;
    net.serve();

    const std::string body(101, 'b');
    const auto told = request_text("POST /", "Content-Length: 101\r\n", body);
    CHECK(status_line(net.talk(told)) == "HTTP/1.1 413 Payload Too Large");

    const auto announced = request_text("POST /", "Content-Length: 101\r\nExpect: 100-continue\r\n");
    CHECK(status_line(net.talk(announced)) == "HTTP/1.1 413 Payload Too Large");

    const auto huge = request_text("POST /", "Content-Length: 18446744073709551615\r\n");
    CHECK(status_line(net.talk(huge)) == "HTTP/1.1 413 Payload Too Large");

    const auto chunk = "65\r\n" + body + "\r\n0\r\n\r\n";
    const auto chunked = request_text("POST /", "Transfer-Encoding: chunked\r\n", chunk);
    CHECK(status_line(net.talk(chunked)) == "HTTP/1.1 413 Payload Too Large");

    const auto fits = net.send("POST", "/", std::string(100, 'b'));
    REQUIRE(fits);
    CHECK(fits->status == 200);
}

TEST_CASE("a request that does not become whole in time gets 408", "[net][http]")
{
    NetFixture net;
    net.limits.read_time = 30ms;
    net.serve();

    CHECK(status_line(net.run(trickle(net.port, "GET / HTTP"))) == "HTTP/1.1 408 Request Timeout");
    const auto half = request_text("POST /", "Content-Length: 5\r\n", "ab");
    CHECK(status_line(net.run(trickle(net.port, half))) == "HTTP/1.1 408 Request Timeout");
}

TEST_CASE("a connection without a request is closed without a word", "[net][http]")
{
    NetFixture net;
    net.limits.idle_time = 20ms;
    net.serve();

    CHECK(net.run(trickle(net.port, "")).empty());
    CHECK(net.run(trickle(net.port, "\r\n\r\n")).empty());
}

TEST_CASE("a connection over the limit gets 503", "[net][http]")
{
    NetFixture net;
    net.limits.connections = 2;
    net.serve();
    std::vector<tcp::socket> sockets;
    net.run(hold_open(net.port, sockets));
    net.run(hold_open(net.port, sockets));
    run_until(net.loop, [&] { return net.server->open_connections() == 2; });

    CHECK(status_line(net.run(trickle(net.port, request_text("GET /")))) == "HTTP/1.1 503 Service Unavailable");

    sockets.clear();
    run_until(net.loop, [&] { return net.server->open_connections() == 0; });
    CHECK(net.send("GET", "/"));
}

TEST_CASE("a handler that takes too long is cancelled, and 503 answered", "[net][http]")
{
    NetFixture net;
    net.limits.answer_time = 20ms;
    net.serve(never);

    const auto answer = net.send("GET", "/");

    REQUIRE(answer);
    CHECK(answer->status == 503);
    CHECK(answer->body == R"({"error":"service unavailable"})");
}

TEST_CASE("a client that does not read its answer is dropped", "[net][http]")
{
    NetFixture net;
    net.limits.idle_time = 30ms;
    net.serve(large);
    std::vector<tcp::socket> sockets;
    net.run(ask_and_stop_reading(net.port, sockets));
    run_until(net.loop, [&] { return net.server->open_connections() == 1; });

    run_until(net.loop, [&] { return net.server->open_connections() == 0; });
}

TEST_CASE("a large answer reaches a client that reads it", "[net][http]")
{
    NetFixture net;
    net.serve(large);

    const auto answer = net.talk(request_text("GET /", "Connection: close\r\n"));

    CHECK(answer.size() > 32 * 1024 * 1024);
}
