// What a session and its streams share.
#pragma once

#include "server/chat/host/yamux/session.hpp"
#include "server/runtime/deadline.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <string>

namespace muster::yamux
{

class SessionCore
{
public:
    /// Of a stream that somebody holds.
    struct Held {
        explicit Held(const boost::asio::any_io_executor& executor)
            : readable(std::make_shared<Bell>(executor)), writable(std::make_shared<Bell>(executor))
        {
        }
        std::shared_ptr<Bell> readable;
        std::shared_ptr<Bell> writable;
        bool was_reset = false;
    };

    SessionCore(Socket on, Side side, Limits limits);

    void hold(StreamId id);
    /// Nobody will read it any more.
    void let_go(StreamId id);
    void handle(const std::vector<Event>& events);
    /// Has what the machine wants to send, sent.
    void send() { output.ring(); }

    Socket socket;
    Machine machine;
    std::map<StreamId, Held> held;
    std::deque<StreamId> opened;
    Bell arrival; ///< a stream was opened, or the session is over
    Bell room;    ///< there may be room for a stream of ours, or the session is over
    Bell output;
    Bell drained; ///< what was to be sent has been sent
    Bell over;
};

} // namespace muster::yamux
