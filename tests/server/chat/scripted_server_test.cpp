#include "tests/server/chat/scripted_server.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace muster::test
{

ScriptedServer::ScriptedServer() : server_(loop.get_executor(), net::HttpLimits(), handler(), upgrade())
{
    port_ = server_.listen("127.0.0.1", 0).value();
}

ScriptedServer::~ScriptedServer() { run_async(loop, server_.stop(std::chrono::milliseconds(0))); }

void ScriptedServer::answer(const std::string& request, net::HttpResponse with)
{
    script_[request].push_back(std::move(with));
}

void ScriptedServer::answer(const std::string& request, int status, const Json& body)
{
    answer(request, net::HttpResponse(status, to_text(body), "application/json"));
}

Json ScriptedServer::last_body() const { return Json::parse(last().body); }

std::size_t ScriptedServer::count(const std::string& request) const
{
    const auto found = std::count_if(requests_.begin(), requests_.end(),
                                     [&](const auto& one) { return one.method + " " + one.path == request; });
    return static_cast<std::size_t>(found);
}

net::Url ScriptedServer::url() const
{
    return net::Url::parse("http://127.0.0.1:" + std::to_string(port_) + "/").value();
}

net::HttpHandler ScriptedServer::handler()
{
    return [this](net::HttpRequest request) -> Async<net::HttpResponse> { return respond(std::move(request)); };
}

net::UpgradeHandler ScriptedServer::upgrade()
{
    return [this](const net::HttpRequest& request) -> Async<net::WebSocketHandler> { return accept(request); };
}

Async<net::WebSocketHandler> ScriptedServer::accept(const net::HttpRequest& request)
{
    upgrades_.push_back(request);
    co_return [this](net::WebSocketPtr socket) -> Async<void> { return listen(std::move(socket)); };
}

Async<void> ScriptedServer::listen(net::WebSocketPtr socket)
{
    sockets_.push_back(socket);
    for (;;) {
        Result<std::string> text = co_await socket->read();
        if (!text) co_return;
        messages_.push_back(std::move(*text));
    }
}

Async<net::HttpResponse> ScriptedServer::respond(net::HttpRequest request)
{
    const std::string name = request.method + " " + request.path;
    requests_.push_back(std::move(request));
    const auto found = script_.find(name);
    if (found == script_.end()) co_return net::HttpResponse(500, "nothing scripted for " + name);
    net::HttpResponse with = found->second.front();
    if (found->second.size() > 1) found->second.pop_front();
    co_return with;
}

ScriptedApi::ScriptedApi(ScriptedServer& server)
    : client(server.loop.get_executor(), net::HttpClientOptions()),
      api(client, clock, server.url(), Secret("token-1"), std::chrono::seconds(5))
{
}

TEST_CASE("a scripted server gives its answers in order and keeps the last", "[chat][scripted]")
{
    ScriptedServer server;
    ScriptedApi talk(server);
    server.answer("GET /x", 200, Json(1));
    server.answer("GET /x", 200, Json(2));
    const auto ask = [&] {
        chat::RestCall call("GET", "/x");
        return run_async(server.loop, talk.api.call(std::move(call))).value();
    };

    CHECK(ask() == 1);
    CHECK(ask() == 2);
    CHECK(ask() == 2);
    CHECK(server.count("GET /x") == 3);
}

} // namespace muster::test
