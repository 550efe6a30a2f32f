// A server on a free port and a client, on one loop, for the tests of the network room.
#pragma once

#include "server/net/http_client.hpp"
#include "server/net/http_server.hpp"
#include "server/runtime/deadline.hpp"
#include "server/runtime/task_group.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/raw_peer.hpp"
#include "tests/support/run_async.hpp"

#include <boost/asio/io_context.hpp>

#include <catch2/catch.hpp>

#include <memory>
#include <string>

namespace muster::test
{

/// Says what it understood: "POST /a?b=c [body]".
inline Async<net::HttpResponse> echo(net::HttpRequest request)
{
    std::string text = request.method + " " + request.path;
    if (!request.query.empty()) text += "?" + request.query;
    text += " [" + request.body + "]";
    co_return net::HttpResponse(200, std::move(text), "text/plain");
}

inline std::string request_text(const std::string& line, const std::string& headers = {}, const std::string& body = {})
{
    return line + " HTTP/1.1\r\nHost: muster.test\r\n" + headers + "\r\n" + body;
}

class NetFixture
{
public:
    NetFixture() = default;
    ~NetFixture()
    {
        if (server) run(server->stop(std::chrono::milliseconds(0)));
    }
    NetFixture(const NetFixture&) = delete;
    NetFixture& operator=(const NetFixture&) = delete;

    void serve(net::HttpHandler handler = echo, net::UpgradeHandler upgrade = {})
    {
        server = std::make_unique<net::HttpServer>(loop.get_executor(), limits, std::move(handler), std::move(upgrade));
        server->set_web_socket_limits(web_socket_limits);
        const auto bound = server->listen("127.0.0.1", 0);
        REQUIRE(bound);
        port = *bound;
    }

    template <class T> T run(Async<T> task) { return run_async(loop, std::move(task)); }

    /// What the server answers to these bytes before it closes.
    std::string talk(std::string bytes) { return run(talk_raw(port, std::move(bytes))); }

    net::Url url(const std::string& target = "/", const std::string& scheme = "http") const
    {
        return *net::Url::parse(scheme + "://127.0.0.1:" + std::to_string(port) + target);
    }

    Result<net::HttpResponse> send(std::string method, const std::string& target, std::string body = {})
    {
        net::OutgoingRequest request(std::move(method), url(target));
        request.body = std::move(body);
        return run(client.send(std::move(request)));
    }

    boost::asio::io_context loop;
    net::HttpLimits limits;
    net::WebSocketLimits web_socket_limits;
    std::uint16_t port = 0;
    net::HttpClient client{loop.get_executor(), net::HttpClientOptions()};
    std::unique_ptr<net::HttpServer> server;
};

} // namespace muster::test
