// When to connect, go on, ping and give up a connection: the websocket's rules without a socket or a clock.
#pragma once

#include "base/time.hpp"
#include "server/chat/rest/events/event_json.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace muster::chat
{

/// The times of the websocket.
class ReconnectTimes
{
public:
    ReconnectTimes() = default;

    std::chrono::milliseconds first_wait{500}; ///< doubles with each failure in a row
    std::chrono::milliseconds longest_wait{30'000};
    std::chrono::milliseconds greeting{10'000};   ///< an open socket on which nobody greets is given up after this
    std::chrono::milliseconds ping_every{30'000}; ///< and a ping without an answer by the next one ends the connection
    std::chrono::milliseconds steady{10'000};     ///< a connection that held this long forgives the failures before it
};

/// One connection after the other. Each call says what happened; the answers say what to do.
///
///     opened ─► on_frame* / on_tick* ─► lost ─► (wait) ─► opened …
class ReconnectFsm
{
public:
    /// `jitter` gives numbers from 0 to 1: waits are between the half and the whole of what the table says.
    ReconnectFsm(ReconnectTimes times, std::function<double()> jitter);

    /// Where to connect: with the connection to resume and the next number it should send, where there is one.
    [[nodiscard]] std::string path() const;

    /// A socket is open. Send a ping at once: its answer proves a resumed connection, which is not greeted.
    void opened(Instant now);

    /// What a frame means. `connected` comes before `event`.
    class Outcome
    {
    public:
        std::optional<Connected> connected; ///< the connection stands, for the first time or with news
        bool deliver = false;               ///< hand on the frame's event
        bool give_up = false;               ///< drop the socket: events were lost, or the server refused
    };
    [[nodiscard]] Outcome on_frame(const Frame& frame, Instant now);

    /// What came was no frame: the next connection starts afresh.
    void forget_connection();

    enum class Tick { Nothing, SendPing, GiveUp };
    /// To be asked every few seconds while a socket is open.
    [[nodiscard]] Tick on_tick(Instant now);

    /// The connection ended, or none came about; returns how long to wait before the next.
    [[nodiscard]] std::chrono::milliseconds lost(Instant now);

private:
    Outcome greeted_anew(const Frame& hello, Instant now);
    Outcome greeted(bool missed, Instant now);

    ReconnectTimes times_;
    std::function<double()> jitter_;
    std::string connection_id_;
    std::int64_t next_sequence_ = 0;
    bool is_open_ = false;
    bool is_greeted_ = false;
    bool awaits_pong_ = false;
    int failures_ = 0;
    Instant opened_at_{};
    Instant greeted_at_{};
    Instant pinged_at_{};
};

/// Decides which losses are worth a log line: at most one a minute, and one line when it is over.
class AwayLog
{
public:
    /// True when this loss is to be logged.
    [[nodiscard]] bool lost(Instant now);
    /// How long it was away, if that was logged.
    [[nodiscard]] std::optional<std::chrono::milliseconds> back(Instant now);

private:
    std::optional<Instant> away_since_;
    std::optional<Instant> logged_at_;
    bool is_told_ = false;
};

} // namespace muster::chat
