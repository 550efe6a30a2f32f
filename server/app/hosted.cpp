#include "server/app/hosted.hpp"

#include "base/log.hpp"
#include "plugin/wording/hosting.hpp"
#include "server/app/hosted_http.hpp"
#include "server/chat/hosted/hook_news.hpp"
#include "server/http/faults.hpp"

#include <chrono>
#include <exception>
#include <utility>

namespace muster::app
{

namespace
{

using namespace std::chrono_literals;

/// A chat server that stops kills its plugins soon after it asked them to end.
constexpr std::chrono::milliseconds kDrain = 4s;
constexpr std::chrono::milliseconds kLook = 5ms;
/// As attached (http.max_body): nothing that Muster takes is longer.
constexpr std::size_t kMostBody = 1024 * 1024;

/// A flag that is up for as long as this lives, whatever is thrown.
class Raised
{
public:
    explicit Raised(bool& flag) : flag_(flag) { flag_ = true; }
    ~Raised() { flag_ = false; }
    Raised(const Raised&) = delete;
    Raised& operator=(const Raised&) = delete;

private:
    bool& flag_;
};

std::string variable(const config::Environment& environment, std::string_view name)
{
    const auto found = environment.find(std::string(name));
    return found == environment.end() ? std::string() : found->second;
}

rpc::CommandResponse not_ready()
{
    rpc::CommandResponse response;
    response.response_type = "ephemeral";
    response.text = wording::kNotReady;
    return response;
}

} // namespace

bool is_hosted(const config::Environment& environment)
{
    return variable(environment, host::kCookieName) == host::kCookie;
}

Hosted::Hosted(boost::asio::any_io_executor loop) : loop_(loop), changed_(loop) {}

Async<int> Hosted::run(config::Environment environment)
{
    const Result<> served = co_await serve(variable(environment, "PLUGIN_UNIX_SOCKET_DIR"));
    if (served) co_return 0;
    log::error("cannot serve the chat server", {{"why", served.error().detail()}});
    co_return 1;
}

Async<Result<>> Hosted::serve(const std::string& socket_folder)
{
    const Result<host::StandardOutput> output = host::StandardOutput::take();
    if (!output) co_return output.error();
    Result<host::Doorway> doorway = host::Doorway::open(loop_, socket_folder);
    if (!doorway) co_return doorway.error();
    const Result<> announced = output->announce(*doorway);
    if (!announced) co_return announced.error();
    Result<yamux::Socket> socket = co_await doorway->let_in();
    if (!socket) co_return socket.error();

    host::Connection connection(std::move(*socket), hooks());
    const std::string why = co_await connection.run();
    log::debug("the chat server ended the connection", {{"why", why}});
    co_await switch_off();
    co_return Result<>();
}

host::Hooks Hosted::hooks()
{
    host::Hooks hooks;
    hooks.activate = [this](host::Api api) { return activate(api); };
    hooks.deactivate = [this] { return deactivate(); };
    hooks.configuration_changed = [this] { return configuration_changed(); };
    hooks.most_http_body = kMostBody;
    hooks.http = [this](host::HttpAsk ask) { return http(std::move(ask)); };
    hooks.on<rpc::ExecuteCommandArgs>([this](rpc::ExecuteCommandArgs args) -> Async<Result<rpc::ExecuteCommandReply>> {
        rpc::ExecuteCommandReply reply;
        reply.response = co_await command(std::move(args.args).value_or(rpc::CommandArgs()));
        co_return reply;
    });
    // What is missed while settings change is read anew by the next engine.
    hosted::add_news(hooks, [this]() -> std::shared_ptr<hosted::HookNews> {
        if (!engine_) return nullptr;
        return {engine_, &engine_->news()};
    });
    return hooks;
}

Async<Result<>> Hosted::activate(host::Api api)
{
    api_.emplace(api);
    must_look_again_ = false;
    Result<config::PluginSettings> settings = co_await read_settings();
    if (!settings) co_return settings.error();
    const Result<> begun = co_await begin(std::move(*settings));
    if (!begun) co_return begun.error();
    is_on_ = true;
    log::info("active", {{"version", MUSTER_VERSION}});
    // What changed meanwhile and cannot be taken was said in the log: with what was read before, Muster is active.
    ignore(co_await look_again(), "active all the same");
    co_return Result<>();
}

Async<Result<>> Hosted::deactivate()
{
    co_await switch_off();
    log::info("switched off");
    co_return Result<>();
}

Async<Result<>> Hosted::configuration_changed()
{
    must_look_again_ = true;
    co_return co_await look_again();
}

Async<Result<>> Hosted::look_again()
{
    if (is_looking_) co_return Result<>();
    const Raised looking(is_looking_);
    Result<> taken;
    while (is_on_ && std::exchange(must_look_again_, false)) {
        Result<config::PluginSettings> settings = co_await read_settings();
        if (!settings)
            taken = settings.error();
        else
            taken = co_await take(std::move(*settings));
        if (!taken) log::error("settings not taken", {{"why", taken.error().detail()}});
    }
    co_return taken;
}

Async<Result<>> Hosted::take(config::PluginSettings settings)
{
    if (!is_on_) co_return Result<>();
    const bool is_same = engine_ && settings == engine_->settings();
    if (!is_same) co_return co_await change(std::move(settings));
    const std::shared_ptr<HostedEngine> here = engine_;
    co_return co_await here->read_site();
}

Async<rpc::CommandResponse> Hosted::command(rpc::CommandArgs args)
{
    const std::shared_ptr<HostedEngine> here = co_await engine();
    if (!here) co_return not_ready();
    co_return co_await here->run(std::move(args));
}

Async<host::HttpAnswer> Hosted::http(host::HttpAsk ask)
{
    const std::shared_ptr<HostedEngine> here = co_await engine();
    if (!here) co_return answer_of(http::fault_response(fail(Fault::Unavailable, std::string(wording::kNotReady))));
    net::HttpRequest request = request_of(std::move(ask), here->route_secret());
    try {
        net::HttpResponse response = co_await here->answer(std::move(request));
        co_return answer_of(std::move(response));
    } catch (const std::exception& error) {
        log::error("request failed", {{"error", error.what()}});
    }
    co_return answer_of(net::HttpResponse(500));
}

Async<Result<config::PluginSettings>> Hosted::read_settings()
{
    rpc::LoadPluginConfigurationArgs asked;
    const Result<rpc::LoadPluginConfigurationReply> loaded = co_await api_->call(asked);
    if (!loaded) co_return loaded.error();
    co_return config::read_plugin_settings(loaded->value.data);
}

Async<Result<>> Hosted::begin(config::PluginSettings settings)
{
    log::set_level(settings.log_level);
    Result<std::unique_ptr<HostedEngine>> made = co_await HostedEngine::make(loop_, *api_, std::move(settings));
    if (!made) co_return made.error();
    const Result<> started = co_await (*made)->start();
    if (!started) {
        co_await (*made)->stop();
        co_return started.error();
    }
    engine_ = std::move(*made);
    co_return Result<>();
}

Async<Result<>> Hosted::change(config::PluginSettings settings)
{
    std::optional<Raised> changing(std::in_place, is_changing_);
    std::optional<config::PluginSettings> before;
    if (engine_) before = engine_->settings();
    co_await end();
    Result<> begun = co_await begin(std::move(settings));
    if (begun) {
        log::info("settings changed");
    } else if (before) {
        const Result<> again = co_await begin(std::move(*before));
        if (!again) log::error("cannot go on", {{"why", again.error().detail()}});
    }
    changing.reset();
    changed_.ring();
    co_return begun;
}

Async<void> Hosted::switch_off()
{
    is_on_ = false;
    while (is_changing_) static_cast<void>(co_await changed_.wait(kDrain));
    co_await end();
}

Async<void> Hosted::end()
{
    const std::shared_ptr<HostedEngine> leaving = std::move(engine_); // which is empty from here on
    if (!leaving) co_return;
    for (auto left = kDrain; leaving.use_count() > 1 && left > 0ms; left -= kLook)
        static_cast<void>(co_await sleep_for(kLook));
    co_await leaving->stop();
}

Async<std::shared_ptr<HostedEngine>> Hosted::engine()
{
    while (is_changing_) static_cast<void>(co_await changed_.wait(kDrain));
    co_return engine_;
}

} // namespace muster::app
