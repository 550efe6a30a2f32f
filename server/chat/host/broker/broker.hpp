// Brings together the two ends of a stream: one side announces a number in a call and waits, the other opens a stream
// and writes the number first.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "server/chat/host/broker/channel.hpp"
#include "server/chat/host/yamux/session.hpp"
#include "server/runtime/task_group.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <memory>

namespace muster::broker
{

class Broker
{
public:
    /// `session` must outlive the broker. Either side waits so long for the other.
    Broker(yamux::Session& session, boost::asio::any_io_executor executor,
           std::chrono::milliseconds patience = std::chrono::seconds(5));
    ~Broker();
    Broker(const Broker&) = delete;
    Broker& operator=(const Broker&) = delete;

    /// Takes every stream that the other side opens from now on, until the session is over.
    [[nodiscard]] Async<void> run();

    /// A number to announce; each is given out once.
    [[nodiscard]] BrokerId next_id();
    /// Waits for the other side to open the stream that was announced. faults  Unavailable  it did not
    [[nodiscard]] Async<Result<Channel>> accept(BrokerId id);
    /// Opens the stream that the other side announced. It can be written to at once.
    [[nodiscard]] Async<Result<Channel>> dial(BrokerId id);

private:
    class Waiting;

    yamux::Session& session_;
    std::shared_ptr<Waiting> waiting_;
    BrokerId last_id_ = 0;
    TaskGroup tasks_;
};

} // namespace muster::broker
