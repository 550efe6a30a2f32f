// The whole sandbox in one object, so that tests run it in their own process.
#pragma once

#include "base/async.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "sandbox/chat/chat.hpp"
#include "sandbox/hosting/hosted_plugin.hpp"
#include "sandbox/integrations/integrations.hpp"
#include "sandbox/options.hpp"
#include "sandbox/page.hpp"
#include "sandbox/rest/routes.hpp"
#include "sandbox/world/world.hpp"
#include "sandbox/ws/hub.hpp"
#include "server/net/http_server.hpp"
#include "server/runtime/task_group.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace muster::sandbox
{

/// Opens its data, listens, answers. Everything happens on the executor's one thread.
class App
{
public:
    /// Opens or makes the data folder and fills a new one. Faults: Invalid, with one line for people.
    [[nodiscard]] static Result<std::unique_ptr<App>> make(boost::asio::any_io_executor executor, Options options);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    /// Begins to answer; returns the port. Faults: those of HttpServer::listen, with a line that names the cure.
    [[nodiscard]] Result<std::uint16_t> listen();

    /// Ends every connection and returns when nothing runs any more.
    [[nodiscard]] Async<void> stop();

    [[nodiscard]] World& world() { return world_; }
    /// Null where none is hosted.
    [[nodiscard]] HostedPlugin* plugin() { return hosted_.get(); }

private:
    App(boost::asio::any_io_executor executor, Options options, std::unique_ptr<Database> database);

    void host_plugin(boost::asio::any_io_executor executor);
    [[nodiscard]] Async<net::HttpResponse> answer(net::HttpRequest request);
    [[nodiscard]] Async<net::WebSocketHandler> upgrade(const net::HttpRequest& request);

    Options options_;
    SystemClock clock_;
    RandomIds ids_;
    World world_;
    TaskGroup tasks_;
    Hub hub_;
    Chat chat_;
    Integrations integrations_;
    std::unique_ptr<HostedPlugin> hosted_;
    Routes routes_;
    PageFiles page_;
    net::HttpServer server_;
};

} // namespace muster::sandbox
