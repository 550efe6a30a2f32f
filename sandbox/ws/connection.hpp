// One client's stream of events: it outlives the socket that carries it, so that a client can come back to it.
#pragma once

#include "sandbox/ws/event.hpp"
#include "server/net/web_socket.hpp"

#include <chrono>
#include <cstdint>
#include <deque>
#include <string>

namespace muster::sandbox
{

/// How many of its last events a connection can replay, as in Mattermost.
inline constexpr std::size_t kReplayedEvents = 128;

class Connection
{
public:
    explicit Connection(net::WebSocketPtr socket) : socket_(std::move(socket)) {}

    /// The connection belongs to this user and session from now on.
    void authenticate(std::string id, std::string user_id, std::string token);
    [[nodiscard]] bool is_authenticated() const { return !user_id_.empty(); }
    [[nodiscard]] const std::string& id() const { return id_; }
    [[nodiscard]] const std::string& user_id() const { return user_id_; }
    [[nodiscard]] const std::string& token() const { return token_; }

    /// Numbers the event, keeps it for a replay and sends it when the socket is there.
    void send(const Event& event);
    /// Sends a frame that is no event: a reply.
    void reply(std::string text);
    void drop() { socket_->drop(); }

    /// The socket is gone; events are kept from now on.
    void detach(std::chrono::steady_clock::time_point at);
    [[nodiscard]] bool is_attached() const { return socket_ != nullptr; }
    [[nodiscard]] std::chrono::steady_clock::time_point detached_at() const { return detached_at_; }

    /// True when every event from that number on is still here (or would be the next one).
    [[nodiscard]] bool can_replay_from(std::int64_t seq) const;
    /// Takes a new socket and sends what was missed.
    void resume(net::WebSocketPtr socket, std::string token, std::int64_t seq);

private:
    net::WebSocketPtr socket_;
    std::string id_;
    std::string user_id_;
    std::string token_;
    std::int64_t next_seq_ = 0;
    std::deque<std::string> last_; ///< the frames before next_seq_, newest last
    std::chrono::steady_clock::time_point detached_at_;
};

} // namespace muster::sandbox
