#include "tests/sandbox/integration_fixture.hpp"

#include "tests/support/catch_result.hpp"

#include <nlohmann/json.hpp>

#include <catch2/catch.hpp>

#include <utility>

namespace muster::test
{

namespace
{

std::string on_loopback(const std::string& scheme, std::uint16_t port, const std::string& target)
{
    return scheme + "://127.0.0.1:" + std::to_string(port) + target;
}

} // namespace

FakeIntegration::FakeIntegration(boost::asio::any_io_executor executor)
    : server_(
          std::move(executor), net::HttpLimits(), [this](net::HttpRequest request) { return take(std::move(request)); },
          [this](const net::HttpRequest& request) { return take_upgrade(request); })
{
    port_ = server_.listen("127.0.0.1", 0).value();
}

std::string FakeIntegration::url(const std::string& path) const { return on_loopback("http", port_, path); }

void FakeIntegration::answer_json(const Json& body)
{
    next = net::HttpResponse(200, to_text(body), "application/json");
}

const net::HttpRequest& FakeIntegration::last() const
{
    REQUIRE_FALSE(received.empty());
    return received.back();
}

Json FakeIntegration::last_json() const { return parse_json(last().body).value(); }

Async<net::HttpResponse> FakeIntegration::take(net::HttpRequest request)
{
    received.push_back(std::move(request));
    if (before_answer) co_await before_answer();
    co_return next;
}

Async<net::WebSocketHandler> FakeIntegration::take_upgrade(net::HttpRequest request)
{
    if (socket) received.push_back(std::move(request));
    co_return socket;
}

Json Reply::json() const
{
    const Result<Json> parsed = parse_json(text);
    return parsed ? *parsed : Json();
}

std::string Reply::error_id() const { return json().value("id", ""); }

IntegrationFixture::IntegrationFixture()
    : integration(loop.get_executor()),
      folder_(std::filesystem::temp_directory_path() / ("muster-sandbox-" + RandomIds().next()))
{
    options.data = folder_;
    options.port = 0;
    options.plugin_url = integration.url("");
    options.plugin_secret = "between the two of us";
}

IntegrationFixture::~IntegrationFixture()
{
    if (app) run_async(loop, app->stop());
    run_async(loop, integration.stop());
    app.reset();
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
}

void IntegrationFixture::start()
{
    auto made = sandbox::App::make(loop.get_executor(), options);
    REQUIRE(made);
    app = std::move(*made);
    port = app->listen().value();
    admin = log_in("admin");
    ada = log_in("ada");
    sandbox::World& world = app->world();
    team_id = world.teams.find_by_name("sre")->id;
    channel_id = world.channels.find_by_name(team_id, "town-square")->id;
}

Caller IntegrationFixture::log_in(const std::string& name)
{
    const Json body = {{"login_id", name}, {"password", "Sandbox-1"}};
    const Reply reply = call("POST", "/api/v4/users/login", {}, body);
    REQUIRE(reply.status == 200);
    return {std::string(reply.headers.get("Token")), reply.json()["id"].get<std::string>()};
}

Reply IntegrationFixture::send(net::OutgoingRequest request)
{
    const Result<net::HttpResponse> response = run_async(loop, client.send(std::move(request)));
    REQUIRE(response);
    return {response->status, response->headers, response->body};
}

net::OutgoingRequest IntegrationFixture::request(const std::string& method, const std::string& target) const
{
    return net::OutgoingRequest(method, net::Url::parse(on_loopback("http", port, target)).value());
}

Reply IntegrationFixture::call(const std::string& method, const std::string& target, const Caller& caller)
{
    return call(method, target, caller, Json());
}

Reply IntegrationFixture::call(const std::string& method, const std::string& target, const Caller& caller,
                               const Json& body)
{
    net::OutgoingRequest made = request(method, target);
    if (!caller.token.empty()) made.headers.set("Authorization", "Bearer " + caller.token);
    if (!body.is_null()) made.body = to_text(body);
    return send(std::move(made));
}

Json IntegrationFixture::make_command(const std::string& trigger)
{
    const Json body = {{"team_id", team_id},
                       {"trigger", trigger},
                       {"method", "P"},
                       {"url", integration.url("/command")},
                       {"auto_complete", true},
                       {"auto_complete_desc", "Run incidents"},
                       {"auto_complete_hint", "[command]"}};
    const Reply reply = call("POST", "/api/v4/commands", admin, body);
    REQUIRE(reply.status == 201);
    return reply.json();
}

Reply IntegrationFixture::execute(const std::string& command, const Caller& caller)
{
    return call("POST", "/api/v4/commands/execute", caller, {{"channel_id", channel_id}, {"command", command}});
}

std::string IntegrationFixture::make_channel(const std::string& type, const std::vector<Caller>& members)
{
    sandbox::World& world = app->world();
    sandbox::Channel channel;
    channel.id = world.new_id();
    channel.type = type;
    channel.name = "scene-" + channel.id;
    channel.team_id = type == "D" ? "" : team_id;
    world.channels.add(channel);
    for (const Caller& caller : members) {
        sandbox::ChannelMember member;
        member.channel_id = channel.id;
        member.user_id = caller.id;
        member.notify_props = "{}";
        world.channel_members.save(member);
    }
    return channel.id;
}

EventListener::EventListener(boost::asio::io_context& loop, std::uint16_t port, const std::string& token)
    : loop_(loop), client_(loop.get_executor(), net::HttpClientOptions())
{
    const auto url = net::Url::parse(on_loopback("ws", port, "/api/v4/websocket")).value();
    net::Headers headers;
    headers.set("Authorization", "Bearer " + token);
    auto opened =
        run_async(loop_, client_.open_web_socket(url, headers, net::WebSocketLimits(), std::chrono::seconds(10)));
    REQUIRE(opened);
    socket_ = *opened;
    wait_for("hello");
}

Json EventListener::wait_for(const std::string& name)
{
    for (;;) {
        const Result<std::string> frame = run_async(loop_, socket_->read());
        REQUIRE(frame);
        const Json event = parse_json(*frame).value();
        if (event.value("event", "") == name) return event;
    }
}

} // namespace muster::test
