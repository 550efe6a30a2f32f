// The recorded life of a plugin on a real Mattermost server: what either side said on each stream, and in which order.
#pragma once

#include "server/chat/host/gob/value.hpp"
#include "tests/support/plugin_host/vectors.hpp"

#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace muster::test
{

/// A call or a reply: its bytes as they were, and what they mean.
struct RecordedMessage {
    std::string bytes;
    gob::Dynamic header;
    gob::Dynamic body;
};

class Recording
{
public:
    /// "go" or "nongo".
    explicit Recording(const std::string& name);

    /// What happened, in order, as conversation_*.messages.jsonl tells it.
    [[nodiscard]] const std::vector<json>& steps() const { return steps_; }
    /// The next message of that direction ("s2p": from the server) of a stream.
    [[nodiscard]] RecordedMessage take(int stream, const std::string& direction);
    /// All that was sent on a stream that is no RPC, without the broker's number.
    [[nodiscard]] const std::string& bytes(int stream, const std::string& direction)
    {
        return bytes_[{stream, direction}];
    }
    /// The stream that was opened under a broker's number of the server.
    [[nodiscard]] int stream_of(std::uint64_t broker_id) const { return streams_.at(broker_id); }

private:
    void read_frames(const std::string& name);

    std::vector<json> steps_;
    std::map<std::pair<int, std::string>, std::string> bytes_;
    std::map<std::pair<int, std::string>, std::deque<RecordedMessage>> messages_;
    std::map<std::uint64_t, int> streams_;
};

} // namespace muster::test
