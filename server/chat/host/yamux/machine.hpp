// The rules of a yamux session, without a socket and without a clock: bytes and moments go in, bytes and events come
// out. Session (session.hpp) runs it on a connection.
#pragma once

#include "server/chat/host/yamux/frame.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster::yamux
{

using Moment = std::chrono::steady_clock::time_point;

/// Who made the connection: the client's streams have odd ids, the server's even ones.
enum class Side { Client, Server };

struct Limits {
    std::uint32_t window = 262'144; ///< what a side may send before the other gives credit; the protocol's own number
    std::size_t backlog = 256;      ///< streams of the other side that nobody has accepted yet
    std::size_t streams = 4096;     ///< of either side, at the same time
    std::chrono::seconds ping_every{30};
    std::chrono::seconds ping_answer{10};
    std::chrono::seconds fin_answer{300}; ///< after our FIN, for the other side's
};

enum class Happening {
    Opened,   ///< the other side opened a stream: accept or reset it
    Answered, ///< the other side accepted or reset a stream of ours: there may be room for another one
    Readable, ///< there are bytes, or the other side has finished
    Writable, ///< the other side gave credit
    Reset,    ///< the stream is gone, whatever was on its way
    Ended     ///< the session is over; `why_ended` says why. The output is still to be sent
};

struct Event {
    Happening what;
    StreamId stream = 0;
};

class Machine
{
public:
    Machine(Side side, Moment now, Limits limits = {});

    /// Takes what the connection brought, in parts of any size.
    [[nodiscard]] std::vector<Event> receive(std::string_view bytes);
    /// Does what is due: pings, and gives up on what does not answer. To be called at `next_due`, or more often.
    [[nodiscard]] std::vector<Event> tick(Moment now);
    [[nodiscard]] Moment next_due() const;

    /// What is to be sent now. What is taken must be sent.
    [[nodiscard]] std::string take_output();
    [[nodiscard]] std::size_t output_size() const { return output_.size(); }

    /// False while as many streams of ours wait to be accepted as the other side keeps waiting: it would reset one
    /// more.
    [[nodiscard]] bool has_room() const { return unanswered_.size() < limits_.backlog; }
    /// Opens a stream. Nothing once the session or the other side is about to end, or when there are too many.
    [[nodiscard]] std::optional<StreamId> open();
    /// The other side must be told that its stream is taken, or it ends the session.
    void accept(StreamId id);

    /// Sends what the other side's credit allows and returns how much that was; nothing after `finish`.
    [[nodiscard]] std::size_t send(StreamId id, std::string_view bytes);
    /// Nothing more will be sent. Done once, however often it is called: a second FIN would end the session.
    void finish(StreamId id, Moment now);
    /// Drops the stream on both sides.
    void reset(StreamId id);

    /// Takes up to `most` bytes that have come, and returns credit for them.
    [[nodiscard]] std::string take(StreamId id, std::size_t most);
    /// True when the other side sends nothing more and everything was taken; also when the stream is gone.
    [[nodiscard]] bool is_at_end(StreamId id) const;
    /// True when something could be sent, or never can be any more.
    [[nodiscard]] bool is_writable(StreamId id) const;
    /// False once both sides have finished and everything was taken, and after a reset.
    [[nodiscard]] bool has(StreamId id) const { return streams_.contains(id); }
    [[nodiscard]] std::size_t stream_count() const { return streams_.size(); }

    /// Tells the other side to go, and ends the session.
    void go_away(GoAwayCode code, std::string why);
    /// The connection broke or was closed.
    void disconnect(std::string why);
    [[nodiscard]] bool has_ended() const { return ended_; }
    [[nodiscard]] const std::string& why_ended() const { return why_ended_; }

private:
    struct Stream {
        std::string incoming;
        std::size_t taken = 0;        ///< of `incoming`, from its front
        std::uint32_t window = 0;     ///< what the other side may still send
        std::uint32_t unreturned = 0; ///< taken, and no credit given for it yet
        std::uint64_t credit = 0;     ///< what we may still send
        bool is_accepted = false;     ///< or our own
        bool they_finished = false;
        bool we_finished = false;
        Moment finished_at{};
    };

    void handle(const FrameHeader& header);
    void handle_stream_frame(const FrameHeader& header);
    void handle_syn(StreamId id);
    void handle_fin(StreamId id, Stream& stream);
    void begin_data(const FrameHeader& header);
    void handle_ping(const FrameHeader& header);
    void handle_go_away(const FrameHeader& header);
    void take_payload(std::string_view& bytes);
    void refuse(std::string why) { go_away(GoAwayCode::ProtocolError, std::move(why)); }
    void put(FrameType type, std::uint16_t flags, StreamId stream, std::uint32_t value);
    void tell(Happening what, StreamId stream = 0) { events_.push_back({what, stream}); }
    void drop_when_done(StreamId id);
    [[nodiscard]] bool is_ours(StreamId id) const { return (id % 2 == 1) == (side_ == Side::Client); }
    [[nodiscard]] Stream* find(StreamId id);
    [[nodiscard]] std::vector<Event> take_events() { return std::exchange(events_, {}); }

    Side side_;
    Limits limits_;
    std::map<StreamId, Stream> streams_;
    std::size_t unaccepted_ = 0;
    std::set<StreamId> unanswered_; ///< ours that the other side has not accepted yet
    std::uint64_t next_id_;         ///< wider than an id: it must not come round
    std::string head_;              ///< of a frame that has not come whole
    StreamId payload_stream_ = 0;
    std::uint32_t payload_left_ = 0;
    bool finishes_after_payload_ = false;
    std::string output_;
    std::vector<Event> events_;
    Moment ping_due_;
    std::optional<Moment> answer_due_;
    std::uint32_t ping_number_ = 0;
    bool they_go_ = false;
    bool ended_ = false;
    std::string why_ended_;
};

} // namespace muster::yamux
