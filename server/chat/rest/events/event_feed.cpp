#include "server/chat/rest/events/event_feed.hpp"

#include "base/log.hpp"
#include "server/runtime/deadline.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/this_coro.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <random>

namespace muster::chat
{

namespace
{

/// A post of 11.6 carries up to 800,000 characters of props.
constexpr std::size_t kLongestFrame = 8 * 1024 * 1024;
constexpr std::chrono::seconds kToOpen{10};

std::function<double()> random_jitter()
{
    auto engine = std::make_shared<std::minstd_rand>(std::random_device{}());
    return [engine] { return std::uniform_real_distribution<double>(0.0, 1.0)(*engine); };
}

} // namespace

EventFeed::EventFeed(net::HttpClient& client, RestApi& api, RestChat& chat, const Clock& clock, ReconnectTimes times)
    : client_(client), api_(api), chat_(chat), clock_(clock), times_(times), fsm_(times, random_jitter())
{
    status_.since = clock_.now();
}

Async<void> EventFeed::run()
{
    using namespace boost::asio::experimental::awaitable_operators;
    auto connections = connect_for_ever();
    auto heartbeat = keep_alive();
    // Both run until they are cancelled; an exception of one ends the other too.
    co_await (std::move(connections) && std::move(heartbeat));
}

Async<void> EventFeed::connect_for_ever()
{
    for (;;) {
        const Failure why = co_await stay_connected();
        const auto state = co_await boost::asio::this_coro::cancellation_state;
        if (state.cancelled() != boost::asio::cancellation_type::none) co_return;
        note_loss(why);
        const auto wait = fsm_.lost(clock_.now());
        const bool slept = co_await sleep_for(wait);
        if (!slept) co_return;
    }
}

Async<void> EventFeed::keep_alive()
{
    const auto beat = std::min<std::chrono::milliseconds>(std::chrono::seconds(5), times_.ping_every);
    while (co_await sleep_for(beat)) {
        if (!socket_) continue;
        const auto tick = fsm_.on_tick(clock_.now());
        if (tick == ReconnectFsm::Tick::SendPing) ping();
        if (tick == ReconnectFsm::Tick::GiveUp) socket_->drop();
    }
}

Async<Failure> EventFeed::stay_connected()
{
    // Asked first: with a bad token the websocket opens all the same, and is cut without a word after 5 s.
    const Result<> signed_in = co_await chat_.sign_in();
    if (!signed_in) co_return signed_in.error();

    net::Headers headers;
    headers.set("Authorization", api_.authorization()); // a challenge inside the socket would not let us resume
    net::WebSocketLimits limits;
    limits.message_bytes = kLongestFrame;
    Result<net::WebSocketPtr> opened =
        co_await client_.open_web_socket(api_.url(fsm_.path()), std::move(headers), limits, kToOpen);
    if (!opened) co_return fail(Fault::Unavailable, opened.error().detail());
    socket_ = std::move(*opened);
    fsm_.opened(clock_.now());
    ping();

    Failure why;
    for (;;) {
        const Result<std::string> text = co_await socket_->read();
        if (!text) {
            why = fail(Fault::Unavailable, text.error().detail());
            break;
        }
        if (!take(*text)) {
            socket_->drop();
            why = fail(Fault::Unavailable, "the chat server's events have a gap");
            break;
        }
    }
    socket_.reset();
    co_return why;
}

bool EventFeed::take(const std::string& text)
{
    const Result<Frame> frame = read_frame(text, chat_.self().id);
    if (!frame) {
        fsm_.forget_connection();
        return false;
    }
    const auto outcome = fsm_.on_frame(*frame, clock_.now());
    if (outcome.connected) {
        if (const auto away = away_.back(clock_.now()))
            log::info("chat server is back", {{"away_s", away->count() / 1000}});
        enter(FeedState::Connected);
        tell(*outcome.connected);
    }
    if (outcome.deliver) tell(*frame->event);
    return !outcome.give_up;
}

void EventFeed::ping()
{
    const Json action{{"seq", ++actions_}, {"action", "ping"}, {"data", Json::object()}};
    if (!socket_->send(to_text(action))) socket_->drop();
}

void EventFeed::tell(const ChatEvent& event)
{
    chat_.observe(event);
    for (const auto& listener : listeners_) listener(event);
}

void EventFeed::note_loss(const Failure& why)
{
    const bool was_connected = status_.state == FeedState::Connected;
    status_.last_fault = why;
    const bool is_refused = why.fault() == Fault::Unauthorized;
    enter(is_refused ? FeedState::Unauthorized : FeedState::Away);
    if (away_.lost(clock_.now()))
        log::warning(is_refused ? "chat server refuses the token" : "chat server is away", {{"why", why.detail()}});
    if (was_connected) tell(Disconnected{});
}

void EventFeed::enter(FeedState state)
{
    if (status_.state == state) return;
    status_.state = state;
    status_.since = clock_.now();
}

} // namespace muster::chat
