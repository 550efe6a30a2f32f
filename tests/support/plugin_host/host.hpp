// The chat server's side of the plugin protocol, as Mattermost behaves: it starts the conversation, calls hooks, offers
// its API, and hands HTTP requests on.
#pragma once

#include "generated/rpc_structures.hpp"
#include "server/chat/host/broker/broker.hpp"
#include "server/chat/host/netrpc/caller.hpp"
#include "server/chat/host/netrpc/server.hpp"
#include "server/chat/host/yamux/session.hpp"
#include "server/runtime/task_group.hpp"

#include <boost/asio/io_context.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::test
{

/// What a plugin answered to one HTTP request, in the order in which it was told.
struct HttpReceived {
    std::vector<std::string> calls;
    std::map<std::string, std::vector<std::string>> header;
    std::int64_t status = 200;
    std::string body;
};

/// Serves one request's two streams.
class HttpStreams
{
public:
    HttpStreams(broker::Broker& broker, boost::asio::io_context& loop, TaskGroup& tasks);

    /// Waits under these numbers for the plugin to open its ends, and hands out `body`.
    void wait(broker::BrokerId answers, broker::BrokerId asks, std::string body);

    std::shared_ptr<HttpReceived> received = std::make_shared<HttpReceived>();

private:
    broker::Broker& broker_;
    boost::asio::io_context& loop_;
    TaskGroup& tasks_;
};

class PluginHost
{
public:
    PluginHost(boost::asio::io_context& loop, yamux::Socket socket);
    ~PluginHost();
    PluginHost(const PluginHost&) = delete;
    PluginHost& operator=(const PluginHost&) = delete;

    /// Opens the control stream and the hooks, and asks which hooks there are.
    [[nodiscard]] Async<std::vector<std::string>> open();
    /// Offers `api`, to which methods are added before, and activates the plugin.
    [[nodiscard]] Async<Result<rpc::OnActivateReply>> activate();
    template <class Args> [[nodiscard]] Async<Result<typename Args::Reply>> hook(Args args)
    {
        return hooks_->call<typename Args::Reply>(Args::method, std::move(args));
    }
    [[nodiscard]] Async<HttpReceived> http(rpc::HttpRequest request, std::string body);
    [[nodiscard]] Async<Result<netrpc::Nothing>> control(std::string method);
    [[nodiscard]] Async<Result<std::uint64_t>> dispense(std::string what);
    /// Closes the connection without a word, as Mattermost does after Quit and when it dies.
    void hang_up() { session_.close(); }

    netrpc::Methods api;
    std::string why_ended;
    bool has_visitor = false; ///< somebody opened the way to the database

private:
    [[nodiscard]] Async<void> run_session();
    [[nodiscard]] Async<void> serve_api(broker::BrokerId id);
    [[nodiscard]] Async<void> await_visit(broker::BrokerId id);
    [[nodiscard]] Async<void> stop();

    boost::asio::io_context& loop_;
    yamux::Session session_;
    broker::Broker broker_;
    TaskGroup tasks_;
    std::optional<netrpc::Caller> control_;
    std::optional<netrpc::Caller> hooks_;
    std::optional<yamux::Stream> output_;
    std::optional<yamux::Stream> errors_;
};

} // namespace muster::test
