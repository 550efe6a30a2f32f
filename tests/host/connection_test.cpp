#include "server/chat/host/connection.hpp"
#include "server/runtime/deadline.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/plugin_host/host.hpp"
#include "tests/support/plugin_host/session_pair.hpp"
#include "tests/support/plugin_host/vectors.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <optional>

using namespace muster;
using namespace muster::test;
using host::Api;
using host::Hooks;

namespace
{

/// A plugin and its host on a pair of sockets.
class Scene
{
public:
    explicit Scene(Hooks hooks)
        : sockets(loop), plugin(std::move(sockets.other), std::move(hooks)), host(loop, std::move(sockets.one))
    {
        boost::asio::co_spawn(loop, plugin.run(), [this](const std::exception_ptr&, std::string why) {
            why_plugin_ended = std::move(why);
        });
    }

    ~Scene()
    {
        host.hang_up();
        run_until(loop, [this] { return why_plugin_ended.has_value(); });
    }
    Scene(const Scene&) = delete;
    Scene& operator=(const Scene&) = delete;

    template <class T> auto run(Async<T> task) { return run_async(loop, std::move(task)); }

    boost::asio::io_context loop;
    SocketPair sockets;
    std::optional<std::string> why_plugin_ended;
    host::Connection plugin;
    PluginHost host;
};

Async<Result<>> do_nothing() { co_return Result<>(); }

rpc::HttpRequest a_request(std::string method, std::string path)
{
    rpc::HttpRequest request;
    request.method = std::move(method);
    request.url = gob::Url(std::move(path));
    return request;
}

} // namespace

TEST_CASE("the hooks that a plugin says it has are those that it has", "[host][connection]")
{
    Hooks hooks;
    hooks.configuration_changed = do_nothing;
    hooks.on<rpc::UserHasJoinedChannelArgs>(
        [](rpc::UserHasJoinedChannelArgs) -> Async<Result<rpc::UserHasJoinedChannelReply>> {
            co_return rpc::UserHasJoinedChannelReply();
        });
    Scene scene(std::move(hooks));

    const auto names = scene.run(scene.host.open());
    CHECK(names == std::vector<std::string>{"OnActivate", "OnConfigurationChange", "UserHasJoinedChannel"});
    CHECK(scene.run(scene.host.hook(rpc::UserHasJoinedChannelArgs())));
    CHECK(scene.run(scene.host.hook(rpc::UserHasLeftChannelArgs())).error().fault() == Fault::NotFound);
}

TEST_CASE("the API can be called while the plugin is activated", "[host][connection]")
{
    std::string version;
    Hooks hooks;
    hooks.activate = [&](Api api) -> Async<Result<>> {
        const Result<rpc::GetServerVersionReply> reply = co_await api.call(rpc::GetServerVersionArgs());
        if (!reply) co_return reply.error();
        version = reply->value;
        co_return Result<>();
    };
    Scene scene(std::move(hooks));
    scene.host.api.add<rpc::GetServerVersionArgs, rpc::GetServerVersionReply>(
        "Plugin.GetServerVersion", [](rpc::GetServerVersionArgs) -> Async<Result<rpc::GetServerVersionReply>> {
            co_return rpc::GetServerVersionReply{"5.37.0"};
        });

    scene.run(scene.host.open());
    const auto reply = scene.run(scene.host.activate());
    CHECK(reply.value().error.is_nil());
    CHECK(version == "5.37.0");
}

TEST_CASE("the way to the database is opened, as the chat server complains in its log otherwise", "[host][connection]")
{
    Scene scene{Hooks()};
    scene.run(scene.host.open());
    CHECK(scene.run(scene.host.activate()));
    run_until(scene.loop, [&] { return scene.host.has_visitor; });
    CHECK(scene.host.why_ended.empty());
}

TEST_CASE("why a plugin cannot be activated is told to the chat server", "[host][connection]")
{
    Hooks hooks;
    hooks.activate = [](Api) -> Async<Result<>> { co_return fail(Fault::Invalid, "no store"); };
    Scene scene(std::move(hooks));
    scene.run(scene.host.open());

    const auto reply = scene.run(scene.host.activate());
    REQUIRE(reply);
    REQUIRE(reply->error.get<rpc::ErrorString>());
    CHECK(reply->error.get<rpc::ErrorString>()->err == "no store");
    CHECK(reply->error.name() == "*plugin.ErrorString");
}

TEST_CASE("a hook that waits for an API call that calls a hook does not wait for ever", "[host][connection][harmless]")
{
    // As CreatePost inside ExecuteCommand makes the chat server call MessageHasBeenPosted before it answers.
    std::vector<std::string> order;
    std::optional<Api> kept;
    Hooks hooks;
    hooks.activate = [&](Api api) -> Async<Result<>> {
        kept.emplace(api);
        co_return Result<>();
    };
    hooks.on<rpc::ExecuteCommandArgs>([&](rpc::ExecuteCommandArgs) -> Async<Result<rpc::ExecuteCommandReply>> {
        rpc::CreatePostArgs args;
        args.post.message = "from the command";
        const Result<rpc::CreatePostReply> posted = co_await kept->call(std::move(args));
        CHECK(posted);
        order.emplace_back("command");
        co_return rpc::ExecuteCommandReply();
    });
    hooks.on<rpc::MessageHasBeenPostedArgs>(
        [&](rpc::MessageHasBeenPostedArgs args) -> Async<Result<rpc::MessageHasBeenPostedReply>> {
            order.push_back(args.post.value().message);
            co_return rpc::MessageHasBeenPostedReply();
        });
    Scene scene(std::move(hooks));
    scene.host.api.add<rpc::CreatePostArgs, rpc::CreatePostReply>(
        "Plugin.CreatePost", [&](rpc::CreatePostArgs args) -> Async<Result<rpc::CreatePostReply>> {
            rpc::MessageHasBeenPostedArgs posted;
            posted.post = args.post;
            const auto told = co_await scene.host.hook(std::move(posted));
            CHECK(told);
            rpc::CreatePostReply reply;
            reply.value = std::move(args.post);
            co_return reply;
        });
    scene.run(scene.host.open());
    CHECK(scene.run(scene.host.activate()));

    CHECK(scene.run(scene.host.hook(rpc::ExecuteCommandArgs())));
    CHECK(order == std::vector<std::string>{"from the command", "command"});
}

TEST_CASE("a request is handed on with its body, and answered before its hook is", "[host][connection][harmless]")
{
    std::string seen;
    Hooks hooks;
    hooks.http = [&](host::HttpAsk ask) -> Async<host::HttpAnswer> {
        seen = ask.request.method + " " + ask.request.url.value().text;
        host::HttpAnswer answer;
        answer.status = host::HttpStatus(201);
        answer.header["Content-Type"] = {"text/plain"};
        answer.body = std::move(ask.body);
        co_return answer;
    };
    Scene scene(std::move(hooks));
    scene.run(scene.host.open());

    const auto received = scene.run(scene.host.http(a_request("POST", "/api/v0/incidents"), "the body"));
    CHECK(seen == "POST /api/v0/incidents");
    CHECK(received.status == 201);
    CHECK(received.header.at("Content-Type") == std::vector<std::string>{"text/plain"});
    CHECK(received.body == "the body");
    CHECK(received.calls == std::vector<std::string>{"SyncHeader", "WriteHeader", "Write"});
}

TEST_CASE("large bodies go through either way, many at the same time", "[host][connection]")
{
    Hooks hooks;
    hooks.http = [](host::HttpAsk ask) -> Async<host::HttpAnswer> {
        host::HttpAnswer answer;
        answer.body = std::move(ask.body);
        co_return answer;
    };
    Scene scene(std::move(hooks));
    scene.run(scene.host.open());
    int done = 0;
    const auto ask = [](PluginHost& host, char letter, int& ended) -> Async<void> {
        const std::string body(1'500'000, letter);
        const HttpReceived received = co_await host.http(a_request("POST", "/"), body);
        CHECK((received.body == body));
        ++ended;
    };
    TaskGroup tasks(scene.loop.get_executor());
    for (const char letter : {'a', 'b', 'c', 'd'}) tasks.spawn("ask", ask(scene.host, letter, done));
    run_until(scene.loop, [&] { return done == 4; });
}

TEST_CASE("a body longer than the limit is answered with 413 and not kept", "[host][connection]")
{
    bool was_called = false;
    Hooks hooks;
    hooks.most_http_body = 1000;
    hooks.http = [&](host::HttpAsk) -> Async<host::HttpAnswer> {
        was_called = true;
        co_return host::HttpAnswer();
    };
    Scene scene(std::move(hooks));
    scene.run(scene.host.open());
    CHECK(scene.run(scene.host.http(a_request("POST", "/"), std::string(200'000, 'x'))).status == 413);
    CHECK_FALSE(was_called);
}

TEST_CASE("the health check is answered, and so is the request to quit", "[host][connection]")
{
    Scene scene{Hooks()};
    scene.run(scene.host.open());
    CHECK(scene.run(scene.host.control("Ping")));
    CHECK_FALSE(scene.plugin.was_asked_to_quit());
    CHECK(scene.run(scene.host.control("Quit")));
    CHECK(scene.plugin.was_asked_to_quit());
    CHECK(scene.run(scene.host.dispense("other")).error().detail() == "unknown plugin type: other");
}

TEST_CASE("a chat server that is gone ends the plugin, whatever it waits for", "[host][connection]")
{
    Hooks hooks;
    bool waits = false;
    hooks.on<rpc::ExecuteCommandArgs>([&](rpc::ExecuteCommandArgs) -> Async<Result<rpc::ExecuteCommandReply>> {
        waits = true;
        static_cast<void>(co_await sleep_for(std::chrono::hours(1)));
        co_return rpc::ExecuteCommandReply();
    });
    Scene scene(std::move(hooks));
    scene.run(scene.host.open());
    const auto call = [](PluginHost& host) -> Async<void> {
        static_cast<void>(co_await host.hook(rpc::ExecuteCommandArgs()));
    };
    TaskGroup tasks(scene.loop.get_executor());
    tasks.spawn("command", call(scene.host));
    run_until(scene.loop, [&] { return waits; });

    scene.host.hang_up();
    run_until(scene.loop, [&] { return scene.why_plugin_ended.has_value(); });
    CHECK(*scene.why_plugin_ended == "closed by the other side");
}

TEST_CASE("what is asked of a body is written as the chat server reads it", "[host][connection]")
{
    for (const auto& one : vector_cases("primitives.json")) {
        if (one["kind"] != "varint_zigzag") continue;
        const auto count = std::stoll(one["value"].get<std::string>());
        CHECK(to_hex(host::ask_bytes(count)) == one["hex"].get<std::string>());
    }
}
