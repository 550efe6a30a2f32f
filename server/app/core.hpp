// The engine with its doors and its outbox, over a chat server by whichever road: what is the same for all of them.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/commands/commands.hpp"
#include "plugin/dialogs/buttons.hpp"
#include "plugin/dialogs/forms.hpp"
#include "plugin/dialogs/keyword_prompt.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/web_links.hpp"
#include "plugin/ports/whisper.hpp"
#include "plugin/reactions/reactions.hpp"
#include "plugin/usecases/timers/fire_timer.hpp"
#include "plugin/usecases/use_cases.hpp"
#include "server/api/api.hpp"
#include "server/api/doors.hpp"
#include "server/app/chat_follower.hpp"
#include "server/app/ground.hpp"
#include "server/http/router.hpp"
#include "server/net/http_client.hpp"
#include "server/outbox/dispatcher.hpp"
#include "server/runtime/task_group.hpp"
#include "server/timers/sleeper.hpp"
#include "server/webhooks/http_webhook.hpp"
#include "webapp-bridge/hub/hub.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::app
{

/// How the core reaches the chat server, and what is known of those who come from there. What it refers to outlives the
/// core.
struct Road {
    Chat& chat;
    Whisper& whisper;
    WebLinks& links;
    api::Asking asking;
    api::VerifyToken verify;
    /// The teams that Muster serves at the moment.
    std::function<std::vector<TeamId>()> teams;
    /// How the chat server reaches Muster, without a slash at the end.
    std::string callback_base;
    api::News news = api::News::socket;
};

/// As whom Muster calls others over HTTP.
inline constexpr std::string_view kUserAgent = "Muster/" MUSTER_VERSION;

struct CoreOptions {
    bool test_commands = false;
    std::string ca_file;                            ///< as config::Config has it
    std::vector<std::string> webhook_private_hosts; ///< as config::Config has them
};

class Core
{
public:
    /// Nothing is called yet. The ground outlives the core.
    Core(boost::asio::any_io_executor loop, Ground& ground, Road road, CoreOptions options);
    Core(const Core&) = delete;
    Core& operator=(const Core&) = delete;

    /// Follows the chat server's news, delivers what waits and wakes what is due.
    void start();
    /// Stops all of that, and closes the store when everything that was acknowledged is on disk: the next start goes
    /// on with it.
    [[nodiscard]] Async<void> stop();

    [[nodiscard]] const commands::Commands& commands() const { return commands_; }
    [[nodiscard]] http::Router& router() { return router_; }
    [[nodiscard]] const api::Api& api() const { return api_; }
    [[nodiscard]] ChatFollower& follower() { return follower_; }
    [[nodiscard]] hub::Hub& hub() { return hub_; }

private:
    // Declared in the order in which each needs those before it; destroyed the other way round.
    Ground& ground_;
    Road road_;
    net::HttpClient webhook_client_;
    webhooks::HttpWebhook webhook_;
    reactions::Reactions reactions_;
    outbox::Dispatcher dispatcher_;
    usecases::Ports ports_;
    usecases::UseCases use_cases_;
    usecases::FireTimer fire_timer_;
    timers::Sleeper sleeper_;
    dialogs::Forms forms_;
    dialogs::KeywordPrompt keywords_;
    dialogs::Buttons buttons_;
    usecases::MakeTestData make_test_data_;
    commands::TestCommands test_commands_;
    commands::Commands commands_;

    http::Router router_;
    api::Doors doors_;
    hub::Hub hub_;
    api::Api api_;
    ChatFollower follower_;
    TaskGroup tasks_;
};

} // namespace muster::app
