// Muster as the plugin of a chat server that starts, stops and configures it.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "server/app/hosted_engine.hpp"
#include "server/chat/host/connection.hpp"
#include "server/chat/host/handshake.hpp"
#include "server/config/plugin_settings.hpp"
#include "server/config/sources.hpp"
#include "server/runtime/deadline.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <memory>
#include <optional>
#include <string>

namespace muster::app
{

/// True in a process that a chat server started as its plugin.
[[nodiscard]] bool is_hosted(const config::Environment& environment);

class Hosted
{
public:
    explicit Hosted(boost::asio::any_io_executor loop);

    /// Says where it is found, and serves the chat server until that closes the connection. The environment may name a
    /// folder for the socket.
    /// returns  the process's exit code
    [[nodiscard]] Async<int> run(config::Environment environment);

private:
    [[nodiscard]] Async<Result<>> serve(const std::string& socket_folder);
    [[nodiscard]] host::Hooks hooks();

    [[nodiscard]] Async<Result<>> activate(host::Api api);
    [[nodiscard]] Async<Result<>> deactivate();
    /// The chat server calls it for every change of its own configuration too.
    [[nodiscard]] Async<Result<>> configuration_changed();
    /// Takes what the settings are now, until nothing more has changed meanwhile.
    [[nodiscard]] Async<Result<>> look_again();
    [[nodiscard]] Async<rpc::CommandResponse> command(rpc::CommandArgs args);
    [[nodiscard]] Async<host::HttpAnswer> http(host::HttpAsk ask);

    [[nodiscard]] Async<Result<config::PluginSettings>> read_settings();
    [[nodiscard]] Async<Result<>> begin(config::PluginSettings settings);
    /// Changes what these settings change: all, or the chat server's address at most.
    [[nodiscard]] Async<Result<>> take(config::PluginSettings settings);
    /// Lets those in who are in, ends the engine, and begins it with the other settings. Where that fails it goes on
    /// with those that it had, or waits for better ones where they fail too.
    [[nodiscard]] Async<Result<>> change(config::PluginSettings settings);
    /// Ends the engine, and begins no other.
    [[nodiscard]] Async<void> switch_off();
    [[nodiscard]] Async<void> end();
    /// The engine, as soon as settings are not changing; null where there is none.
    [[nodiscard]] Async<std::shared_ptr<HostedEngine>> engine();

    boost::asio::any_io_executor loop_;
    std::optional<host::Api> api_;
    /// Shared with those who are in it at the moment.
    std::shared_ptr<HostedEngine> engine_;
    bool is_on_ = false; ///< between activation and deactivation, also while no settings can be taken
    bool is_looking_ = false;
    bool is_changing_ = false;
    bool must_look_again_ = false;
    Bell changed_;
};

} // namespace muster::app
