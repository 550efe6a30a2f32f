#include "server/net/alarm.hpp"

#include <boost/asio/steady_timer.hpp>

#include <cstdint>

namespace muster::net
{

namespace asio = boost::asio;
using asio::ip::tcp;

class Alarm::State : public std::enable_shared_from_this<Alarm::State>
{
public:
    explicit State(tcp::socket& on) : timer(on.get_executor()), socket(&on) {}

    void wait()
    {
        timer.async_wait([self = shared_from_this(), mine = setting](const boost::system::error_code& error) {
            if (error || mine != self->setting) return;
            self->rang = true;
            boost::system::error_code ignored;
            self->socket->cancel(ignored);
            self->timer.expires_after(std::chrono::milliseconds(20));
            self->wait();
        });
    }

    asio::steady_timer timer;
    tcp::socket* socket;
    std::uint64_t setting = 0; ///< a timer that fired before it was set anew must not ring
    bool rang = false;
};

Alarm::Alarm(tcp::socket& socket) : state_(std::make_shared<State>(socket)) {}

Alarm::~Alarm() { clear(); }

void Alarm::set_at(std::chrono::steady_clock::time_point at)
{
    ++state_->setting;
    state_->rang = false;
    state_->timer.expires_at(at);
    state_->wait();
}

void Alarm::clear()
{
    ++state_->setting;
    state_->timer.cancel();
}

bool Alarm::rang() const { return state_->rang; }

} // namespace muster::net
