#include "sandbox/hosting/running_plugin.hpp"

#include "base/log.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <string>
#include <utility>

namespace muster::sandbox
{

namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace
{

constexpr std::chrono::milliseconds kTimeToDeactivate = 10s;
constexpr std::chrono::milliseconds kTimeToExit = 2s;
constexpr std::chrono::milliseconds kTimeToDie = 5s; ///< of one that is killed
constexpr int kTries = 3;

} // namespace

Async<Result<>> RunningPlugin::start(const std::filesystem::path& file, const netrpc::Methods& api)
{
    Result<std::unique_ptr<PluginProcess>> process = PluginProcess::start(executor_, file);
    if (!process) co_return process.error();
    process_ = std::move(*process);
    log::info("plugin started", {{"process", static_cast<std::int64_t>(process_->id())}});
    tasks_.spawn("plugin log", process_->carry_log());
    Result<std::string> path = co_await process_->socket_path();
    if (!path) co_return path.error();
    tasks_.spawn("plugin standard output", process_->drain_output());
    const Result<> connected = co_await connect(std::move(*path));
    if (!connected) co_return connected.error();
    const Result<> opened = co_await connection_->open();
    if (!opened) co_return opened.error();
    co_return co_await connection_->activate(api);
}

Async<Result<>> RunningPlugin::connect(std::string path)
{
    yamux::Socket socket(executor_);
    const asio::local::stream_protocol::endpoint endpoint(path);
    const auto [error] = co_await socket.async_connect(endpoint, asio::as_tuple(asio::use_awaitable));
    if (error) co_return fail(Fault::Unavailable, path + ": " + error.message());
    connection_.emplace(std::move(socket));
    co_return Result<>();
}

Async<bool> RunningPlugin::is_healthy()
{
    for (int attempt = 0; attempt < kTries; ++attempt) {
        const Result<> answered = co_await connection_->ping();
        if (answered) co_return true;
    }
    co_return false;
}

Async<void> RunningPlugin::deactivate()
{
    if (connection_->has_hook("OnDeactivate")) {
        const rpc::OnDeactivateArgs args;
        const Result<rpc::OnDeactivateReply> done = co_await connection_->hook(args, kTimeToDeactivate);
        if (!done) log::warning("plugin not deactivated", {{"why", done.error().detail()}});
    }
    const Result<> quit = co_await connection_->quit();
    if (!quit) process_->kill();
    co_await connection_->close();
    const bool exited = co_await process_->ends_within(kTimeToExit);
    if (!exited) log::warning("plugin failed to exit gracefully");
    co_await end();
}

Async<void> RunningPlugin::end()
{
    kill();
    if (connection_) co_await connection_->close();
    if (process_) static_cast<void>(co_await process_->ends_within(kTimeToDie));
    tasks_.cancel();
    co_await tasks_.join();
}

void RunningPlugin::kill()
{
    if (process_) process_->kill();
}

} // namespace muster::sandbox
