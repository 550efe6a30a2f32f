// The recorded conversations, played against our end over a real socket: the server's bytes are those that Mattermost
// 5.37.0 sent, and our plugin does through the typed API what the recorded plugin did.
#include "server/chat/host/connection.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/plugin_host/gob_json.hpp"
#include "tests/support/plugin_host/host.hpp"
#include "tests/support/plugin_host/listener.hpp"
#include "tests/support/plugin_host/recording.hpp"
#include "tests/support/plugin_host/session_pair.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <deque>
#include <memory>
#include <optional>
#include <set>

using namespace muster;
using namespace muster::test;
using broker::Channel;
using host::Api;

namespace
{

constexpr int kControl = 1;
constexpr int kApi = 2;
constexpr int kHooks = 7;

template <class T> T as(const gob::Dynamic& value)
{
    gob::Encoder encoder;
    std::string stream;
    REQUIRE(encoder.append(stream, value));
    gob::Decoder decoder(rpc::registered_names());
    decoder.feed(stream);
    T typed;
    const auto arrival = decoder.next(typed);
    INFO(decoder.why());
    REQUIRE(arrival == gob::Arrival::Complete);
    return typed;
}

template <class Args> Async<void> call_again(Api api, gob::Dynamic args)
{
    const auto reply = co_await api.call(as<Args>(args));
    CHECK(reply);
}

using CallAgain = Async<void> (*)(Api api, gob::Dynamic args);

const std::map<std::string, CallAgain> kCalls{
    {"Plugin.CreatePost", call_again<rpc::CreatePostArgs>},
    {"Plugin.GetServerVersion", call_again<rpc::GetServerVersionArgs>},
    {"Plugin.GetTeamByName", call_again<rpc::GetTeamByNameArgs>},
    {"Plugin.GetUserByUsername", call_again<rpc::GetUserByUsernameArgs>},
    {"Plugin.KVGet", call_again<rpc::KVGetArgs>},
    {"Plugin.KVSet", call_again<rpc::KVSetArgs>},
    {"Plugin.LoadPluginConfiguration", call_again<rpc::LoadPluginConfigurationArgs>},
    {"Plugin.LogInfo", call_again<rpc::LogInfoArgs>},
    {"Plugin.OpenInteractiveDialog", call_again<rpc::OpenInteractiveDialogArgs>},
    {"Plugin.PublishWebSocketEvent", call_again<rpc::PublishWebSocketEventArgs>},
    {"Plugin.RegisterCommand", call_again<rpc::RegisterCommandArgs>},
};

/// What the recorded plugin did in one hook.
struct HookScript {
    std::vector<std::pair<std::string, gob::Dynamic>> calls;
    gob::Dynamic reply;
    HttpReceived http;
};

/// The hooks of the recording in the order in which they were called, by name.
class Script
{
public:
    explicit Script(Recording recording)
    {
        std::map<std::uint64_t, std::shared_ptr<HookScript>> open; // by number; the lowest is the outermost
        std::map<int, std::shared_ptr<HookScript>> answers;        // by response stream
        for (const json& step : recording.steps()) {
            const int stream = step["stream"].get<int>();
            const auto kind = step["kind"].get<std::string>();
            if (kind != "request" && kind != "response") continue;
            const auto method = step["method"].get<std::string>();
            const auto dir = step["dir"].get<std::string>();
            RecordedMessage message = recording.take(stream, dir);
            const auto number = step["seq"].get<std::uint64_t>();
            if (stream == kHooks && kind == "request") {
                const auto hook = std::make_shared<HookScript>();
                open[number] = hook;
                hooks[method].push_back(hook);
                if (method == "Plugin.ServeHTTP")
                    answers[recording.stream_of(step["body"]["ResponseWriterStream"].get<std::uint64_t>())] = hook;
            } else if (stream == kHooks) {
                open.at(number)->reply = message.body;
                open.erase(number);
            } else if (stream == kApi && kind == "request") {
                REQUIRE_FALSE(open.empty());
                open.begin()->second->calls.emplace_back(method, message.body);
            } else if (kind == "request" && answers.contains(stream)) {
                add_answer(answers.at(stream)->http, method, message.body);
            }
        }
    }

    std::shared_ptr<HookScript> next(const std::string& method)
    {
        auto& left = hooks[method];
        if (left.empty()) throw std::runtime_error(method + " was not called that often");
        const auto hook = left.front();
        left.pop_front();
        return hook;
    }

    std::map<std::string, std::deque<std::shared_ptr<HookScript>>> hooks;

private:
    static void add_answer(HttpReceived& http, const std::string& method, const gob::Dynamic& body)
    {
        if (method == "Plugin.SyncHeader") http.header = as<host::HttpHeader>(body);
        if (method == "Plugin.WriteHeader") http.status = as<std::int64_t>(body);
        if (method == "Plugin.Write") http.body += as<gob::Bytes>(body).data;
    }
};

/// A plugin that does in each hook what the recorded one did.
class ScriptedPlugin
{
public:
    explicit ScriptedPlugin(Script& script) : script_(script) {}

    host::Hooks hooks()
    {
        host::Hooks hooks;
        hooks.activate = [this](Api api) -> Async<Result<>> {
            api_.emplace(api);
            co_await act("Plugin.OnActivate");
            co_return Result<>();
        };
        hooks.deactivate = [this] { return act_only("Plugin.OnDeactivate"); };
        hooks.configuration_changed = [this] { return act_only("Plugin.OnConfigurationChange"); };
        hooks.http = [this](host::HttpAsk ask) { return answer(std::move(ask)); };
        add<rpc::ExecuteCommandArgs>(hooks);
        add<rpc::MessageHasBeenPostedArgs>(hooks);
        add<rpc::UserHasJoinedChannelArgs>(hooks);
        return hooks;
    }

    std::vector<std::string> bodies; ///< of the HTTP requests

private:
    template <class Args> void add(host::Hooks& hooks)
    {
        using Reply = typename Args::Reply;
        hooks.on<Args>([this](Args) -> Async<Result<Reply>> {
            const auto hook = co_await act(Args::method);
            co_return as<Reply>(hook->reply);
        });
    }

    Async<std::shared_ptr<HookScript>> act(std::string method)
    {
        const auto hook = script_.next(method);
        for (const auto& [name, args] : hook->calls) co_await kCalls.at(name)(*api_, args);
        co_return hook;
    }

    Async<Result<>> act_only(std::string method)
    {
        static_cast<void>(co_await act(std::move(method)));
        co_return Result<>();
    }

    Async<host::HttpAnswer> answer(host::HttpAsk ask)
    {
        bodies.push_back(std::move(ask.body));
        const auto hook = co_await act("Plugin.ServeHTTP");
        host::HttpAnswer answer;
        answer.status = host::HttpStatus(hook->http.status);
        answer.header = hook->http.header;
        answer.body = hook->http.body;
        co_return answer;
    }

    Script& script_;
    std::optional<Api> api_;
};

/// Plays the server of a recording.
class ReplayedHost
{
public:
    ReplayedHost(boost::asio::io_context& loop, yamux::Socket socket, Recording recording)
        : loop_(loop), recording_(std::move(recording)), session_(std::move(socket), yamux::Side::Client),
          broker_(session_, loop.get_executor()), tasks_(loop.get_executor())
    {
        tasks_.spawn("host", run_session());
    }
    ~ReplayedHost() { run_async(loop_, stop()); }
    ReplayedHost(const ReplayedHost&) = delete;
    ReplayedHost& operator=(const ReplayedHost&) = delete;

    Async<void> play()
    {
        for (int i = 0; i < 3; ++i) opened_.push_back(std::move(session_.open().value()));
        listeners_.emplace(kControl, std::make_unique<Listener>(Channel(std::move(opened_.front()))));
        tasks_.spawn("broker", run_broker());
        const std::vector<json> steps = recording_.steps();
        for (const json& step : steps) {
            co_await play_step(step);
            ++played;
        }
    }

    std::size_t played = 0;
    std::vector<std::string> expected_bodies;
    std::vector<HttpStreams> http;

private:
    Async<void> run_session() { static_cast<void>(co_await session_.run()); }
    Async<void> run_broker() { co_await broker_.run(); }
    Async<void> stop()
    {
        session_.close();
        tasks_.cancel();
        co_await tasks_.join();
    }

    Async<void> play_step(json step)
    {
        const int stream = step["stream"].get<int>();
        const auto kind = step["kind"].get<std::string>();
        if (kind == "dial" && (stream == kHooks || stream == kApi)) {
            const auto id = static_cast<broker::BrokerId>(step["broker_id"].get<std::uint64_t>());
            std::optional<Result<Channel>> channel;
            if (stream == kHooks) {
                channel.emplace(co_await broker_.dial(id));
            } else {
                channel.emplace(co_await broker_.accept(id));
            }
            listeners_.emplace(stream, std::make_unique<Listener>(std::move(channel->value())));
        }
        if (kind != "request" && kind != "response") co_return;
        if (stream != kControl && stream != kApi && stream != kHooks) co_return; // of a request: see ServeHTTP
        if (step["dir"] == "s2p") {
            co_await say(step, stream);
        } else {
            co_await hear(step, stream);
        }
    }

    Async<void> say(json step, int stream)
    {
        if (step["method"] == "Plugin.ServeHTTP") {
            const auto answers = step["body"]["ResponseWriterStream"].get<std::uint64_t>();
            const auto asks = step["body"]["RequestBodyStream"].get<std::uint64_t>();
            expected_bodies.push_back(recording_.bytes(recording_.stream_of(asks), "s2p"));
            http.emplace_back(broker_, loop_, tasks_);
            http.back().wait(static_cast<broker::BrokerId>(answers), static_cast<broker::BrokerId>(asks),
                             expected_bodies.back());
        }
        const RecordedMessage message = recording_.take(stream, "s2p");
        const Result<> written = co_await listeners_.at(stream)->channel.write(message.bytes);
        CHECK(written);
    }

    Async<void> hear(json step, int stream)
    {
        const auto method = step["method"].get<std::string>();
        const auto [header, body] = co_await listeners_.at(stream)->hear(method, step["seq"].get<std::uint64_t>());
        INFO(step.dump().substr(0, 300));
        if (method == "Plugin.MessageWillBePosted") {
            CHECK(header["Error"] == "rpc: can't find method Plugin.MessageWillBePosted"); // not one of ours
            co_return;
        }
        CHECK_FALSE(header.contains("Error"));
        if (method == "Plugin.Implemented") {
            const std::set<std::string> ours(body.begin(), body.end());
            for (const char* name : {"ExecuteCommand", "ServeHTTP", "OnConfigurationChange", "UserHasJoinedChannel"})
                CHECK(ours.contains(name));
            co_return;
        }
        CHECK(without_empty(body) == without_empty(canonical(step["body"])));
    }

    boost::asio::io_context& loop_;
    Recording recording_;
    yamux::Session session_;
    broker::Broker broker_;
    TaskGroup tasks_;
    std::vector<yamux::Stream> opened_;
    std::map<int, std::unique_ptr<Listener>> listeners_;
};

void replay(const std::string& name)
{
    const Recording recording(name);
    Script script(recording);
    Script expected(recording);
    boost::asio::io_context loop;
    SocketPair sockets(loop);
    ScriptedPlugin plugin(script);
    host::Connection connection(std::move(sockets.other), plugin.hooks());
    std::optional<std::string> why;
    boost::asio::co_spawn(loop, connection.run(), [&](const std::exception_ptr&, std::string ended) { why = ended; });
    {
        ReplayedHost host(loop, std::move(sockets.one), recording);
        run_async(loop, host.play());
        CHECK(host.played == recording.steps().size());
        CHECK(plugin.bodies == host.expected_bodies);
        REQUIRE(host.http.size() == expected.hooks["Plugin.ServeHTTP"].size());
        for (std::size_t i = 0; i < host.http.size(); ++i) {
            const HttpReceived& want = expected.hooks["Plugin.ServeHTTP"][i]->http;
            const HttpReceived& got = *host.http[i].received;
            CHECK(got.status == want.status);
            CHECK(got.header == want.header);
            CHECK((got.body == want.body));
        }
        CHECK(connection.was_asked_to_quit());
    }
    run_until(loop, [&] { return why.has_value(); });
    for (const auto& [method, left] : script.hooks) {
        INFO(method);
        CHECK((left.empty() || method == "Plugin.Implemented" || method == "Plugin.MessageWillBePosted"));
    }
}

} // namespace

TEST_CASE("the recorded life of a Go plugin is lived again, call by call", "[host][replay]") { replay("go"); }

TEST_CASE("the recorded life of a plugin without Go is lived again, call by call", "[host][replay]")
{
    replay("nongo");
}
