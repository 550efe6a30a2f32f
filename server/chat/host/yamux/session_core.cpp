#include "server/chat/host/yamux/session_core.hpp"

#include <utility>

namespace muster::yamux
{

SessionCore::SessionCore(Socket on, Side side, Limits limits)
    : socket(std::move(on)), machine(side, std::chrono::steady_clock::now(), limits), arrival(socket.get_executor()),
      room(socket.get_executor()), output(socket.get_executor()), drained(socket.get_executor()),
      over(socket.get_executor())
{
}

void SessionCore::hold(StreamId id) { held.emplace(id, Held(socket.get_executor())); }

void SessionCore::let_go(StreamId id)
{
    held.erase(id);
    machine.finish(id, std::chrono::steady_clock::now());
    static_cast<void>(machine.take(id, std::string::npos));
    send();
}

void SessionCore::handle(const std::vector<Event>& events)
{
    for (const auto& [what, id] : events) {
        const auto found = held.find(id);
        Held* const stream = found == held.end() ? nullptr : &found->second;
        switch (what) {
        case Happening::Opened:
            opened.push_back(id);
            arrival.ring();
            break;
        case Happening::Answered:
            room.ring();
            break;
        case Happening::Readable:
            if (stream) stream->readable->ring();
            break;
        case Happening::Writable:
            if (stream) stream->writable->ring();
            break;
        case Happening::Reset:
            std::erase(opened, id);
            if (!stream) break;
            stream->was_reset = true;
            stream->readable->ring();
            stream->writable->ring();
            break;
        case Happening::Ended:
            for (auto& [any, one] : held) {
                one.readable->ring();
                one.writable->ring();
            }
            arrival.ring();
            room.ring();
            drained.ring();
            over.ring();
            break;
        }
        // Let go of, but not by the other side yet: taken, so that it may come to its end.
        const bool is_waiting = std::find(opened.begin(), opened.end(), id) != opened.end();
        if (what == Happening::Readable && !stream && !is_waiting)
            static_cast<void>(machine.take(id, std::string::npos));
    }
    if (machine.output_size() > 0) send();
}

} // namespace muster::yamux
