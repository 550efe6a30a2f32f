// The chat server's news, kept coming: sign in, connect, resume, and tell whoever listens.
#pragma once

#include "base/async.hpp"
#include "base/time.hpp"
#include "server/chat/chat_event.hpp"
#include "server/chat/rest/events/reconnect_fsm.hpp"
#include "server/chat/rest/rest_chat.hpp"
#include "server/net/http_client.hpp"
#include "server/net/web_socket.hpp"

#include <functional>
#include <vector>

namespace muster::chat
{

enum class FeedState {
    Starting,     ///< not connected yet
    Connected,    ///< events arrive
    Away,         ///< the chat server cannot be reached; retried for ever
    Unauthorized, ///< the chat server does not accept the token; retried too, for a token may be enabled again
};

class FeedStatus
{
public:
    FeedState state = FeedState::Starting;
    Instant since{};    ///< when the state began
    Failure last_fault; ///< why the last connection ended or did not come about
};

/// All on the event loop's thread. While the chat server is away it logs one line a minute, and one when it is back.
class EventFeed
{
public:
    using Listener = std::function<void(const ChatEvent&)>;

    /// The references must outlive the feed. `times` is for tests.
    EventFeed(net::HttpClient& client, RestApi& api, RestChat& chat, const Clock& clock, ReconnectTimes times = {});

    /// Listeners are told of each event in order; the chat has heard it before them. To be called before `run`.
    void listen(Listener listener) { listeners_.push_back(std::move(listener)); }

    /// Connects again and again until it is cancelled: to be spawned in a task group.
    [[nodiscard]] Async<void> run();

    [[nodiscard]] const FeedStatus& status() const { return status_; }

private:
    [[nodiscard]] Async<void> connect_for_ever();
    [[nodiscard]] Async<void> keep_alive();
    [[nodiscard]] Async<Failure> stay_connected();
    /// False when the socket is to be given up.
    [[nodiscard]] bool take(const std::string& text);
    void ping();
    void tell(const ChatEvent& event);
    void note_loss(const Failure& why);
    void enter(FeedState state);

    net::HttpClient& client_;
    RestApi& api_;
    RestChat& chat_;
    const Clock& clock_;
    ReconnectTimes times_;
    ReconnectFsm fsm_;
    AwayLog away_;
    FeedStatus status_;
    std::vector<Listener> listeners_;
    net::WebSocketPtr socket_;
    int actions_ = 0;
};

} // namespace muster::chat
