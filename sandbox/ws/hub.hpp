// All connected clients, and the one door through which events reach them.
#pragma once

#include "base/async.hpp"
#include "sandbox/world/session.hpp"
#include "sandbox/ws/connection.hpp"
#include "sandbox/ws/event.hpp"
#include "server/net/web_socket.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace muster
{
class TaskGroup;
}

namespace muster::sandbox
{

class World;

/// What a client asked for when it opened the socket.
struct Opening {
    std::optional<Session> session; ///< of the header or cookie; without it the client must authenticate by a challenge
    std::optional<std::string> connection_id;
    std::optional<std::string> sequence_number;
};

class Hub
{
public:
    /// The group runs the checks that nobody waits for; it must be joined before the hub goes.
    Hub(World& world, TaskGroup& tasks) : world_(world), tasks_(tasks) {}

    /// Sends the event to every connection of its audience. Membership counts as it is now.
    void publish(const Event& event);

    /// Talks with one client until its socket ends.
    [[nodiscard]] Async<void> serve(net::WebSocketPtr socket, Opening opening);

    /// Sets a status; tells the user when it is another one now. What somebody chose by hand (`manual`) stays until
    /// another choice.
    void set_status(const std::string& user_id, const std::string& status, bool manual);

private:
    using ConnectionPtr = std::shared_ptr<Connection>;

    [[nodiscard]] bool reaches(const Audience& audience, const std::string& user_id);
    [[nodiscard]] ConnectionPtr open(const net::WebSocketPtr& socket, const Opening& opening);
    void welcome(const ConnectionPtr& connection, const Session& session);
    void leave(const ConnectionPtr& connection);
    void forget_long_gone();
    /// False when the connection is to be dropped.
    [[nodiscard]] bool take(const ConnectionPtr& connection, const std::string& text);
    [[nodiscard]] bool take_challenge(const ConnectionPtr& connection, const Json& request);
    [[nodiscard]] static Async<void> drop_unless_authenticated(std::weak_ptr<Connection> connection);

    World& world_;
    TaskGroup& tasks_;
    std::vector<ConnectionPtr> connections_;
};

} // namespace muster::sandbox
