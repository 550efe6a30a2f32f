#include "sandbox/ws/connection.hpp"

#include <utility>

namespace muster::sandbox
{

void Connection::authenticate(std::string id, std::string user_id, std::string token)
{
    id_ = std::move(id);
    user_id_ = std::move(user_id);
    token_ = std::move(token);
}

void Connection::send(const Event& event)
{
    last_.push_back(event.frame(next_seq_++));
    if (last_.size() > kReplayedEvents) last_.pop_front();
    if (socket_) socket_->send(last_.back());
}

void Connection::reply(std::string text)
{
    if (socket_) socket_->send(std::move(text));
}

void Connection::detach(std::chrono::steady_clock::time_point at)
{
    socket_.reset();
    detached_at_ = at;
}

bool Connection::can_replay_from(std::int64_t seq) const
{
    return seq <= next_seq_ && seq >= next_seq_ - static_cast<std::int64_t>(last_.size());
}

void Connection::resume(net::WebSocketPtr socket, std::string token, std::int64_t seq)
{
    socket_ = std::move(socket);
    token_ = std::move(token);
    const std::int64_t first_kept = next_seq_ - static_cast<std::int64_t>(last_.size());
    for (auto at = static_cast<std::size_t>(seq - first_kept); at < last_.size(); ++at) socket_->send(last_[at]);
}

} // namespace muster::sandbox
