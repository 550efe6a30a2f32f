#include "server/chat/rest/events/reconnect_fsm.hpp"

#include <algorithm>
#include <utility>

namespace muster::chat
{

namespace
{

constexpr std::string_view kPath = "/api/v4/websocket";
constexpr int kMostDoublings = 16;
/// A resumption that the server does not even greet twice in a row is not tried a third time.
constexpr int kMostMuteResumptions = 2;

} // namespace

ReconnectFsm::ReconnectFsm(ReconnectTimes times, std::function<double()> jitter)
    : times_(times), jitter_(std::move(jitter))
{
}

std::string ReconnectFsm::path() const
{
    if (connection_id_.empty()) return std::string(kPath);
    return std::string(kPath) + "?connection_id=" + connection_id_ +
           "&sequence_number=" + std::to_string(next_sequence_);
}

void ReconnectFsm::opened(Instant now)
{
    is_open_ = true;
    is_greeted_ = false;
    awaits_pong_ = true;
    opened_at_ = now;
    pinged_at_ = now;
}

ReconnectFsm::Outcome ReconnectFsm::on_frame(const Frame& frame, Instant now)
{
    Outcome outcome;
    if (frame.is_reply) {
        outcome.give_up = frame.is_refusal;
        if (frame.is_refusal) return outcome;
        awaits_pong_ = false;
        // Nothing was said before the pong on a resumed connection: there was nothing to replay.
        if (!is_greeted_ && !connection_id_.empty()) return greeted(false, now);
        return outcome;
    }
    // 5.37 greets twice when it cannot resume; the second greeting is an event like any other.
    if (frame.is_hello && frame.connection_id != connection_id_) return greeted_anew(frame, now);
    if (connection_id_.empty() || frame.sequence != next_sequence_) {
        forget_connection();
        outcome.give_up = true;
        return outcome;
    }
    if (!is_greeted_) outcome = greeted(false, now);
    ++next_sequence_;
    outcome.deliver = frame.event.has_value();
    return outcome;
}

ReconnectFsm::Outcome ReconnectFsm::greeted_anew(const Frame& hello, Instant now)
{
    connection_id_ = hello.connection_id;
    next_sequence_ = hello.sequence + 1;
    return greeted(true, now);
}

ReconnectFsm::Outcome ReconnectFsm::greeted(bool missed, Instant now)
{
    is_greeted_ = true;
    greeted_at_ = now;
    Outcome outcome;
    outcome.connected = Connected{missed};
    return outcome;
}

void ReconnectFsm::forget_connection()
{
    connection_id_.clear();
    next_sequence_ = 0;
}

ReconnectFsm::Tick ReconnectFsm::on_tick(Instant now)
{
    if (!is_open_) return Tick::Nothing;
    if (!is_greeted_ && now - opened_at_ >= times_.greeting) return Tick::GiveUp;
    if (now - pinged_at_ < times_.ping_every) return Tick::Nothing;
    if (std::exchange(awaits_pong_, true)) return Tick::GiveUp;
    pinged_at_ = now;
    return Tick::SendPing;
}

std::chrono::milliseconds ReconnectFsm::lost(Instant now)
{
    const bool was_steady = is_open_ && is_greeted_ && now - greeted_at_ >= times_.steady;
    if (was_steady) failures_ = 0;
    if (is_open_ && !is_greeted_ && failures_ >= kMostMuteResumptions) forget_connection();
    is_open_ = false;
    const auto whole = std::min(times_.longest_wait, times_.first_wait * (1 << std::min(failures_, kMostDoublings)));
    ++failures_;
    const double share = 0.5 + 0.5 * jitter_();
    return std::chrono::milliseconds(static_cast<std::int64_t>(static_cast<double>(whole.count()) * share));
}

bool AwayLog::lost(Instant now)
{
    if (!away_since_) away_since_ = now;
    if (logged_at_ && now - *logged_at_ < std::chrono::minutes(1)) return false;
    logged_at_ = now;
    is_told_ = true;
    return true;
}

std::optional<std::chrono::milliseconds> AwayLog::back(Instant now)
{
    const std::optional<Instant> since = std::exchange(away_since_, std::nullopt);
    if (!std::exchange(is_told_, false) || !since) return std::nullopt;
    return now - *since;
}

} // namespace muster::chat
