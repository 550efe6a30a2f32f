// Muster inside the chat server that hosts it, with one set of settings: another set is another engine.
#pragma once

#include "base/async.hpp"
#include "base/log.hpp"
#include "base/result.hpp"
#include "server/app/core.hpp"
#include "server/chat/host/connection.hpp"
#include "server/chat/hosted/hook_news.hpp"
#include "server/chat/hosted/hosted_chat.hpp"
#include "server/chat/hosted/hosted_whisper.hpp"
#include "server/config/plugin_settings.hpp"
#include "server/net/http_message.hpp"
#include "server/runtime/task_group.hpp"
#include "webapp-bridge/hub/chat_pages.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <memory>
#include <string>
#include <vector>

namespace muster::app
{

/// Where everything of the plugin is found, below the chat server's address.
inline constexpr std::string_view kPluginRoute = "/plugins/muster";

/// Links into a hosted Muster need no code: the chat server knows who follows them.
class HostedLinks final : public WebLinks
{
public:
    explicit HostedLinks(const Clock& clock) : clock_(clock) {}

    /// The address at which people reach the chat server, as it is from now on.
    void set_site(std::string site) { site_ = std::move(site); }

    [[nodiscard]] std::string link_for(UserId user, std::string path) override;
    [[nodiscard]] WebSession session_for(UserId user) override;

private:
    const Clock& clock_;
    std::string site_;
};

class HostedEngine
{
public:
    /// Opens the store, and nothing else yet. Without a folder in the settings it is below the chat server's file
    /// directory: there it outlives the plugin's own, which an upgrade replaces.
    /// faults   one sentence with cause and cure: a cluster of chat servers, a store that cannot be opened
    [[nodiscard]] static Async<Result<std::unique_ptr<HostedEngine>>>
    make(boost::asio::any_io_executor loop, host::Api api, config::PluginSettings settings);
    HostedEngine(const HostedEngine&) = delete;
    HostedEngine& operator=(const HostedEngine&) = delete;

    /// Takes the bot's name, registers the command and begins to work: what waited in the store goes on.
    /// faults   one sentence with cause and cure
    [[nodiscard]] Async<Result<>> start();
    [[nodiscard]] Async<void> stop();
    /// Takes the chat server's address as it is now: links are made with it.
    [[nodiscard]] Async<Result<>> read_site();

    /// Answers /incident.
    [[nodiscard]] Async<rpc::CommandResponse> run(rpc::CommandArgs command) const;
    /// Answers a request below the plugin's route.
    [[nodiscard]] Async<net::HttpResponse> answer(net::HttpRequest request);
    /// Takes the chat server's news.
    [[nodiscard]] hosted::HookNews& news() { return news_; }

    [[nodiscard]] const config::PluginSettings& settings() const { return settings_; }
    /// What marks a request as the plugin route's.
    [[nodiscard]] const Secret& route_secret() const { return route_secret_; }

private:
    HostedEngine(boost::asio::any_io_executor loop, host::Api api, config::PluginSettings settings,
                 std::unique_ptr<Ground> ground);

    [[nodiscard]] Road road();
    [[nodiscard]] Async<Result<>> register_command();
    [[nodiscard]] Async<Result<>> read_teams();
    /// Teams are made and leave; no hook tells of it.
    [[nodiscard]] Async<void> keep_teams();
    [[nodiscard]] Async<void> tell_page(UserId to, std::string message);

    host::Api api_;
    config::PluginSettings settings_;
    std::unique_ptr<Ground> ground_;
    Secret route_secret_;
    hosted::HostedChat chat_;
    hosted::HostedWhisper whisper_;
    HostedLinks links_;
    std::vector<TeamId> teams_;
    Core core_;
    hub::ChatPages pages_;
    hosted::HookNews news_;
    TaskGroup tasks_;
};

} // namespace muster::app
