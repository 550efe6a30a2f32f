// A sandbox with its seed, an integration that answers as a test says, and people who are logged in: all on one loop.
#pragma once

#include "base/json.hpp"
#include "sandbox/app.hpp"
#include "server/net/http_client.hpp"
#include "server/net/http_server.hpp"
#include "tests/support/run_async.hpp"

#include <boost/asio/io_context.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace muster::test
{

/// Who a request comes from.
struct Caller {
    std::string token;
    std::string id;
};

/// An HTTP server in the place of Muster: keeps what it gets and answers what it is told to.
class FakeIntegration
{
public:
    explicit FakeIntegration(boost::asio::any_io_executor executor);

    [[nodiscard]] std::string url(const std::string& path) const;
    void answer_json(const Json& body);
    [[nodiscard]] const net::HttpRequest& last() const;
    [[nodiscard]] net::Form last_form() const { return net::Form::parse(last().body); }
    [[nodiscard]] Json last_json() const;
    [[nodiscard]] Async<void> stop() { return server_.stop(std::chrono::milliseconds(0)); }

    net::HttpResponse next{200, "{}", "application/json"};
    std::function<Async<void>()> before_answer;
    net::WebSocketHandler socket; ///< what to do with a WebSocket; none are taken without it
    std::vector<net::HttpRequest> received;

private:
    Async<net::HttpResponse> take(net::HttpRequest request);
    Async<net::WebSocketHandler> take_upgrade(net::HttpRequest request);

    net::HttpServer server_;
    std::uint16_t port_ = 0;
};

struct Reply {
    int status = 0;
    net::Headers headers;
    std::string text;

    /// The body; null when it is not JSON.
    [[nodiscard]] Json json() const;
    [[nodiscard]] std::string error_id() const;
};

class IntegrationFixture
{
public:
    IntegrationFixture();
    ~IntegrationFixture();
    IntegrationFixture(const IntegrationFixture&) = delete;
    IntegrationFixture& operator=(const IntegrationFixture&) = delete;

    /// Starts the sandbox with the options as they are now, and logs in admin and ada.
    void start();
    [[nodiscard]] Caller log_in(const std::string& name);

    Reply send(net::OutgoingRequest request);
    [[nodiscard]] net::OutgoingRequest request(const std::string& method, const std::string& target) const;
    Reply call(const std::string& method, const std::string& target, const Caller& caller);
    Reply call(const std::string& method, const std::string& target, const Caller& caller, const Json& body);

    /// A command of the team that calls the integration's /command.
    Json make_command(const std::string& trigger = "incident");
    Reply execute(const std::string& command, const Caller& caller);

    /// The id of a new channel of that type, with these members.
    std::string make_channel(const std::string& type, const std::vector<Caller>& members);
    /// The newest post of the channel.
    [[nodiscard]] sandbox::Post newest_post() { return app->world().posts.page(channel_id, 1, 0).at(0); }

    boost::asio::io_context loop;
    sandbox::Options options;
    FakeIntegration integration;
    net::HttpClient client{loop.get_executor(), net::HttpClientOptions()};
    std::unique_ptr<sandbox::App> app;
    std::uint16_t port = 0;
    Caller admin;
    Caller ada;
    std::string team_id;
    std::string channel_id;

private:
    std::filesystem::path folder_;
};

/// A browser's WebSocket, as far as a test needs one.
class EventListener
{
public:
    EventListener(boost::asio::io_context& loop, std::uint16_t port, const std::string& token);
    ~EventListener() { socket_->drop(); }
    EventListener(const EventListener&) = delete;
    EventListener& operator=(const EventListener&) = delete;

    /// The next event of that name; those before it are passed over.
    Json wait_for(const std::string& name);

private:
    boost::asio::io_context& loop_;
    net::HttpClient client_;
    net::WebSocketPtr socket_;
};

} // namespace muster::test
