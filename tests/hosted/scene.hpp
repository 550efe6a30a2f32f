// A plugin whose bot has signed in to a small chat server, both on one pair of sockets.
#pragma once

#include "server/chat/hosted/hosted_chat.hpp"
#include "tests/support/plugin_host/fake_api.hpp"
#include "tests/support/plugin_host/host.hpp"
#include "tests/support/plugin_host/session_pair.hpp"

#include <boost/asio/co_spawn.hpp>

#include <exception>
#include <optional>
#include <string>
#include <utility>

namespace muster::test
{

class HostedScene
{
public:
    /// `hooks` are the plugin's, but for its activation, which makes the chat.
    explicit HostedScene(Generation generation = Generation::V5, host::Hooks hooks = {})
        : sockets(loop), plugin(std::move(sockets.other), with_activation(std::move(hooks))),
          host(loop, std::move(sockets.one)), server(host.api, generation)
    {
        boost::asio::co_spawn(loop, plugin.run(), [this](const std::exception_ptr&, std::string why) {
            why_plugin_ended = std::move(why);
        });
        run_async(loop, host.open());
        static_cast<void>(run_async(loop, host.activate()));
        ann = server.person("ann");
        team = server.team("sre");
        server.put_into(team, ann);
    }
    ~HostedScene() { hang_up(); }
    HostedScene(const HostedScene&) = delete;
    HostedScene& operator=(const HostedScene&) = delete;

    template <class T> auto run(Async<T> task) { return run_async(loop, std::move(task)); }

    /// Signs in, and forgets which calls that took.
    [[nodiscard]] Result<> sign_in()
    {
        Result<> done = run(chat->sign_in());
        server.calls.clear();
        return done;
    }

    /// The chat server is gone.
    void hang_up()
    {
        host.hang_up();
        run_until(loop, [this] { return why_plugin_ended.has_value(); });
    }

    ChannelId public_channel(const std::string& name = "checkout") { return server.channel(team, name, "O"); }
    ChannelId private_channel(const std::string& name = "payroll") { return server.channel(team, name, "P"); }
    [[nodiscard]] const UserId& bot() const { return chat->self().id; }

    boost::asio::io_context loop;
    SocketPair sockets;
    std::optional<std::string> why_plugin_ended;
    std::optional<host::Api> api;
    std::optional<hosted::HostedChat> chat;
    host::Connection plugin;
    PluginHost host;
    FakeApi server;
    UserId ann;
    TeamId team;

private:
    host::Hooks with_activation(host::Hooks hooks)
    {
        hooks.activate = [this](host::Api opened) -> Async<Result<>> {
            api.emplace(opened);
            chat.emplace(opened, "/plugins/muster");
            co_return Result<>();
        };
        return hooks;
    }
};

} // namespace muster::test
