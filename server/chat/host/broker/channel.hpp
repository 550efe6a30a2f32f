// A stream that two sides have agreed on by a number.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "server/chat/host/yamux/session.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace muster::broker
{

/// The number under which one side waits for the other to open a stream. The two sides count each for itself.
using BrokerId = std::uint32_t;

/// The four bytes of a number, as they go over the stream.
[[nodiscard]] std::string id_bytes(BrokerId id);

/// Reads and writes like a stream. Who dialled may write before the other side has answered; its answer is taken off
/// before the first bytes that are read.
class Channel
{
public:
    explicit Channel(yamux::Stream stream, std::string answer = {})
        : stream_(std::move(stream)), answer_(std::move(answer))
    {
    }

    /// As yamux::Stream. faults  besides  Unavailable  nobody waits for the number
    [[nodiscard]] Async<Result<std::string>> read(std::size_t most);
    [[nodiscard]] Async<Result<>> write(std::string bytes) { return stream_.write(std::move(bytes)); }
    void finish() { stream_.finish(); }

private:
    [[nodiscard]] Async<Result<>> read_answer();

    yamux::Stream stream_;
    std::string answer_; ///< what is still to come of it
};

} // namespace muster::broker
