// The chat server's end of the connection with a plugin: it opens the conversation, calls hooks, offers its API and
// hands HTTP requests on.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "generated/rpc_structures.hpp"
#include "sandbox/hosting/http_exchange.hpp"
#include "server/chat/host/broker/broker.hpp"
#include "server/chat/host/netrpc/caller.hpp"
#include "server/chat/host/netrpc/server.hpp"
#include "server/chat/host/yamux/session.hpp"
#include "server/runtime/task_group.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace muster::sandbox
{

/// Must be closed, and that awaited, before it goes. Whoever waits for a call then has no reply.
class PluginConnection
{
public:
    explicit PluginConnection(yamux::Socket socket);
    PluginConnection(const PluginConnection&) = delete;
    PluginConnection& operator=(const PluginConnection&) = delete;

    /// Opens the control stream and the hooks, and asks which hooks the plugin has. faults  those of a call
    [[nodiscard]] Async<Result<>> open();
    /// Offers the API, whose methods must outlive the connection, and activates the plugin.
    /// faults  Invalid  the plugin's own error, besides those of a call
    [[nodiscard]] Async<Result<>> activate(const netrpc::Methods& api);

    [[nodiscard]] bool has_hook(std::string_view name) const { return hooks_there_.contains(std::string(name)); }
    template <class Args>
    [[nodiscard]] Async<Result<typename Args::Reply>> hook(Args args,
                                                           std::chrono::milliseconds limit = std::chrono::seconds(60))
    {
        return hooks_->call<typename Args::Reply>(Args::method, std::move(args), limit);
    }
    /// Has the plugin answer one HTTP request.
    [[nodiscard]] Async<Result<PluginAnswer>> serve(rpc::HttpRequest request, std::string body);

    [[nodiscard]] Async<Result<>> ping();
    [[nodiscard]] Async<Result<>> quit();
    [[nodiscard]] Async<void> close();

private:
    [[nodiscard]] Async<Result<>> open_streams();
    [[nodiscard]] Async<void> run_session();
    [[nodiscard]] Async<void> offer(broker::BrokerId id, const netrpc::Methods& api);

    boost::asio::any_io_executor executor_;
    yamux::Session session_;
    broker::Broker broker_;
    std::optional<netrpc::Caller> control_;
    std::optional<netrpc::Caller> hooks_;
    std::set<std::string> hooks_there_;
    TaskGroup callers_; ///< end by themselves when the session does, and then no call waits any more
    TaskGroup tasks_;
};

} // namespace muster::sandbox
