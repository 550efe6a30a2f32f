// A plugin's process and the connection with it, from the start of the one to the end of the other.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "sandbox/hosting/plugin_connection.hpp"
#include "sandbox/hosting/plugin_process.hpp"
#include "server/runtime/task_group.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <filesystem>
#include <memory>
#include <optional>

namespace muster::sandbox
{

/// Must be ended, and that awaited, before it goes.
class RunningPlugin
{
public:
    explicit RunningPlugin(boost::asio::any_io_executor executor) : executor_(executor), tasks_(executor) {}

    /// Starts the process, finds it, and activates the plugin. The methods must outlive it.
    /// faults  one line with the cause
    [[nodiscard]] Async<Result<>> start(const std::filesystem::path& file, const netrpc::Methods& api);

    [[nodiscard]] PluginConnection& connection() { return *connection_; }
    /// Asks up to three times, as Mattermost's health check does.
    [[nodiscard]] Async<bool> is_healthy();

    /// Deactivates the plugin, asks it to quit, and kills it where it is still there two seconds later.
    [[nodiscard]] Async<void> deactivate();
    /// For one that is dead or does not answer.
    [[nodiscard]] Async<void> end();
    void kill();

private:
    [[nodiscard]] Async<Result<>> connect(std::string path);

    boost::asio::any_io_executor executor_;
    std::unique_ptr<PluginProcess> process_;
    std::optional<PluginConnection> connection_;
    TaskGroup tasks_;
};

} // namespace muster::sandbox
