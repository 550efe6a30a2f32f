#include "sandbox/hosting/hosted_plugin.hpp"

#include "base/log.hpp"

namespace muster::sandbox
{

using namespace std::chrono_literals;

namespace
{

constexpr std::size_t kMostFailures = 3;
constexpr auto kWithin = 60min;

} // namespace

HostedPlugin::HostedPlugin(boost::asio::any_io_executor executor, Integrations& with)
    : executor_(executor), api_(with, with.chat.options.plugin_id), route_("/plugins/" + api_.id),
      changed_mind_(executor), hooks_(executor), supervision_(executor)
{
    add_server_methods(methods_, api_);
    add_people_methods(methods_, api_);
    add_team_methods(methods_, api_);
    add_channel_methods(methods_, api_);
    add_post_methods(methods_, api_);
    add_integration_methods(methods_, api_);
}

void HostedPlugin::enable()
{
    is_wanted_ = true;
    if (supervision_.size() == 0) supervision_.spawn("plugin", supervise());
}

Async<void> HostedPlugin::disable()
{
    is_wanted_ = false;
    changed_mind_.ring();
    if (running_ && state_ == PluginState::Starting) running_->kill();
    co_await supervision_.join();
}

Async<void> HostedPlugin::stop()
{
    co_await disable();
    hooks_.cancel();
    co_await hooks_.join();
}

Async<void> HostedPlugin::supervise()
{
    failures_.clear();
    while (is_wanted_) {
        const bool started = co_await start();
        if (!started) break;
        co_await watch();
        if (!is_wanted_) break;
        log::warning("plugin does not answer; it is started again");
        co_await leave(PluginState::NotRunning);
        if (!fails_too_often()) continue;
        log::error("plugin failed too often and is left as it is");
        state_ = PluginState::FailedToStayRunning;
        co_return;
    }
    if (state_ != PluginState::Running) co_return;
    co_await running_->deactivate();
    co_await leave(PluginState::NotRunning);
}

Async<bool> HostedPlugin::start()
{
    state_ = PluginState::Starting;
    running_ = std::make_shared<RunningPlugin>(executor_);
    const Running plugin = running_;
    const Result<> started = co_await plugin->start(api_.chat.options.plugin, methods_);
    if (started) {
        state_ = PluginState::Running;
        log::info("plugin active", {{"id", api_.id}});
        tell(rpc::OnConfigurationChangeArgs()); // as the configuration changes that enables it
        co_return true;
    }
    if (is_wanted_) log::error("plugin not activated", {{"why", started.error().detail()}});
    co_await leave(PluginState::FailedToStart);
    co_return false;
}

/// Returns when the plugin is not healthy, or not wanted any more.
Async<void> HostedPlugin::watch()
{
    const Running plugin = running_;
    while (is_wanted_) {
        static_cast<void>(co_await changed_mind_.wait(api_.chat.options.plugin_health));
        if (!is_wanted_) co_return;
        const bool is_healthy = co_await plugin->is_healthy();
        if (!is_healthy) co_return;
    }
}

Async<void> HostedPlugin::leave(PluginState state)
{
    state_ = state;
    api_.commands.clear();
    const Running plugin = std::move(running_);
    running_.reset();
    co_await plugin->end();
}

bool HostedPlugin::fails_too_often()
{
    const auto now = std::chrono::steady_clock::now();
    failures_.push_back(now);
    while (now - failures_.front() > kWithin) failures_.pop_front();
    return failures_.size() >= kMostFailures;
}

} // namespace muster::sandbox
