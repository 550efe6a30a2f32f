#include "server/chat/host/yamux/machine.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace muster::yamux
{

Machine::Machine(Side side, Moment now, Limits limits)
    : side_(side), limits_(limits), next_id_(side == Side::Client ? 1 : 2), ping_due_(now + limits.ping_every)
{
}

std::vector<Event> Machine::receive(std::string_view bytes)
{
    while (!ended_ && !bytes.empty()) {
        if (payload_left_ > 0) {
            take_payload(bytes);
            continue;
        }
        const std::size_t part = std::min(kHeaderSize - head_.size(), bytes.size());
        head_.append(bytes.substr(0, part));
        bytes.remove_prefix(part);
        if (head_.size() < kHeaderSize) break;
        const Result<FrameHeader> header = read_header(head_);
        head_.clear();
        if (header) {
            handle(*header);
        } else {
            refuse(header.error().detail());
        }
    }
    return take_events();
}

void Machine::take_payload(std::string_view& bytes)
{
    const auto part = static_cast<std::uint32_t>(std::min<std::size_t>(payload_left_, bytes.size()));
    payload_left_ -= part;
    Stream* const stream = find(payload_stream_);
    if (stream) {
        stream->incoming.append(bytes.substr(0, part));
        tell(Happening::Readable, payload_stream_);
    }
    bytes.remove_prefix(part);
    if (stream && payload_left_ == 0 && finishes_after_payload_) handle_fin(payload_stream_, *stream);
}

void Machine::handle(const FrameHeader& header)
{
    switch (header.type) {
    case FrameType::Data:
    case FrameType::WindowUpdate:
        return handle_stream_frame(header);
    case FrameType::Ping:
        return handle_ping(header);
    case FrameType::GoAway:
        return handle_go_away(header);
    }
}

void Machine::handle_stream_frame(const FrameHeader& header)
{
    if (header.has(flag::kSyn)) handle_syn(header.stream);
    if (ended_) return;
    const bool is_answer = header.has(flag::kAck) || header.has(flag::kRst);
    if (is_answer && unanswered_.erase(header.stream) > 0) tell(Happening::Answered, header.stream);
    if (header.has(flag::kRst)) {
        if (Stream* const stream = find(header.stream)) {
            if (!stream->is_accepted) --unaccepted_;
            streams_.erase(header.stream);
            tell(Happening::Reset, header.stream);
        }
    }
    if (header.type == FrameType::Data) return begin_data(header);
    Stream* const stream = find(header.stream);
    if (!stream) return; // reset or finished by us while this was on its way
    stream->credit += header.value;
    if (stream->credit > std::numeric_limits<std::uint32_t>::max()) return refuse("more credit than a stream can have");
    if (header.value > 0) tell(Happening::Writable, header.stream);
    if (header.has(flag::kFin)) handle_fin(header.stream, *stream);
}

void Machine::handle_syn(StreamId id)
{
    if (id == 0 || is_ours(id)) return refuse("opened a stream with an id of ours");
    if (find(id)) return refuse("opened a stream twice");
    if (they_go_ || unaccepted_ >= limits_.backlog || streams_.size() >= limits_.streams)
        return put(FrameType::WindowUpdate, flag::kRst, id, 0);
    Stream stream;
    stream.window = limits_.window;
    stream.credit = limits_.window;
    streams_.emplace(id, std::move(stream));
    ++unaccepted_;
    tell(Happening::Opened, id);
}

void Machine::begin_data(const FrameHeader& header)
{
    Stream* const stream = find(header.stream);
    payload_stream_ = header.stream;
    payload_left_ = header.value; // of a stream that is gone: skipped
    finishes_after_payload_ = header.has(flag::kFin);
    if (!stream) return;
    if (header.value > 0 && stream->they_finished) return refuse("sent more after the end of a stream");
    if (header.value > stream->window) return refuse("sent more than the window allows");
    stream->window -= header.value;
    if (header.value == 0 && finishes_after_payload_) handle_fin(header.stream, *stream);
}

void Machine::handle_fin(StreamId id, Stream& stream)
{
    if (stream.they_finished) return refuse("finished a stream twice");
    stream.they_finished = true;
    tell(Happening::Readable, id);
    drop_when_done(id);
}

void Machine::handle_ping(const FrameHeader& header)
{
    if (header.has(flag::kSyn)) return put(FrameType::Ping, flag::kAck, 0, header.value);
    if (header.has(flag::kAck) && header.value + 1 == ping_number_) answer_due_.reset();
}

void Machine::handle_go_away(const FrameHeader& header)
{
    they_go_ = true;
    if (header.value != static_cast<std::uint32_t>(GoAwayCode::Normal))
        disconnect("the other side says go away: " + std::to_string(header.value));
}

std::vector<Event> Machine::tick(Moment now)
{
    if (ended_) return take_events();
    if (answer_due_ && now >= *answer_due_) {
        disconnect("no answer to a ping");
        return take_events();
    }
    if (!answer_due_ && now >= ping_due_) {
        put(FrameType::Ping, flag::kSyn, 0, ping_number_++);
        answer_due_ = now + limits_.ping_answer;
        ping_due_ = now + limits_.ping_every;
    }
    std::vector<StreamId> unanswered;
    for (const auto& [id, stream] : streams_) {
        if (stream.we_finished && now - stream.finished_at >= limits_.fin_answer) unanswered.push_back(id);
    }
    for (const StreamId id : unanswered) {
        reset(id);
        tell(Happening::Reset, id);
    }
    return take_events();
}

Moment Machine::next_due() const { return answer_due_ ? std::min(*answer_due_, ping_due_) : ping_due_; }

std::string Machine::take_output() { return std::exchange(output_, {}); }

std::optional<StreamId> Machine::open()
{
    if (ended_ || they_go_ || streams_.size() >= limits_.streams) return std::nullopt;
    if (next_id_ > std::numeric_limits<StreamId>::max()) return std::nullopt;
    const auto id = static_cast<StreamId>(next_id_);
    next_id_ += 2;
    Stream stream;
    stream.window = limits_.window;
    stream.credit = limits_.window;
    stream.is_accepted = true;
    streams_.emplace(id, std::move(stream));
    unanswered_.insert(id);
    put(FrameType::WindowUpdate, flag::kSyn, id, 0);
    return id;
}

void Machine::accept(StreamId id)
{
    Stream* const stream = find(id);
    if (!stream || stream->is_accepted) return;
    stream->is_accepted = true;
    --unaccepted_;
    put(FrameType::WindowUpdate, flag::kAck, id, 0);
}

std::size_t Machine::send(StreamId id, std::string_view bytes)
{
    Stream* const stream = find(id);
    if (!stream || stream->we_finished || ended_) return 0;
    const auto part = static_cast<std::uint32_t>(std::min<std::uint64_t>(bytes.size(), stream->credit));
    if (part == 0) return 0;
    stream->credit -= part;
    put(FrameType::Data, 0, id, part);
    output_.append(bytes.substr(0, part));
    return part;
}

void Machine::finish(StreamId id, Moment now)
{
    Stream* const stream = find(id);
    if (!stream || stream->we_finished || ended_) return;
    stream->we_finished = true;
    stream->finished_at = now;
    put(FrameType::WindowUpdate, flag::kFin, id, 0);
    drop_when_done(id);
}

void Machine::reset(StreamId id)
{
    Stream* const stream = find(id);
    if (!stream || ended_) return;
    if (!stream->is_accepted) --unaccepted_;
    streams_.erase(id);
    put(FrameType::WindowUpdate, flag::kRst, id, 0);
}

std::string Machine::take(StreamId id, std::size_t most)
{
    Stream* const stream = find(id);
    if (!stream) return {};
    std::string bytes = stream->incoming.substr(stream->taken, most);
    stream->taken += bytes.size();
    if (stream->taken == stream->incoming.size() || stream->taken > limits_.window / 2) {
        stream->incoming.erase(0, stream->taken);
        stream->taken = 0;
    }
    stream->unreturned += static_cast<std::uint32_t>(bytes.size());
    if (stream->unreturned >= limits_.window / 2 && !stream->they_finished && !ended_) {
        stream->window += stream->unreturned;
        put(FrameType::WindowUpdate, 0, id, std::exchange(stream->unreturned, 0));
    }
    drop_when_done(id);
    return bytes;
}

bool Machine::is_at_end(StreamId id) const
{
    const auto found = streams_.find(id);
    if (found == streams_.end()) return true;
    const Stream& stream = found->second;
    return (stream.they_finished || ended_) && stream.taken == stream.incoming.size();
}

bool Machine::is_writable(StreamId id) const
{
    const auto found = streams_.find(id);
    return ended_ || found == streams_.end() || found->second.we_finished || found->second.credit > 0;
}

void Machine::go_away(GoAwayCode code, std::string why)
{
    if (ended_) return;
    put(FrameType::GoAway, 0, 0, static_cast<std::uint32_t>(code));
    disconnect(std::move(why));
}

void Machine::disconnect(std::string why)
{
    if (ended_) return;
    ended_ = true;
    why_ended_ = std::move(why);
    tell(Happening::Ended);
}

void Machine::put(FrameType type, std::uint16_t flags, StreamId stream, std::uint32_t value)
{
    put_header(output_, FrameHeader(type, flags, stream, value));
}

void Machine::drop_when_done(StreamId id)
{
    const Stream* const stream = find(id);
    if (stream && stream->we_finished && stream->they_finished && stream->incoming.empty() && stream->is_accepted)
        streams_.erase(id);
}

Machine::Stream* Machine::find(StreamId id)
{
    const auto found = streams_.find(id);
    return found == streams_.end() ? nullptr : &found->second;
}

} // namespace muster::yamux
