#include "tests/server/net/net_fixture.hpp"

#include <string>
#include <vector>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;

namespace
{

/// A server that answers the n-th request it gets with the n-th text, and closes where a text is empty or `closes`.
class ScriptedServer
{
public:
    explicit ScriptedServer(boost::asio::io_context& loop)
        : acceptor(loop, tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0)), connections(loop.get_executor())
    {
        connections.spawn("accept", accept());
    }

    net::Url url() const { return *net::Url::parse("http://127.0.0.1:" + std::to_string(port())); }
    std::uint16_t port() const { return acceptor.local_endpoint().port(); }

    std::vector<std::string> answers;
    std::vector<std::string> requests;
    int accepted = 0;
    bool closes = false;
    bool closes_behind = false; ///< keeps the connection, but takes the next request without an answer
    tcp::acceptor acceptor;
    TaskGroup connections;

private:
    Async<void> accept()
    {
        while (true) {
            auto socket = co_await acceptor.async_accept(boost::asio::use_awaitable);
            ++accepted;
            connections.spawn("connection", serve(std::move(socket)));
        }
    }

    Async<void> serve(tcp::socket socket)
    {
        for (int served = 0;; ++served) {
            const auto request = co_await read_until_mark(socket, "\r\n\r\n");
            if (request.empty()) co_return;
            if (closes_behind && served > 0) co_return;
            requests.push_back(request);
            if (requests.size() > answers.size()) {
                co_await sleep_for(1h);
                co_return;
            }
            const auto& answer = answers[requests.size() - 1];
            if (answer.empty()) co_return;
            co_await write_raw(socket, answer);
            if (closes) co_return;
        }
    }
};

Result<net::HttpResponse> get(NetFixture& net, const ScriptedServer& server, std::string method = "GET",
                              std::chrono::milliseconds deadline = 10s)
{
    net::OutgoingRequest request(std::move(method), server.url());
    request.deadline = deadline;
    return net.run(net.client.send(std::move(request)));
}

const std::string kOk = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

} // namespace

TEST_CASE("a request goes out with what a server needs", "[net][client]")
{
    NetFixture net;
    ScriptedServer server(net.loop);
    server.answers = {kOk, kOk};
    net::OutgoingRequest request("POST", server.url());
    request.headers.add("X-Mine", "1");

    REQUIRE(net.run(net.client.send(std::move(request))));

    CHECK(server.requests[0] == "POST / HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
                                    "\r\nUser-Agent: Muster\r\nX-Mine: 1\r\nContent-Length: 0\r\n\r\n");
}

TEST_CASE("every form of an answer is read", "[net][client]")
{
    NetFixture net;
    ScriptedServer server(net.loop);
    server.closes = true;
    const auto [text, status, body] = GENERATE(table<std::string, int, std::string>({
        {kOk, 200, "ok"},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n", 200, "abc"},
        {"HTTP/1.1 200 OK\r\n\r\nuntil the end", 200, "until the end"},
        {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + kOk, 200, "ok"},
        {"HTTP/1.1 204 No Content\r\n\r\n", 204, ""},
        {"HTTP/1.1 304 Not Modified\r\nContent-Length: 10\r\n\r\n", 304, ""},
        {"HTTP/1.1 302 Found\r\nLocation: http://elsewhere.test/\r\nContent-Length: 0\r\n\r\n", 302, ""},
        {"HTTP/1.0 500 Oops\r\nContent-Length: 1\r\n\r\nx", 500, "x"},
    }));
    server.answers = {text};

    const auto answer = get(net, server);

    INFO(text);
    REQUIRE(answer);
    CHECK(answer->status == status);
    CHECK(answer->body == body);
    CHECK(server.accepted == 1);
}

TEST_CASE("what is no whole answer is a fault", "[net][client]")
{
    NetFixture net;
    ScriptedServer server(net.loop);
    server.closes = true;
    const auto text =
        GENERATE(as<std::string>(), "", "garbage\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab",
                 "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 101 Switching Protocols\r\n\r\n",
                 "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n");
    server.answers = {text};

    const auto answer = get(net, server);

    INFO(text);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().fault() == Fault::Unavailable);
    CHECK(server.accepted == 1);
}

TEST_CASE("an answer over the limit is a fault", "[net][client]")
{
    NetFixture net;
    ScriptedServer server(net.loop);
    net::HttpClientOptions options;
    options.response_bytes = 100;
    net::HttpClient client(net.loop.get_executor(), options);
    const std::string body(101, 'x');
    const auto text = GENERATE_COPY(as<std::string>(), "HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n" + body,
                                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n" + body + "\r\n",
                                    "HTTP/1.1 200 OK\r\n\r\n" + body);
    server.answers = {text};

    const auto answer = net.run(client.send(net::OutgoingRequest("GET", server.url())));

    CHECK(answer.error().fault() == Fault::TooLarge);
}

TEST_CASE("HEAD has no body, whatever length is told", "[net][client]")
{
    NetFixture net;
    ScriptedServer server(net.loop);
    server.answers = {"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n", kOk};

    const auto answer = get(net, server, "HEAD");

    REQUIRE(answer);
    CHECK(answer->body.empty());
    REQUIRE(get(net, server));
    CHECK(server.accepted == 1);
}

TEST_CASE("a connection is used again, unless the server says that it closes", "[net][client]")
{
    NetFixture net;
    ScriptedServer server(net.loop);
    server.answers = {kOk, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", kOk};

    REQUIRE(get(net, server));
    REQUIRE(get(net, server));
    CHECK(server.accepted == 1);
    REQUIRE(get(net, server));
    CHECK(server.accepted == 2);
}

TEST_CASE("a kept connection that the peer has closed is replaced silently", "[net][client]")
{
    NetFixture net;
    ScriptedServer server(net.loop);
    server.answers = {kOk, kOk, kOk};

    SECTION("before the next request")
    {
        server.closes = true;
        REQUIRE(get(net, server));
        REQUIRE(get(net, server));
        CHECK(server.accepted == 2);
    }
    SECTION("just as the next request arrives")
    {
        server.closes_behind = true;
        const auto method = GENERATE("GET", "HEAD", "PUT", "DELETE");
        REQUIRE(get(net, server));
        REQUIRE(get(net, server, method));
        CHECK(server.accepted == 2);
    }
}

TEST_CASE("what may not be done twice is not sent twice, as the peer may have done it and died", "[net][client]")
{
    NetFixture net;
    ScriptedServer server(net.loop);
    server.answers = {kOk, kOk};
    server.closes_behind = true;
    REQUIRE(get(net, server));

    const auto answer = get(net, server, GENERATE("POST", "PATCH"));

    REQUIRE_FALSE(answer);
    CHECK(answer.error().fault() == Fault::Unavailable);
    CHECK(server.accepted == 1);
}

TEST_CASE("a request is not repeated once a byte of its answer came", "[net][client]")
{
    NetFixture net;
    ScriptedServer server(net.loop);
    server.answers = {kOk, "HTTP/1.1 2", kOk};
    REQUIRE(get(net, server));
    server.closes = true;

    CHECK_FALSE(get(net, server));

    CHECK(server.requests.size() == 2);
}

TEST_CASE("a server that does not answer meets the deadline", "[net][client]")
{
    NetFixture net;
    ScriptedServer server(net.loop);

    const auto answer = get(net, server, "GET", 20ms);

    REQUIRE_FALSE(answer);
    CHECK(answer.error().fault() == Fault::Unavailable);
    CHECK(answer.error().detail() == "timed out");
    CHECK(server.accepted == 1);
}

TEST_CASE("a port where nobody listens and a host without an address are told", "[net][client]")
{
    NetFixture net;
    const auto nobody = net.run(net.client.send(net::OutgoingRequest("GET", *net::Url::parse("http://127.0.0.1:1/"))));
    CHECK(nobody.error().detail() == "connect: refused");

    net::OutgoingRequest nowhere("GET", *net::Url::parse("http://no-such-host.invalid/"));
    nowhere.deadline = 2s;
    const auto none = net.run(net.client.send(std::move(nowhere)));
    CHECK(none.error().fault() == Fault::Unavailable);
}

TEST_CASE("a header that would break out of its line is not sent", "[net][client]")
{
    NetFixture net;
    ScriptedServer server(net.loop);
    net::OutgoingRequest request("GET", server.url());
    request.headers.add("X", "a\r\nY: b");

    CHECK(net.run(net.client.send(std::move(request))).error().fault() == Fault::Invalid);
    CHECK(server.accepted == 0);
}

TEST_CASE("an IPv6 address in a URL is connected to", "[net][client]")
{
    NetFixture net;
    net::HttpServer server(net.loop.get_executor(), {}, echo);
    const auto port = server.listen("::1", 0);
    if (!port) return; // a machine without IPv6
    const auto url = net::Url::parse("http://[::1]:" + std::to_string(*port) + "/six");

    const auto answer = net.run(net.client.send(net::OutgoingRequest("GET", *url)));

    REQUIRE(answer);
    CHECK(answer->body == "GET /six []");
    net.run(server.stop(0ms));
}

TEST_CASE("a cancelled call ends at once and leaves the client usable", "[net][client]")
{
    NetFixture net;
    ScriptedServer server(net.loop);
    TaskGroup group(net.loop.get_executor());
    const auto call = [](net::HttpClient& client, net::Url url) -> Async<void> {
        net::OutgoingRequest request("GET", url);
        const auto answer = co_await client.send(std::move(request));
        ignore(answer, "it is cancelled");
    };
    group.spawn("call", call(net.client, server.url()));
    run_until(net.loop, [&] { return server.requests.size() == 1; });

    group.cancel();
    net.run(group.join());

    server.answers = {"", kOk};
    CHECK(get(net, server));
}
