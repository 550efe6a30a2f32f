#include "tests/server/net/net_fixture.hpp"

#include <optional>
#include <vector>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;

namespace
{

/// A handler that answers when the test says so.
class Gate
{
public:
    explicit Gate(NetFixture& net) : bell(net.loop.get_executor()) {}

    net::HttpHandler handler()
    {
        return [this](net::HttpRequest request) -> Async<net::HttpResponse> {
            ++begun;
            const Leave leave(*this);
            co_await bell.wait(1h);
            ++finished;
            co_return net::HttpResponse(200, "done " + request.path);
        };
    }

    Bell bell;
    int begun = 0;
    int finished = 0;
    int left = 0;

private:
    class Leave
    {
    public:
        explicit Leave(Gate& gate) : gate_(gate) {}
        ~Leave() { ++gate_.left; }
        Leave(const Leave&) = delete;
        Leave& operator=(const Leave&) = delete;

    private:
        Gate& gate_;
    };
};

Async<void> ask(net::HttpClient& client, net::Url url, std::optional<Result<net::HttpResponse>>& answer)
{
    net::OutgoingRequest request("GET", url);
    answer = co_await client.send(std::move(request));
}

Async<void> ask_raw(std::uint16_t port, std::vector<tcp::socket>& sockets)
{
    sockets.push_back(co_await connect_raw(port));
    co_await write_raw(sockets.back(), request_text("GET /"));
}

Async<void> finish_stop(net::HttpServer& server, std::chrono::milliseconds grace, bool& stopped)
{
    co_await server.stop(grace);
    stopped = true;
}

} // namespace

TEST_CASE("a thousand connections are served side by side", "[net][http]")
{
    NetFixture net;
    net.serve();
    std::vector<tcp::socket> sockets;
    for (int i = 0; i < 1000; ++i) net.run(ask_raw(net.port, sockets));
    CHECK(net.server->open_connections() == 1000);

    for (auto& socket : sockets) {
        REQUIRE(net.run(read_until_mark(socket, "GET / []")).starts_with("HTTP/1.1 200"));
    }

    sockets.clear();
    run_until(net.loop, [&] { return net.server->open_connections() == 0; });
}

TEST_CASE("what a client asked for is finished although it hung up", "[net][http]")
{
    NetFixture net;
    Gate gate(net);
    net.serve(gate.handler());
    std::vector<tcp::socket> sockets;
    net.run(ask_raw(net.port, sockets));
    run_until(net.loop, [&] { return gate.begun == 1; });

    sockets.clear();
    gate.bell.ring();

    run_until(net.loop, [&] { return gate.finished == 1 && net.server->open_connections() == 0; });
}

TEST_CASE("stopping lets requests in flight finish and takes no new ones", "[net][http]")
{
    NetFixture net;
    Gate gate(net);
    net.serve(gate.handler());
    TaskGroup group(net.loop.get_executor());
    std::optional<Result<net::HttpResponse>> answer;
    group.spawn("ask", ask(net.client, net.url("/slow"), answer));
    run_until(net.loop, [&] { return gate.begun == 1; });

    bool stopped = false;
    group.spawn("stop", finish_stop(*net.server, 1h, stopped));
    const auto refused = net.send("GET", "/late");
    CHECK(refused.error().detail() == "connect: refused");
    CHECK_FALSE(stopped);
    gate.bell.ring();
    net.run(group.join());

    CHECK(stopped);
    REQUIRE(answer->has_value());
    CHECK((*answer)->body == "done /slow");
    CHECK((*answer)->headers.get("Connection") == "close");
}

TEST_CASE("stopping cancels what does not finish within the grace, and closes idle connections at once", "[net][http]")
{
    NetFixture net;
    Gate gate(net);
    net.serve(gate.handler());
    std::vector<tcp::socket> sockets;
    net.run(ask_raw(net.port, sockets));
    sockets.push_back(net.run(connect_raw(net.port)));
    run_until(net.loop, [&] { return gate.begun == 1 && net.server->open_connections() == 2; });

    net.run(net.server->stop(20ms));

    CHECK(gate.left == 1);
    CHECK(gate.finished <= 1);
    CHECK(net.server->open_connections() == 0);
    CHECK(net.run(read_to_end(sockets.back())).empty());
    net.run(net.server->stop(0ms)); // again is harmless
}

TEST_CASE("a server that goes unstopped, with requests in flight, leaves nothing behind", "[net][http]")
{
    NetFixture net;
    Gate gate(net);
    net.serve(gate.handler());
    std::vector<tcp::socket> sockets;
    net.run(ask_raw(net.port, sockets));
    run_until(net.loop, [&] { return gate.begun == 1; });

    net.server.reset();

    run_until(net.loop, [&] { return gate.left == 1; });
}

TEST_CASE("a loop that goes first takes its connections with it", "[net][http]")
{
    auto net = std::make_unique<NetFixture>();
    auto gate = std::make_unique<Gate>(*net);
    net->serve(gate->handler());
    std::vector<tcp::socket> sockets;
    net->run(ask_raw(net->port, sockets));
    run_until(net->loop, [&] { return gate->begun == 1; });
    sockets.clear();

    net->server.reset(); // and the loop does not turn again
    gate->bell.ring();
    net.reset();
    CHECK(gate->left == 1);
}
