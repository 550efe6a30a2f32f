#include "tests/support/plugin_host/recording.hpp"

#include "server/chat/host/gob/decoder.hpp"
#include "server/chat/host/yamux/frame.hpp"

#include <nlohmann/json.hpp>

#include <set>
#include <stdexcept>

namespace muster::test
{

namespace
{

/// Takes a direction of a stream apart, a byte at a time, to know where each message ends.
std::deque<RecordedMessage> split(const std::string& bytes)
{
    static const gob::Registry names;
    gob::Decoder decoder(names);
    std::deque<RecordedMessage> messages;
    RecordedMessage message;
    bool has_header = false;
    for (const char byte : bytes) {
        message.bytes.push_back(byte);
        decoder.feed(std::string_view(&byte, 1));
        const gob::Arrival arrival = decoder.next(has_header ? message.body : message.header);
        if (arrival == gob::Arrival::NotYet) continue;
        if (arrival != gob::Arrival::Complete) throw std::runtime_error("recorded stream: " + decoder.why());
        if (has_header) {
            messages.push_back(std::exchange(message, {}));
        }
        has_header = !has_header;
    }
    return messages;
}

} // namespace

Recording::Recording(const std::string& name)
{
    steps_ = vector_lines("conversation_" + name + "_5.37.messages.jsonl");
    read_frames("conversation_" + name + "_5.37.jsonl");
    std::set<std::pair<int, std::string>> rpc;
    for (const json& step : steps_) {
        const int stream = step["stream"].get<int>();
        const auto kind = step["kind"].get<std::string>();
        if (kind == "request" || kind == "response") rpc.emplace(stream, step["dir"].get<std::string>());
        // Either side's first four bytes are the number.
        if (kind == "dial" || kind == "ack") bytes_[{stream, step["dir"].get<std::string>()}].erase(0, 4);
        if (kind == "dial" && step["dir"] == "p2s") streams_[step["broker_id"].get<std::uint64_t>()] = stream;
    }
    for (const auto& direction : rpc) messages_[direction] = split(bytes_[direction]);
}

void Recording::read_frames(const std::string& name)
{
    for (const json& line : vector_lines(name)) {
        if (!line.contains("header")) continue;
        const auto header = yamux::read_header(from_hex(line["header"].get<std::string>()));
        if (!header || header->type != yamux::FrameType::Data) continue;
        auto& bytes = bytes_[{static_cast<int>(header->stream), line["dir"].get<std::string>()}];
        if (line.contains("fill")) {
            bytes.append(line["count"].get<std::size_t>(), from_hex(line["fill"].get<std::string>())[0]);
        } else if (line.contains("payload")) {
            bytes += from_hex(line["payload"].get<std::string>());
        }
    }
}

RecordedMessage Recording::take(int stream, const std::string& direction)
{
    auto& messages = messages_.at({stream, direction});
    if (messages.empty()) throw std::runtime_error("no more messages on stream " + std::to_string(stream));
    RecordedMessage message = std::move(messages.front());
    messages.pop_front();
    return message;
}

} // namespace muster::test
