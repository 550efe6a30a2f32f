// Puts Muster together: the only file that names every concrete class. Started and stopped in order.
#pragma once

#include "base/async.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/commands/commands.hpp"
#include "plugin/dialogs/buttons.hpp"
#include "plugin/dialogs/forms.hpp"
#include "plugin/dialogs/keyword_prompt.hpp"
#include "plugin/reactions/reactions.hpp"
#include "plugin/usecases/playbooks/add_playbook.hpp"
#include "plugin/usecases/timers/fire_timer.hpp"
#include "plugin/usecases/use_cases.hpp"
#include "server/api/api.hpp"
#include "server/api/cors.hpp"
#include "server/api/doors.hpp"
#include "server/api/health.hpp"
#include "server/api/web.hpp"
#include "server/app/chat_follower.hpp"
#include "server/chat/rest/command_registration.hpp"
#include "server/chat/rest/events/event_feed.hpp"
#include "server/chat/rest/hmac_signer.hpp"
#include "server/chat/rest/rest_chat.hpp"
#include "server/chat/rest/rest_whisper.hpp"
#include "server/chat/rest/token_owners.hpp"
#include "server/config/config.hpp"
#include "server/http/router.hpp"
#include "server/net/http_client.hpp"
#include "server/net/http_server.hpp"
#include "server/outbox/dispatcher.hpp"
#include "server/runtime/task_group.hpp"
#include "server/store/store.hpp"
#include "server/timers/sleeper.hpp"
#include "server/webhooks/http_webhook.hpp"
#include "webapp-bridge/hub/hub.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <cstdint>
#include <memory>
#include <vector>

namespace muster::app
{

class App
{
public:
    /// Opens the store and puts the parts together. Nothing listens and nothing is called yet.
    /// faults   one sentence with cause and cure: the store cannot be opened, the seed file cannot be read
    [[nodiscard]] static Async<Result<std::unique_ptr<App>>> make(boost::asio::any_io_executor loop,
                                                                  config::Config config);

    /// Listens, signs in and begins to work. A chat server that is away is no fault: Muster waits for it.
    /// faults   Conflict      the port is taken
    ///          Unauthorized  the chat server does not accept the token
    /// returns  the port
    [[nodiscard]] Async<Result<std::uint16_t>> start();

    /// Lets requests finish, stops the rest, and closes the store when everything that was acknowledged is on disk.
    [[nodiscard]] Async<void> stop();

private:
    /// What the store is opened with, and so outlives it.
    struct Ground {
        SystemClock clock;
        RandomIds ids;
    };

    App(boost::asio::any_io_executor loop, config::Config config, std::unique_ptr<Ground> ground,
        std::unique_ptr<store::Store> store, Secret key, net::Url chat_url);

    [[nodiscard]] Async<net::HttpResponse> answer(net::HttpRequest request);
    /// A token that is not known may be new: the chat server is asked once more before it is refused.
    [[nodiscard]] Async<bool> verify(TeamId team, std::string token);
    [[nodiscard]] Async<api::Readiness> readiness();
    /// Adds the playbooks of the seed file, as soon as the chat server can say who their members are.
    [[nodiscard]] Async<void> seed(std::string text);
    [[nodiscard]] std::vector<TeamId> served_teams() const;
    void tell(const chat::TeamCommand& command);

    // Declared in the order in which each needs those before it; destroyed the other way round.
    config::Config config_;
    std::unique_ptr<Ground> ground_;
    const Clock& clock_;
    std::unique_ptr<store::Store> store_;
    chat::HmacSigner signer_;
    net::HttpClient client_;
    chat::RestApi rest_;
    chat::RestChat chat_;
    chat::RestWhisper whisper_;
    chat::TokenOwners token_owners_;
    chat::EventFeed feed_;
    chat::CommandRegistration registration_;
    Instant registration_asked_at_{};

    net::HttpClient webhook_client_;
    webhooks::HttpWebhook webhook_;
    reactions::Reactions reactions_;
    outbox::Dispatcher dispatcher_;
    usecases::Ports ports_;
    usecases::UseCases use_cases_;
    usecases::FireTimer fire_timer_;
    timers::Sleeper sleeper_;
    usecases::AddPlaybook add_playbook_;
    dialogs::Forms forms_;
    dialogs::KeywordPrompt keywords_;
    dialogs::Buttons buttons_;
    usecases::MakeTestData make_test_data_;
    commands::TestCommands test_commands_;
    api::WebSessions web_sessions_;
    api::Web web_;
    commands::Commands commands_;

    http::Router router_;
    api::Doors doors_;
    hub::Hub hub_;
    api::Api api_;
    api::Cors cors_;
    net::HttpServer server_;
    ChatFollower follower_;
    TaskGroup tasks_;
};

} // namespace muster::app
