// A deadline on a socket that leaves the socket usable: what waits is cancelled, so that one may still say why.
#pragma once

#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <memory>

namespace muster::net
{

/// Cancels the socket's pending operations when it rings, and goes on doing so until it is set anew or cleared: an
/// operation that began just after the first ring must not wait for ever. The socket must outlive it and stay in place.
class Alarm
{
public:
    explicit Alarm(boost::asio::ip::tcp::socket& socket);
    ~Alarm();
    Alarm(const Alarm&) = delete;
    Alarm& operator=(const Alarm&) = delete;

    void set_at(std::chrono::steady_clock::time_point at);
    void set(std::chrono::milliseconds from_now) { set_at(std::chrono::steady_clock::now() + from_now); }
    void clear();
    /// True when it has rung since it was set.
    [[nodiscard]] bool rang() const;

private:
    class State;
    std::shared_ptr<State> state_;
};

} // namespace muster::net
