#include "sandbox/ws/hub.hpp"

#include "sandbox/options.hpp"
#include "sandbox/world/world.hpp"
#include "sandbox/ws/actions.hpp"
#include "server/runtime/deadline.hpp"
#include "server/runtime/task_group.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <map>

namespace muster::sandbox
{

namespace
{

constexpr std::chrono::seconds kTimeToAuthenticate{5};
constexpr std::chrono::minutes kDetachedLife{5};

Event hello(const std::string& connection_id, const std::string& user_id)
{
    const Json data = {{"connection_id", connection_id}, {"server_version", kVersionId}};
    return Event("hello", data, Audience::user(user_id));
}

std::optional<std::int64_t> number_of(const std::string& text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

} // namespace

bool Hub::reaches(const Audience& audience, const std::string& user_id)
{
    if (!audience.user_id.empty()) return audience.user_id == user_id;
    if (audience.omit_user_id == user_id) return false;
    if (!audience.channel_id.empty()) return world_.channel_members.is_member(audience.channel_id, user_id);
    if (!audience.team_id.empty()) return world_.team_members.is_member(audience.team_id, user_id);
    return true;
}

void Hub::publish(const Event& event)
{
    std::map<std::string_view, bool> known; // a user with several connections is looked up once
    for (const ConnectionPtr& connection : connections_) {
        if (!connection->is_authenticated()) continue;
        const auto [found, is_new] = known.try_emplace(connection->user_id(), false);
        if (is_new) found->second = reaches(event.audience(), connection->user_id());
        if (found->second) connection->send(event);
    }
}

void Hub::set_status(const std::string& user_id, const std::string& status, bool manual)
{
    Status now = world_.statuses.of(user_id);
    if (now.manual && !manual) return;
    const bool changed = now.status != status;
    now.status = status;
    now.manual = manual;
    if (status == "online") now.last_activity_at = world_.now();
    world_.statuses.set(now);
    const Json data = {{"status", status}, {"user_id", user_id}};
    if (changed) publish(Event("status_change", data, Audience::user(user_id)));
}

Async<void> Hub::serve(net::WebSocketPtr socket, Opening opening)
{
    const ConnectionPtr connection = open(socket, opening);
    if (!connection) {
        socket->drop();
        co_return;
    }
    if (!connection->is_authenticated())
        tasks_.spawn("authentication check", drop_unless_authenticated(std::weak_ptr(connection)));
    for (;;) {
        const Result<std::string> text = co_await socket->read();
        if (!text) break;
        if (take(connection, *text)) continue;
        socket->drop();
        break;
    }
    leave(connection);
}

Hub::ConnectionPtr Hub::open(const net::WebSocketPtr& socket, const Opening& opening)
{
    forget_long_gone();
    if (opening.session && opening.connection_id && !opening.connection_id->empty()) {
        const auto found = std::find_if(connections_.begin(), connections_.end(), [&](const ConnectionPtr& known) {
            return known->id() == *opening.connection_id && known->user_id() == opening.session->user_id &&
                   !known->is_attached();
        });
        if (found != connections_.end()) {
            if (!opening.sequence_number) return nullptr;
            const auto seq = number_of(*opening.sequence_number);
            if (!seq) return nullptr;
            if ((*found)->can_replay_from(*seq)) {
                const ConnectionPtr resumed = *found;
                resumed->resume(socket, opening.session->token, *seq);
                set_status(resumed->user_id(), "online", false);
                return resumed;
            }
        }
    }
    auto connection = std::make_shared<Connection>(socket);
    connections_.push_back(connection);
    if (opening.session) welcome(connection, *opening.session);
    return connection;
}

void Hub::welcome(const ConnectionPtr& connection, const Session& session)
{
    connection->authenticate(world_.new_id(), session.user_id, session.token);
    connection->send(hello(connection->id(), session.user_id));
    set_status(session.user_id, "online", false);
}

void Hub::leave(const ConnectionPtr& connection)
{
    connection->detach(std::chrono::steady_clock::now());
    if (!connection->is_authenticated()) {
        std::erase(connections_, connection);
        return;
    }
    const bool is_elsewhere = std::any_of(connections_.begin(), connections_.end(), [&](const ConnectionPtr& other) {
        return other->is_attached() && other->user_id() == connection->user_id();
    });
    if (!is_elsewhere) set_status(connection->user_id(), "offline", false);
}

void Hub::forget_long_gone()
{
    const auto limit = std::chrono::steady_clock::now() - kDetachedLife;
    std::erase_if(connections_,
                  [&](const ConnectionPtr& each) { return !each->is_attached() && each->detached_at() < limit; });
}

Async<void> Hub::drop_unless_authenticated(std::weak_ptr<Connection> connection)
{
    const bool was_slept = co_await sleep_for(kTimeToAuthenticate);
    if (!was_slept) co_return;
    const auto still_there = connection.lock();
    if (still_there && still_there->is_attached() && !still_there->is_authenticated()) still_there->drop();
}

bool Hub::take(const ConnectionPtr& connection, const std::string& text)
{
    const Result<Json> parsed = parse_json(text);
    if (!parsed || !parsed->is_object()) return false;
    Reader in(*parsed);
    const std::string action = in.text_or("action", "");
    if (in.failure()) return false;
    if (action == "authentication_challenge") return take_challenge(connection, *parsed);
    if (!connection->is_authenticated()) return true; // 5.37 leaves these without an answer
    if (const auto reply = answer_action(world_, *this, *connection, *parsed)) connection->reply(*reply);
    return true;
}

bool Hub::take_challenge(const ConnectionPtr& connection, const Json& request)
{
    if (connection->is_authenticated()) return true;
    Reader in(request);
    const std::int64_t seq = in.integer_or("seq", 0);
    const Json* data = in.object_or_null("data");
    if (!data) return false;
    Reader challenge(*data);
    const auto session = world_.sessions.find(challenge.text_or("token", ""), world_.now());
    if (!session) return false;
    welcome(connection, *session);
    const Json reply = {{"status", "OK"}, {"seq_reply", seq}};
    connection->reply(to_text(reply));
    return true;
}

} // namespace muster::sandbox
