// What Mattermost 5.37.0 said to other plugins from their start to their end, byte for byte, said to the executable.
#include "server/chat/host/netrpc/server.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/plugin_host/fake_api.hpp"
#include "tests/support/plugin_host/host.hpp"
#include "tests/support/plugin_host/listener.hpp"
#include "tests/support/plugin_host/plugin_process.hpp"
#include "tests/support/plugin_host/recording.hpp"
#include "tests/support/run_async.hpp"
#include "tests/support/temp_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <vector>

using namespace muster;
using namespace muster::test;
using broker::Channel;

namespace
{

constexpr int kControl = 1;
constexpr int kApi = 2;
constexpr int kHooks = 7;

/// Says on the control stream and to the hooks what was recorded, in its order, and waits for each answer where the
/// recorded plugin gave it. What Muster asks of the API is its own.
class RecordedServer
{
public:
    explicit RecordedServer(const std::string& name)
        : recording(name), process(folder.path()), session_(process.connect(loop), yamux::Side::Client),
          broker_(session_, loop.get_executor()), tasks_(loop.get_executor()), api_(methods_, Generation::V5)
    {
        api_.files = (folder.path() / "data").string();
        tasks_.spawn("server", run_session());
    }
    ~RecordedServer() { run_async(loop, stop()); }
    RecordedServer(const RecordedServer&) = delete;
    RecordedServer& operator=(const RecordedServer&) = delete;

    Async<void> play()
    {
        for (int i = 0; i < 3; ++i) opened_.push_back(std::move(session_.open().value()));
        listeners_.emplace(kControl, std::make_unique<Listener>(Channel(std::move(opened_.front()))));
        tasks_.spawn("broker", run_broker());
        const std::vector<json> steps = recording.steps();
        for (const json& step : steps) co_await play_step(step);
    }
    void hang_up()
    {
        session_.close();
        run_until(loop, [this] { return is_over_; });
    }

    Recording recording;
    TempFolder folder;
    boost::asio::io_context loop;
    PluginProcess process;
    std::vector<std::string> answered;

private:
    Async<void> run_session()
    {
        static_cast<void>(co_await session_.run());
        is_over_ = true;
    }
    Async<void> run_broker() { co_await broker_.run(); }
    Async<void> stop()
    {
        session_.close();
        tasks_.cancel();
        co_await tasks_.join();
    }
    Async<void> serve_api(broker::BrokerId id)
    {
        Result<Channel> channel = co_await broker_.accept(id);
        if (!channel) co_return;
        netrpc::Server server(std::move(*channel), loop.get_executor(), rpc::registered_names(), methods_);
        static_cast<void>(co_await server.run());
    }

    Async<void> play_step(json step)
    {
        const int stream = step["stream"].get<int>();
        const auto kind = step["kind"].get<std::string>();
        if (kind == "dial" && stream == kHooks) {
            // The number that was dispensed is the plugin's own: the first.
            Result<Channel> channel = co_await broker_.dial(1);
            listeners_.emplace(stream, std::make_unique<Listener>(std::move(channel.value())));
        }
        if (kind == "dial" && stream == kApi)
            tasks_.spawn("api", serve_api(static_cast<broker::BrokerId>(step["broker_id"].get<std::uint64_t>())));
        const bool is_ours = stream == kControl || stream == kHooks;
        if (kind == "request" && is_ours) co_await say(step, stream);
        if (kind == "response" && is_ours) co_await hear(step, stream);
    }

    Async<void> say(json step, int stream)
    {
        if (step["method"] == "Plugin.ServeHTTP") {
            const auto answers = step["body"]["ResponseWriterStream"].get<std::uint64_t>();
            const auto asks = step["body"]["RequestBodyStream"].get<std::uint64_t>();
            http_.emplace_back(broker_, loop, tasks_);
            http_.back().wait(static_cast<broker::BrokerId>(answers), static_cast<broker::BrokerId>(asks),
                              recording.bytes(recording.stream_of(asks), "s2p"));
        }
        const RecordedMessage message = recording.take(stream, "s2p");
        const Result<> written = co_await listeners_.at(stream)->channel.write(message.bytes);
        CHECK(written);
    }

    Async<void> hear(json step, int stream)
    {
        const auto method = step["method"].get<std::string>();
        const auto [header, body] = co_await listeners_.at(stream)->hear(method, step["seq"].get<std::uint64_t>());
        answered.push_back(method);
        // A hook that is not Muster's was recorded, too: the server would not call it.
        if (header.contains("Error")) {
            CHECK(header["Error"] == "rpc: can't find method " + method);
            CHECK(method == "Plugin.MessageWillBePosted");
        }
        if (method == "Plugin.OnActivate") CHECK_FALSE(body.contains("A"));
    }

    yamux::Session session_;
    broker::Broker broker_;
    TaskGroup tasks_;
    netrpc::Methods methods_;
    FakeApi api_;
    bool is_over_ = false;
    std::vector<yamux::Stream> opened_;
    std::map<int, std::unique_ptr<Listener>> listeners_;
    std::vector<HttpStreams> http_;
};

void relive(const std::string& name)
{
    RecordedServer server(name);
    run_async(server.loop, server.play());
    const auto count = [](const std::vector<json>& steps) {
        return std::count_if(steps.begin(), steps.end(), [](const json& step) {
            const int stream = step["stream"].get<int>();
            return step["kind"] == "response" && (stream == kControl || stream == kHooks);
        });
    };
    CHECK(static_cast<std::ptrdiff_t>(server.answered.size()) == count(server.recording.steps()));
    CHECK(server.answered.back() == "Control.Quit");
    server.hang_up();
    CHECK(server.process.exit_code() == 0);
}

} // namespace

TEST_CASE("the life that a server gave a Go plugin is lived by the executable", "[hosted][replay]") { relive("go"); }

TEST_CASE("the life that a server gave a plugin without Go is lived by the executable", "[hosted][replay]")
{
    relive("nongo");
}
