// Muster as a process of its own, joined to a chat server over REST and its websocket.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/usecases/playbooks/add_playbook.hpp"
#include "server/api/cors.hpp"
#include "server/api/health.hpp"
#include "server/api/web.hpp"
#include "server/app/core.hpp"
#include "server/chat/rest/command_registration.hpp"
#include "server/chat/rest/events/event_feed.hpp"
#include "server/chat/rest/rest_chat.hpp"
#include "server/chat/rest/rest_whisper.hpp"
#include "server/chat/rest/token_owners.hpp"
#include "server/config/config.hpp"
#include "server/net/http_client.hpp"
#include "server/net/http_server.hpp"
#include "server/runtime/task_group.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <cstdint>
#include <memory>
#include <vector>

namespace muster::app
{

class Attached
{
public:
    /// Opens the store and puts the parts together. Nothing listens and nothing is called yet.
    /// faults   one sentence with cause and cure: the store cannot be opened, the address cannot be read
    [[nodiscard]] static Async<Result<std::unique_ptr<Attached>>> make(boost::asio::any_io_executor loop,
                                                                       config::Config config);

    /// Listens, signs in and begins to work. A chat server that is away is no fault: Muster waits for it.
    /// faults   Conflict      the port is taken
    ///          Unauthorized  the chat server does not accept the token
    ///          Invalid       the seed file cannot be read
    /// returns  the port
    [[nodiscard]] Async<Result<std::uint16_t>> start();

    /// Lets requests finish, stops the rest, and closes the store when everything that was acknowledged is on disk.
    [[nodiscard]] Async<void> stop();

private:
    Attached(boost::asio::any_io_executor loop, config::Config config, std::unique_ptr<Ground> ground,
             net::Url chat_url);

    [[nodiscard]] Road road();
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
    net::HttpClient client_;
    chat::RestApi rest_;
    chat::RestChat chat_;
    chat::RestWhisper whisper_;
    chat::TokenOwners token_owners_;
    chat::EventFeed feed_;
    chat::CommandRegistration registration_;
    Instant registration_asked_at_{};
    api::WebSessions web_sessions_;
    api::Web web_;
    Core core_;
    usecases::AddPlaybook add_playbook_;
    api::Cors cors_;
    net::HttpServer server_;
    TaskGroup tasks_;
};

} // namespace muster::app
