// A chat server that answers as it is told and remembers what it was asked.
#pragma once

#include "base/json.hpp"
#include "base/log.hpp"
#include "server/chat/rest/rest_api.hpp"
#include "server/net/http_client.hpp"
#include "server/net/http_server.hpp"
#include "tests/support/clock.hpp"
#include "tests/support/run_async.hpp"

#include <boost/asio/io_context.hpp>

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace muster::test
{

class ScriptedServer
{
public:
    ScriptedServer();
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    /// The answers to "GET /api/v4/users/me" (without the query), one after the other; the last one stays.
    void answer(const std::string& request, net::HttpResponse with);
    void answer(const std::string& request, int status, const Json& body);
    /// Forgets the answers to it.
    void unscript(const std::string& request) { script_.erase(request); }

    [[nodiscard]] const std::vector<net::HttpRequest>& requests() const { return requests_; }
    [[nodiscard]] const net::HttpRequest& last() const { return requests_.at(requests_.size() - 1); }
    [[nodiscard]] Json last_body() const;
    /// How often it was asked for that.
    [[nodiscard]] std::size_t count(const std::string& request) const;
    [[nodiscard]] net::Url url() const;

    /// The requests for websockets, those that were opened, and what came over them.
    [[nodiscard]] const std::vector<net::HttpRequest>& upgrades() const { return upgrades_; }
    [[nodiscard]] const std::vector<net::WebSocketPtr>& sockets() const { return sockets_; }
    [[nodiscard]] const std::vector<std::string>& messages() const { return messages_; }

    boost::asio::io_context loop;

private:
    net::HttpHandler handler();
    net::UpgradeHandler upgrade();
    Async<net::WebSocketHandler> accept(const net::HttpRequest& request);
    Async<void> listen(net::WebSocketPtr socket);
    Async<net::HttpResponse> respond(net::HttpRequest request);

    std::map<std::string, std::deque<net::HttpResponse>> script_;
    std::vector<net::HttpRequest> requests_;
    std::vector<net::HttpRequest> upgrades_;
    std::vector<net::WebSocketPtr> sockets_;
    std::vector<std::string> messages_;
    net::HttpServer server_;
    std::uint16_t port_ = 0;
};

/// What talks to the scripted server.
class ScriptedApi
{
public:
    explicit ScriptedApi(ScriptedServer& server);

    ManualClock clock;
    net::HttpClient client;
    chat::RestApi api;
};

} // namespace muster::test
