// The plugin's end of its connection with the chat server that started it: the control stream, the hooks, and the API.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "generated/rpc_structures.hpp"
#include "server/chat/host/broker/broker.hpp"
#include "server/chat/host/http_hook.hpp"
#include "server/chat/host/netrpc/caller.hpp"
#include "server/chat/host/netrpc/server.hpp"
#include "server/chat/host/yamux/session.hpp"
#include "server/runtime/task_group.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace muster::host
{

/// Methods of the chat server. An argument is one of the structures made from the schema, which names the method and
/// the reply that belong to it, and cannot leave out what the chat server needs.
class Api
{
public:
    explicit Api(netrpc::Caller& caller) : caller_(caller) {}

    /// Faults as netrpc::Caller::call. An error that the method itself has is a field of the reply.
    template <class Args> [[nodiscard]] Async<Result<typename Args::Reply>> call(Args args)
    {
        return caller_.call<typename Args::Reply>(Args::method, std::move(args));
    }

private:
    netrpc::Caller& caller_;
};

/// What the plugin does when the chat server calls it. Everything here runs at the same time as everything else.
class Hooks
{
public:
    /// Called once, when the chat server has opened its API. An error stops the plugin and stands in the server's log.
    std::function<Async<Result<>>(Api)> activate;
    std::function<Async<Result<>>()> deactivate;
    std::function<Async<Result<>>()> configuration_changed;
    HttpHandler http;
    std::size_t most_http_body = std::size_t{64} << 20;

    /// Adds a hook by the type of its argument; its reply is of the type that the chat server reads.
    template <class Args> void on(netrpc::Handler<Args, typename Args::Reply> handler)
    {
        methods_.add<Args, typename Args::Reply>(Args::method, std::move(handler));
    }

private:
    friend class Connection;
    netrpc::Methods methods_;
};

class Connection
{
public:
    Connection(yamux::Socket socket, Hooks hooks);

    /// Serves the chat server until it closes the connection, which is the plugin's end. returns  why it ended
    [[nodiscard]] Async<std::string> run();

    /// True once the chat server has asked the plugin to end.
    [[nodiscard]] bool was_asked_to_quit() const { return was_asked_to_quit_; }

private:
    void add_control_methods();
    void add_hooks();
    [[nodiscard]] Async<Result<std::uint64_t>> dispense(std::string what);
    [[nodiscard]] Async<void> serve_hooks(broker::BrokerId id);
    [[nodiscard]] Async<Result<rpc::OnActivateReply>> activate(rpc::OnActivateArgs args);
    [[nodiscard]] Async<Result<netrpc::Nothing>> serve_http_hook(rpc::ServeHTTPArgs args);
    [[nodiscard]] Async<void> serve_control(broker::Channel channel);
    [[nodiscard]] Async<void> run_api();
    [[nodiscard]] Async<void> serve_streams();

    boost::asio::any_io_executor loop_;
    yamux::Session session_;
    broker::Broker broker_;
    Hooks hooks_;
    netrpc::Methods control_;
    std::optional<broker::Channel> database_; ///< open, and idle
    std::optional<netrpc::Caller> api_;
    bool was_asked_to_quit_ = false;
    TaskGroup tasks_;
};

} // namespace muster::host
