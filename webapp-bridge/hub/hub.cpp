#include "webapp-bridge/hub/hub.hpp"

#include "base/json.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <utility>

namespace muster::hub
{

namespace asio = boost::asio;

namespace
{

constexpr std::size_t kMostWaiting = 1000;
constexpr std::uint16_t kTryAgainLater = 1013;

std::string_view name_of(PlaybookChange change)
{
    switch (change) {
    case PlaybookChange::Created:
        return "playbook_created";
    case PlaybookChange::Archived:
        return "playbook_archived";
    case PlaybookChange::Restored:
        return "playbook_restored";
    case PlaybookChange::Updated:
        break;
    }
    return "playbook_updated";
}

/// What a browser says is not asked for; when it goes away, reading ends.
Async<void> read_to_the_end(net::WebSocketPtr socket)
{
    for (bool open = true; open;) {
        const Result<std::string> message = co_await socket->read();
        open = message.has_value();
    }
}

} // namespace

/// One browser and what it has not been told yet.
class Hub::Listener
{
public:
    Listener(std::set<Listener*>& all, net::WebSocketPtr to, UserId whose, const asio::any_io_executor& loop)
        : socket(std::move(to)), user(std::move(whose)), all_(all), wake_(loop)
    {
        all_.insert(this);
    }
    ~Listener() { all_.erase(this); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    void add(const Changed& change)
    {
        if (waiting_.size() >= kMostWaiting) has_missed_ = true;
        if (has_missed_) waiting_.clear();
        if (!has_missed_) {
            const auto [known, is_new] = waiting_.try_emplace(change.subject, change);
            if (!is_new) known->second = change;
        }
        wake_.cancel();
    }

    /// The next change to tell; nothing when too many were missed to name them.
    Async<std::optional<Changed>> next()
    {
        while (waiting_.empty() && !has_missed_) {
            wake_.expires_at(asio::steady_timer::time_point::max());
            co_await wake_.async_wait(asio::as_tuple(asio::use_awaitable));
        }
        if (std::exchange(has_missed_, false)) co_return std::nullopt;
        co_return std::move(waiting_.extract(waiting_.begin()).mapped());
    }

    net::WebSocketPtr socket;
    UserId user;

private:
    std::set<Listener*>& all_;
    asio::steady_timer wake_;
    std::map<Subject, Changed> waiting_;
    bool has_missed_ = false;
};

Hub::~Hub() = default;

void Hub::tell(const Incident& incident)
{
    const std::string_view event = incident.revision == 1 ? "incident_created" : "incident_updated";
    tell(Changed{incident.id, incident.team, incident.revision, event});
}

void Hub::tell(const ChangedPlaybook& playbook)
{
    tell(Changed{playbook.playbook, playbook.team, playbook.version, name_of(playbook.what)});
}

void Hub::tell(const Changed& change)
{
    log_.add(change);
    for (Listener* listener : listeners_) listener->add(change);
}

Async<void> Hub::serve(net::WebSocketPtr socket, UserId user)
{
    using namespace asio::experimental::awaitable_operators;
    Listener listener(listeners_, socket, std::move(user), co_await asio::this_coro::executor);
    socket->send(to_text(Json{{"event", "hello"}, {"cursor", log_.cursor()}}));
    auto reading = read_to_the_end(socket);
    auto pushing = push(listener);
    co_await (std::move(reading) || std::move(pushing));
}

Async<void> Hub::push(Listener& listener)
{
    for (bool open = true; open;) {
        const std::optional<Changed> change = co_await listener.next();
        Json event{{"event", "reset"}, {"cursor", log_.cursor()}};
        if (change) {
            const Result<bool> may = co_await sight_.may_see(listener.user, change->subject);
            if (!may) {
                // Nobody knows now who may see it: the browser comes back and reads what it missed.
                listener.socket->close(kTryAgainLater, "the chat server does not answer");
                co_return;
            }
            if (!*may) continue;
            event.update(as_json(*change));
            event["event"] = change->event;
            event["team_id"] = change->team.str();
        }
        // False is a reader too slow for the queue's bounds: the connection is dropped by then.
        open = listener.socket->send(to_text(event));
    }
}

} // namespace muster::hub
