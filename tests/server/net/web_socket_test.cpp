#include "tests/server/net/net_fixture.hpp"

#include <string>
#include <vector>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;

namespace
{

/// What the handler of the server side saw.
class Seen
{
public:
    net::WebSocketPtr socket;
    std::vector<std::string> messages;
    std::uint16_t code = 0;
    bool ended = false;
};

net::UpgradeHandler accept_into(Seen& seen)
{
    return [&seen](const net::HttpRequest&) -> Async<net::WebSocketHandler> {
        net::WebSocketHandler handler = [&seen](net::WebSocketPtr socket) -> Async<void> {
            seen.socket = socket;
            while (true) {
                auto message = co_await socket->read();
                if (!message) break;
                seen.messages.push_back(std::move(*message));
            }
            seen.code = socket->close_code();
            seen.ended = true;
        };
        co_return handler;
    };
}

Async<net::WebSocketHandler> refuse(const net::HttpRequest&) { co_return nullptr; }

Async<net::HttpResponse> unauthorized(net::HttpRequest) { co_return net::HttpResponse(401, "who are you?"); }

const std::string kUpgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

/// A masked frame as a client sends it; the mask is zero.
std::string frame(unsigned first_byte, const std::string& payload)
{
    std::string bytes(1, static_cast<char>(first_byte));
    if (payload.size() < 126) {
        bytes += static_cast<char>(0x80U | payload.size());
    } else {
        bytes += static_cast<char>(0x80U | 126U);
        bytes += static_cast<char>(payload.size() >> 8U);
        bytes += static_cast<char>(payload.size() & 0xffU);
    }
    return bytes + std::string(4, '\0') + payload;
}

/// A connection that is upgraded by hand.
tcp::socket upgraded(NetFixture& net)
{
    auto socket = net.run(connect_raw(net.port));
    net.run(write_raw(socket, request_text("GET /ws", kUpgrade)));
    const auto answer = net.run(read_until_mark(socket, "\r\n\r\n"));
    REQUIRE(answer.starts_with("HTTP/1.1 101"));
    REQUIRE(answer.find("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") != std::string::npos);
    return socket;
}

net::WebSocketPtr open(NetFixture& net, net::WebSocketLimits limits = {})
{
    auto socket = net.run(net.client.open_web_socket(net.url("/ws", "ws"), {}, limits, 5s));
    REQUIRE(socket);
    return *socket;
}

} // namespace

TEST_CASE("a refused upgrade is answered like any request", "[net][websocket]")
{
    NetFixture net;
    net.serve(unauthorized, refuse);

    const auto socket = net.run(net.client.open_web_socket(net.url("/ws", "ws"), {}, {}, 5s));
    CHECK(socket.error().fault() == Fault::Forbidden);

    const auto answer =
        net.talk(request_text("GET /ws", kUpgrade + "X: y\r\n") + request_text("GET /", "Connection: close\r\n"));
    CHECK(answer.starts_with("HTTP/1.1 401"));
    CHECK(answer.find("who are you?") != std::string::npos);
}

TEST_CASE("an upgrade with a broken handshake is refused", "[net][websocket]")
{
    NetFixture net;
    Seen seen;
    net.serve(echo, accept_into(seen));
    const auto headers = GENERATE(as<std::string>(), "Upgrade: websocket\r\nConnection: Upgrade\r\n",
                                  "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n",
                                  "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 8\r\n"
                                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");

    const auto answer = net.talk(request_text("GET /ws", headers));

    CHECK(answer.starts_with("HTTP/1.1 4"));
    CHECK_FALSE(seen.ended);
}

TEST_CASE("a browser that offers subprotocols is answered with the first", "[net][websocket]")
{
    NetFixture net;
    Seen seen;
    net.serve(echo, accept_into(seen));

    auto socket = net.run(connect_raw(net.port));
    net.run(
        write_raw(socket, request_text("GET /ws", kUpgrade + "Sec-WebSocket-Protocol: muster, muster.session.x\r\n")));
    const std::string answer = net.run(read_until_mark(socket, "\r\n\r\n"));

    CHECK(answer.starts_with("HTTP/1.1 101"));
    CHECK(answer.find("Sec-WebSocket-Protocol: muster\r\n") != std::string::npos);
}

TEST_CASE("frames before the handshake are refused", "[net][websocket]")
{
    NetFixture net;
    Seen seen;
    net.serve(echo, accept_into(seen));

    CHECK(net.talk(request_text("GET /ws", kUpgrade) + frame(0x81, "early")).starts_with("HTTP/1.1 400"));
}

TEST_CASE("a message in fragments arrives whole, with a ping between them", "[net][websocket]")
{
    NetFixture net;
    Seen seen;
    net.serve(echo, accept_into(seen));
    auto socket = upgraded(net);

    net.run(write_raw(socket, frame(0x01, "one ") + frame(0x89, "ping") + frame(0x00, "two ") + frame(0x80, "three")));
    run_until(net.loop, [&] { return seen.messages.size() == 1; });

    CHECK(seen.messages.front() == "one two three");
    CHECK(net.run(read_until_mark(socket, "ping")).find("\x8a\x04ping") != std::string::npos);
}

TEST_CASE("a connection that ends without a close frame is seen as 1006", "[net][websocket]")
{
    NetFixture net;
    Seen seen;
    net.serve(echo, accept_into(seen));
    auto socket = upgraded(net);

    socket.close();
    run_until(net.loop, [&] { return seen.ended; });

    CHECK(seen.code == 1006);
}

TEST_CASE("the code of a close frame is told, and a frame without one as 1005", "[net][websocket]")
{
    NetFixture net;
    Seen seen;
    net.serve(echo, accept_into(seen));
    const auto [payload, code] = GENERATE(table<std::string, int>({{std::string("\x0f\xa1"), 4001}, {"", 1005}}));
    auto socket = upgraded(net);

    net.run(write_raw(socket, frame(0x88, payload)));
    CHECK(net.run(read_to_end(socket)).starts_with("\x88"));
    socket.close();
    run_until(net.loop, [&] { return seen.ended; });

    CHECK(seen.code == code);
    run_until(net.loop, [&] { return net.server->open_connections() == 0; });
}

TEST_CASE("too large a message is refused with 1009", "[net][websocket]")
{
    NetFixture net;
    net.web_socket_limits.message_bytes = 100;
    Seen seen;
    net.serve(echo, accept_into(seen));
    auto socket = open(net);

    CHECK(socket->send(std::string(101, 'x')));
    CHECK_FALSE(net.run(socket->read()));

    CHECK(socket->close_code() == 1009);
    CHECK(seen.messages.empty());
}

TEST_CASE("what is no text frame ends the connection", "[net][websocket]")
{
    NetFixture net;
    net.limits.read_time = 50ms;
    Seen seen;
    net.serve(echo, accept_into(seen));
    const auto bytes =
        GENERATE(frame(0x82, "binary"), frame(0x81, "\xff\xfe"), frame(0x83, "reserved"), frame(0xc1, "compressed"),
                 frame(0x80, "continues nothing"), std::string("\x81\x02hi"), frame(0x09, "fragmented ping"));
    auto socket = upgraded(net);

    net.run(write_raw(socket, bytes));
    const auto answer = net.run(read_to_end(socket));

    CHECK(seen.messages.empty());
    CHECK(answer.substr(0, 1) == "\x88");
    socket.close();
    run_until(net.loop, [&] { return seen.ended && net.server->open_connections() == 0; });
}

TEST_CASE("a client that never reads is dropped when too much waits for it", "[net][websocket]")
{
    NetFixture net;
    net.web_socket_limits.queued_bytes = 100'000;
    Seen seen;
    net.serve(echo, accept_into(seen));
    auto socket = upgraded(net);
    run_until(net.loop, [&] { return seen.socket != nullptr; });

    int sent = 0;
    while (seen.socket->send(std::string(20'000, 'x')) && sent < 100'000) {
        ++sent;
        net.loop.poll();
    }

    CHECK(sent < 100'000);
    CHECK_FALSE(seen.socket->is_open());
    run_until(net.loop, [&] { return seen.ended; });
    CHECK(seen.code == 1006);
}

TEST_CASE("messages sent before a close arrive before it", "[net][websocket]")
{
    NetFixture net;
    Seen seen;
    net.serve(echo, accept_into(seen));
    auto socket = open(net);

    for (int i = 0; i < 100; ++i) REQUIRE(socket->send(std::to_string(i)));
    socket->close(1000, "done");
    CHECK_FALSE(socket->send("too late"));
    run_until(net.loop, [&] { return seen.ended; });

    CHECK(seen.messages.size() == 100);
    CHECK(seen.code == 1000);
}

TEST_CASE("a dropped connection ends without a close frame", "[net][websocket]")
{
    NetFixture net;
    Seen seen;
    net.serve(echo, accept_into(seen));
    auto socket = open(net);
    run_until(net.loop, [&] { return seen.socket != nullptr; });

    seen.socket->drop();
    CHECK_FALSE(net.run(socket->read()));

    CHECK(socket->close_code() == 1006);
}

TEST_CASE("a WebSocket that nobody holds any more ends", "[net][websocket]")
{
    NetFixture net;
    Seen seen;
    net.serve(echo, accept_into(seen));
    auto socket = open(net);

    socket.reset();

    run_until(net.loop, [&] { return seen.ended; });
    CHECK(seen.code == 1006);
}

TEST_CASE("silence is broken by pings, and their answers keep the connection", "[net][websocket]")
{
    NetFixture net;
    net.web_socket_limits.ping_every = 10ms;
    Seen seen;
    net.serve(echo, accept_into(seen));
    auto socket = upgraded(net);

    for (int i = 0; i < 10; ++i) {
        const auto heard = net.run(read_until_mark(socket, std::string("\x89\x00", 2)));
        REQUIRE_FALSE(heard.empty());
        net.run(write_raw(socket, frame(0x8a, "")));
    }

    CHECK(seen.socket->is_open());
}

TEST_CASE("a client that answers no ping is dropped", "[net][websocket]")
{
    NetFixture net;
    net.web_socket_limits.ping_every = 10ms;
    Seen seen;
    net.serve(echo, accept_into(seen));
    auto socket = upgraded(net);

    run_until(net.loop, [&] { return seen.ended; });

    CHECK(seen.code == 1006);
}

TEST_CASE("a stopping server says that it is going away", "[net][websocket]")
{
    NetFixture net;
    Seen seen;
    net.serve(echo, accept_into(seen));
    auto socket = open(net);
    run_until(net.loop, [&] { return seen.socket != nullptr; });
    TaskGroup group(net.loop.get_executor());
    group.spawn("stop", net.server->stop(1h));

    CHECK_FALSE(net.run(socket->read()));

    CHECK(socket->close_code() == 1001);
    net.run(group.join());
    CHECK(seen.ended);
}
