#include "tests/server/net/net_fixture.hpp"

#include <random>
#include <string_view>
#include <vector>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;

namespace
{

std::string status_of(const std::string& answer) { return answer.substr(0, answer.find('\r')).substr(0, 12); }

Async<void> send_garbage(std::uint16_t port, std::string bytes, bool half_close)
{
    auto socket = co_await connect_raw(port);
    co_await write_raw(socket, std::move(bytes));
    boost::system::error_code ignored;
    if (half_close) {
        socket.shutdown(tcp::socket::shutdown_send, ignored);
        co_await read_to_end(socket);
    }
}

Async<std::string> half_closed(std::uint16_t port, std::string bytes)
{
    auto socket = co_await connect_raw(port);
    co_await write_raw(socket, std::move(bytes));
    boost::system::error_code ignored;
    socket.shutdown(tcp::socket::shutdown_send, ignored);
    co_return co_await read_to_end(socket);
}

Async<net::HttpResponse> show_headers(net::HttpRequest request)
{
    std::string text;
    for (const auto& [name, value] : request.headers) text += name + "=" + value + ";";
    co_return net::HttpResponse(200, std::move(text));
}

/// A request as something would send it that was thrown dice over.
std::string random_bytes(std::mt19937& random)
{
    const std::vector<std::string> parts{"GET ",
                                         "POST ",
                                         "/ ",
                                         "HTTP/1.1",
                                         "\r\n",
                                         "\r",
                                         "\n",
                                         "Host: x\r\n",
                                         "Content-Length: ",
                                         "7",
                                         "-1",
                                         "Transfer-Encoding: chunked\r\n",
                                         "0\r\n\r\n",
                                         "5\r\nabcde\r\n",
                                         "Expect: 100-continue\r\n",
                                         "Upgrade: websocket\r\n",
                                         "Connection: upgrade\r\n",
                                         "%",
                                         ":",
                                         " ",
                                         "ffffffff\r\n",
                                         std::string(1, '\0')};
    std::string bytes;
    const auto count = random() % 30;
    for (unsigned i = 0; i < count; ++i) {
        bytes += random() % 4 == 0 ? std::string(1, static_cast<char>(random() % 256)) : parts[random() % parts.size()];
    }
    return bytes;
}

} // namespace

TEST_CASE("what is no request gets a 4xx or 5xx and the connection is closed", "[net][http]")
{
    NetFixture net;
    net.serve();
    const auto [bytes, status] = GENERATE(table<std::string, std::string>({
        {"nonsense\r\n\r\n", "HTTP/1.1 400"},
        {"GET /\r\n\r\n", "HTTP/1.1 400"},
        {"GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 400"},
        {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "HTTP/1.1 400"},
        {"GET / HTTP/1.1\r\nHost : a\r\n\r\n", "HTTP/1.1 400"},
        {"GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n", "HTTP/1.1 400"},
        {"GET / HTTP/1.1\r\nHost: a\r\nX: \x01\r\n\r\n", "HTTP/1.1 400"},
        {"GET / HTTP/2.0\r\nHost: a\r\n\r\n", "HTTP/1.1 505"},
        {"GET ftp://x/ HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 400"},
        {"GET relative HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 400"},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", "HTTP/1.1 400"},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 400"},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "HTTP/1.1 400"},
        {"GET / HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\n\r\n", "HTTP/1.1 417"},
        {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 a TLS hello\r\n\r\n", "HTTP/1.1 400"},
    }));

    const auto answer = net.talk(bytes);

    INFO(bytes);
    CHECK(status_of(answer) == status);
    CHECK(answer.find("Connection: close\r\n") != std::string::npos);
}

TEST_CASE("a request whose length can be read two ways is refused", "[net][http]")
{
    NetFixture net;
    net.serve();
    const auto [headers, status] = GENERATE(table<std::string, std::string>({
        {"Content-Length: 4\r\nContent-Length: 11\r\n", "HTTP/1.1 400"},
        {"Content-Length: 4\r\nContent-Length: 4\r\n", "HTTP/1.1 400"},
        {"Content-Length: 4, 4\r\n", "HTTP/1.1 400"},
        {"Content-Length: +4\r\n", "HTTP/1.1 400"},
        {"Content-Length: 0x4\r\n", "HTTP/1.1 400"},
        {"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "HTTP/1.1 400"},
        {"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "HTTP/1.1 400"},
        {"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "HTTP/1.1 400"},
        {"Transfer-Encoding: identity\r\n", "HTTP/1.1 501"},
        {"Transfer-Encoding: xchunked\r\n", "HTTP/1.1 501"},
        {"Transfer-Encoding: chunked, identity\r\n", "HTTP/1.1 501"},
        {"Transfer-Encoding: gzip, chunked\r\n", "HTTP/1.1 501"},
        {"Transfer-Encoding : chunked\r\n", "HTTP/1.1 400"},
        {"Transfer-Encoding:\x0b"
         "chunked\r\n",
         "HTTP/1.1 400"},
    }));

    const auto answer = net.talk(request_text("POST /", headers, "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"));

    INFO(headers);
    CHECK(status_of(answer) == status);
    CHECK(answer.find("smuggled") == std::string::npos);
}

TEST_CASE("a trailer after a chunked body is no header", "[net][http]")
{
    NetFixture net;
    net.serve(show_headers);

    const auto answer = net.talk(request_text("POST /", "Transfer-Encoding: chunked\r\nConnection: close\r\n",
                                              "3\r\nabc\r\n0\r\nMattermost-User-Id: admin\r\n\r\n"));

    CHECK(status_of(answer) == "HTTP/1.1 200");
    CHECK(answer.find("admin") == std::string::npos);
}

TEST_CASE("random bytes never harm the server", "[net][http]")
{
    NetFixture net;
    net.limits.read_time = 20ms;
    net.limits.idle_time = 20ms;
    net.serve();
    const auto seed = std::random_device()();
    INFO("seed " << seed);
    std::mt19937 random(seed);

    for (int i = 0; i < 300; ++i) {
        auto bytes = random_bytes(random);
        net.run(send_garbage(net.port, std::move(bytes), random() % 2 == 0));
    }

    run_until(net.loop, [&] { return net.server->open_connections() == 0; });
    CHECK(net.send("GET", "/alive"));
}

TEST_CASE("a client that sends all and closes its half is answered", "[net][http]")
{
    NetFixture net;
    net.serve();

    CHECK(status_of(net.run(half_closed(net.port, request_text("GET /")))) == "HTTP/1.1 200");
    CHECK(status_of(net.run(half_closed(net.port, "GET / HT"))) == "HTTP/1.1 400");
}

TEST_CASE("pipelined requests are answered in order", "[net][http]")
{
    NetFixture net;
    net.serve();
    const auto answer =
        net.talk(request_text("GET /one") + "\r\n" + request_text("POST /two", "Content-Length: 3\r\n", "abc") +
                 request_text("POST /three", "Transfer-Encoding: chunked\r\n", "2\r\nde\r\n0\r\n\r\n") +
                 request_text("GET /four", "Connection: close\r\n") + request_text("GET /never"));

    const auto one = answer.find("GET /one []");
    const auto two = answer.find("POST /two [abc]");
    const auto three = answer.find("POST /three [de]");
    const auto four = answer.find("GET /four []");
    CHECK(one < two);
    CHECK(two < three);
    CHECK(three < four);
    CHECK(four != std::string::npos);
    CHECK(answer.find("never") == std::string::npos);
}

TEST_CASE("an old client is closed unless it asks to be kept", "[net][http]")
{
    NetFixture net;
    net.serve();

    const auto closed = net.talk("GET /a HTTP/1.0\r\n\r\n");
    CHECK(closed.find("Connection: close\r\n") != std::string::npos);

    const auto kept = net.talk("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /b HTTP/1.0\r\n\r\n");
    CHECK(kept.find("Connection: keep-alive\r\n") != std::string::npos);
    CHECK(kept.find("GET /b []") != std::string::npos);
}

TEST_CASE("a client that waits for 100 gets it before its body is read", "[net][http]")
{
    NetFixture net;
    net.serve();

    const auto answer =
        net.talk(request_text("POST /", "Content-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n", "ab"));

    CHECK(status_of(answer) == "HTTP/1.1 200"); // it did not wait, and the body was there already

    auto socket = net.run(connect_raw(net.port));
    net.run(write_raw(socket, request_text("POST /", "Content-Length: 2\r\nExpect: 100-Continue\r\n")));
    CHECK(net.run(read_until_mark(socket, "\r\n\r\n")) == "HTTP/1.1 100 Continue\r\n\r\n");
    net.run(write_raw(socket, "ab"));
    CHECK(net.run(read_until_mark(socket, "[ab]")).find("POST / [ab]") != std::string::npos);
}

TEST_CASE("a target may be a whole URL, and then names the host", "[net][http]")
{
    NetFixture net;
    net.serve();
    const auto answer = net.talk("GET http://other.test:80/a?b=c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    CHECK(answer.find("GET /a?b=c []") != std::string::npos);

    NetFixture shown;
    shown.serve(show_headers);
    const auto headers = shown.talk("GET http://other.test/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    CHECK(headers.find("Host=other.test;") != std::string::npos);
    CHECK(headers.find("Host=x;") == std::string::npos);
}
