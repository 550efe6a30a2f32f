#include "sandbox/hosting/plugin_connection.hpp"

#include "base/log.hpp"

#include <memory>
#include <vector>

namespace muster::sandbox
{

using broker::BrokerId;
using broker::Channel;
using netrpc::Nothing;
using namespace std::chrono_literals;

namespace
{

constexpr std::chrono::milliseconds kTimeToAnswerControl = 2s;

Async<void> run_caller(netrpc::Caller& caller) { static_cast<void>(co_await caller.run()); }

/// What the plugin writes on the streams that stand for its outputs, Mattermost logs.
Async<void> log_stream(yamux::Stream stream, std::string source)
{
    for (;;) {
        const Result<std::string> text = co_await stream.read(64 * 1024);
        if (!text || text->empty()) co_return;
        log::info(source, {{"text", *text}});
    }
}

Result<> only_whether(const Result<Nothing>& reply)
{
    if (!reply) return reply.error();
    return {};
}

/// The text of an error as hooks return it.
std::string text_of(const gob::Any& error)
{
    if (const auto* plain = error.get<rpc::ErrorString>()) return plain->err;
    if (const auto* refusal = error.get<rpc::AppError>()) return refusal->message;
    return error.name();
}

} // namespace

PluginConnection::PluginConnection(yamux::Socket socket)
    : executor_(socket.get_executor()), session_(std::move(socket), yamux::Side::Client), broker_(session_, executor_),
      callers_(executor_), tasks_(executor_)
{
    tasks_.spawn("plugin session", run_session());
}

Async<void> PluginConnection::run_session()
{
    const std::string why = co_await session_.run();
    log::debug("the plugin's connection ended", {{"why", why}});
}

Async<Result<>> PluginConnection::open_streams()
{
    Result<yamux::Stream> control = session_.open();
    Result<yamux::Stream> output = session_.open();
    Result<yamux::Stream> errors = session_.open();
    if (!control || !output || !errors) co_return fail(Fault::Unavailable, "the plugin took no stream");
    tasks_.spawn("plugin output", log_stream(std::move(*output), "plugin_stdout"));
    tasks_.spawn("plugin errors", log_stream(std::move(*errors), "plugin_stderr"));
    tasks_.spawn("plugin broker", broker_.run());
    control_.emplace(Channel(std::move(*control)), executor_, rpc::registered_names());
    callers_.spawn("plugin control", run_caller(*control_));
    co_return Result<>();
}

Async<Result<>> PluginConnection::open()
{
    const Result<> opened = co_await open_streams();
    if (!opened) co_return opened.error();
    const Result<std::uint64_t> id = co_await control_->call<std::uint64_t>("Dispenser.Dispense", std::string("hooks"));
    if (!id) co_return id.error();
    Result<Channel> hooks = co_await broker_.dial(static_cast<BrokerId>(*id));
    if (!hooks) co_return hooks.error();
    hooks_.emplace(std::move(*hooks), executor_, rpc::registered_names());
    callers_.spawn("plugin hooks", run_caller(*hooks_));
    const auto names = co_await hooks_->call<std::vector<std::string>>("Plugin.Implemented", Nothing());
    if (!names) co_return names.error();
    hooks_there_ = std::set<std::string>(names->begin(), names->end());
    co_return Result<>();
}

Async<void> PluginConnection::offer(BrokerId id, const netrpc::Methods& api)
{
    Result<Channel> channel = co_await broker_.accept(id);
    if (!channel) co_return;
    netrpc::Server server(std::move(*channel), executor_, rpc::registered_names(), api);
    static_cast<void>(co_await server.run());
}

Async<Result<>> PluginConnection::activate(const netrpc::Methods& api)
{
    rpc::OnActivateArgs args;
    args.api_mux_id = broker_.next_id();
    args.driver_mux_id = broker_.next_id(); // to a database, which a plugin need not open and the sandbox has not
    tasks_.spawn("plugin API", offer(static_cast<BrokerId>(args.api_mux_id), api));
    const Result<rpc::OnActivateReply> reply = co_await hook(args);
    if (!reply) co_return reply.error();
    if (!reply->error.is_nil()) co_return fail(Fault::Invalid, text_of(reply->error));
    co_return Result<>();
}

Async<Result<PluginAnswer>> PluginConnection::serve(rpc::HttpRequest request, std::string body)
{
    rpc::ServeHTTPArgs args;
    const BrokerId answers = broker_.next_id();
    const BrokerId bodies = broker_.next_id();
    args.response_writer_stream = answers;
    args.request_body_stream = bodies;
    args.request = std::move(request);
    args.context = rpc::Context();
    const auto answer = std::make_shared<PluginAnswer>();
    tasks_.spawn("plugin answer", take_answer(broker_, executor_, answers, answer));
    tasks_.spawn("plugin request body", hand_out_body(broker_, bodies, std::move(body)));
    const Result<rpc::ServeHTTPReply> served = co_await hook(std::move(args));
    if (!served) co_return served.error();
    co_return std::move(*answer);
}

Async<Result<>> PluginConnection::ping()
{
    const Result<Nothing> reply = co_await control_->call<Nothing>("Control.Ping", true, kTimeToAnswerControl);
    co_return only_whether(reply);
}

Async<Result<>> PluginConnection::quit()
{
    const Result<Nothing> reply = co_await control_->call<Nothing>("Control.Quit", true, kTimeToAnswerControl);
    co_return only_whether(reply);
}

Async<void> PluginConnection::close()
{
    session_.close();
    co_await callers_.join();
    tasks_.cancel();
    co_await tasks_.join();
}

} // namespace muster::sandbox
