// A yamux session on a connection: streams that coroutines read and write.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "server/chat/host/yamux/machine.hpp"

#include <boost/asio/local/stream_protocol.hpp>

#include <cstddef>
#include <memory>
#include <string>

namespace muster::yamux
{

using Socket = boost::asio::local::stream_protocol::socket;

/// One stream, owned by one coroutine or shared between one that reads and one that writes. Letting go of it finishes
/// it; what still comes then is dropped. May outlive its session: it fails then.
class Stream
{
public:
    Stream(Stream&&) noexcept = default;
    Stream& operator=(Stream&& other) noexcept;
    ~Stream();

    /// Up to `most` bytes as soon as there are some; empty when the other side has finished.
    /// faults  Unavailable  the stream was reset, or the session is over
    [[nodiscard]] Async<Result<std::string>> read(std::size_t most);
    /// Returns when everything is on its way: it waits while the other side gives no credit.
    /// faults  Unavailable  as above, and after `finish`
    [[nodiscard]] Async<Result<>> write(std::string bytes);
    /// Nothing more will be written.
    void finish();

    [[nodiscard]] StreamId id() const { return id_; }

private:
    friend class Session;
    Stream(std::shared_ptr<class SessionCore> core, StreamId id) : core_(std::move(core)), id_(id) {}

    std::shared_ptr<SessionCore> core_;
    StreamId id_ = 0;
};

class Session
{
public:
    Session(Socket socket, Side side, Limits limits = {});
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Runs the session until the connection or the protocol ends it. Reading never waits for those who use streams.
    /// returns  why it ended
    [[nodiscard]] Async<std::string> run();

    /// faults  Unavailable  the session is over or about to be, or has too many streams
    [[nodiscard]] Result<Stream> open();
    /// The same, but waits while the other side has as many streams to accept as it keeps waiting.
    [[nodiscard]] Async<Result<Stream>> open_in_turn();
    /// The next stream that the other side opens, in their order. faults  Unavailable  the session is over
    [[nodiscard]] Async<Result<Stream>> accept();

    /// Says go away, and ends `run` once that is sent.
    void close();

private:
    [[nodiscard]] static Result<Stream> open_on(const std::shared_ptr<SessionCore>& core);

    std::shared_ptr<SessionCore> core_;
};

} // namespace muster::yamux
