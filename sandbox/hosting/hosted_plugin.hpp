// A native plugin inside the sandbox, from activation to deactivation, as Mattermost 5.37 treats it.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "sandbox/chat/watcher.hpp"
#include "sandbox/hosting/plugin_api.hpp"
#include "sandbox/hosting/running_plugin.hpp"
#include "sandbox/integrations/native_plugin.hpp"
#include "server/runtime/deadline.hpp"
#include "server/runtime/task_group.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::sandbox
{

/// As Mattermost numbers them.
enum class PluginState { NotRunning = 0, Starting = 1, Running = 2, FailedToStart = 3, FailedToStayRunning = 4 };

/// Must be stopped, and that awaited, before it goes. All on the event loop's thread.
class HostedPlugin final : public NativePlugin, public Watcher
{
public:
    /// The integrations must outlive it.
    HostedPlugin(boost::asio::any_io_executor executor, Integrations& with);
    HostedPlugin(const HostedPlugin&) = delete;
    HostedPlugin& operator=(const HostedPlugin&) = delete;

    /// Starts it and keeps it running: one that dies or does not answer is started again when that is noticed. After
    /// three times within an hour it stays as it is. Does not wait; nothing happens where it is running already.
    void enable();
    /// Deactivates it; returns when its process is gone.
    [[nodiscard]] Async<void> disable();
    /// The same, for good.
    [[nodiscard]] Async<void> stop();

    [[nodiscard]] PluginState state() const { return state_; }
    [[nodiscard]] const std::string& id() const { return api_.id; }

    [[nodiscard]] std::vector<Command> commands(const std::string& team_id) const override;
    [[nodiscard]] Async<Outcome<std::optional<CommandAnswer>>> execute(NativeCall call) override;
    [[nodiscard]] bool has_route(std::string_view path) const override;
    [[nodiscard]] Async<net::HttpResponse> serve(net::HttpRequest request) override;
    [[nodiscard]] Async<net::HttpResponse> post_as(std::string user_id, std::string path, std::string body) override;

    void posted(const Post& post) override;
    void edited(const Post& after, const Post& before) override;
    void created_channel(const Channel& channel) override;
    void joined_channel(const ChannelMember& member, const std::string& actor_id) override;
    void left_channel(const ChannelMember& member, const std::string& actor_id) override;
    void joined_team(const TeamMember& member) override;
    void left_team(const TeamMember& member, const std::string& actor_id) override;

private:
    using Running = std::shared_ptr<RunningPlugin>;

    [[nodiscard]] Async<void> supervise();
    [[nodiscard]] Async<bool> start();
    [[nodiscard]] Async<void> watch();
    [[nodiscard]] Async<void> leave(PluginState state);
    [[nodiscard]] bool fails_too_often();
    /// Null while it is not active.
    [[nodiscard]] Running active() const { return state_ == PluginState::Running ? running_ : nullptr; }
    [[nodiscard]] Async<net::HttpResponse> hand_over(rpc::HttpRequest request, std::string body);
    [[nodiscard]] std::optional<rpc::User> actor(const std::string& id) const;

    /// Calls a hook that tells something, if the plugin has it, without waiting for it.
    template <class Args> void tell(Args args)
    {
        constexpr std::string_view kService = "Plugin.";
        const Running plugin = active();
        if (!plugin || !plugin->connection().has_hook(std::string_view(Args::method).substr(kService.size()))) return;
        hooks_.spawn(Args::method, tell_one(plugin, std::move(args)));
    }
    template <class Args> static Async<void> tell_one(Running plugin, Args args)
    {
        ignore(co_await plugin->connection().hook(std::move(args)), "Mattermost takes no notice either");
    }

    boost::asio::any_io_executor executor_;
    PluginApi api_;
    netrpc::Methods methods_;
    std::string route_;
    PluginState state_ = PluginState::NotRunning;
    Running running_;
    bool is_wanted_ = false;
    Bell changed_mind_;
    std::deque<std::chrono::steady_clock::time_point> failures_;
    TaskGroup hooks_;
    TaskGroup supervision_;
};

} // namespace muster::sandbox
