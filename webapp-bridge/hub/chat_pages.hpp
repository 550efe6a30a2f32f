// Browsers that Muster has no connection with, since the chat server hosts it: they are told through the chat server's
// own websocket, by the person whose they are.
#pragma once

#include "base/async.hpp"
#include "base/time.hpp"
#include "plugin/domain/ids.hpp"
#include "server/runtime/task_group.hpp"
#include "webapp-bridge/hub/hub.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace muster::hub
{

/// Whoever asked for something lately has a page open, as far as anybody knows. To the hub all pages of a person are
/// one websocket, so that the same is told to the same people by either road, and to nobody else.
class ChatPages
{
public:
    /// Pages ask for something at least every hour.
    static constexpr std::chrono::hours kKeep{3};
    /// People; the first of them make room.
    static constexpr std::size_t kMost = 5000;

    /// Hands one message, a JSON object with `event`, to all pages of that person.
    using Tell = std::function<Async<void>(UserId to, std::string message)>;

    /// Hub and clock must outlive it.
    ChatPages(boost::asio::any_io_executor loop, Hub& hub, const Clock& clock, Tell tell);
    ~ChatPages();
    ChatPages(const ChatPages&) = delete;
    ChatPages& operator=(const ChatPages&) = delete;

    /// That person has just asked for something. From their first time on they are told what changes.
    void seen(const UserId& user);

    /// Tells nobody any more.
    [[nodiscard]] Async<void> stop();

    [[nodiscard]] std::size_t people() const { return people_.size(); }

private:
    class Outlet;
    class Person
    {
    public:
        std::shared_ptr<Outlet> outlet;
        Instant seen_at{};
    };

    [[nodiscard]] Async<void> serve(std::shared_ptr<Outlet> outlet, UserId user);
    [[nodiscard]] static Async<void> tell(std::shared_ptr<Outlet> outlet);
    void forget_the_silent();

    boost::asio::any_io_executor loop_;
    Hub& hub_;
    const Clock& clock_;
    Tell tell_;
    std::map<UserId, Person> people_;
    Instant forgot_at_{};
    TaskGroup telling_;
    TaskGroup serving_;
};

} // namespace muster::hub
