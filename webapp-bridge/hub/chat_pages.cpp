#include "webapp-bridge/hub/chat_pages.hpp"

#include "server/runtime/deadline.hpp"

#include <algorithm>
#include <deque>
#include <utility>

namespace muster::hub
{

namespace
{

constexpr std::size_t kMostWaiting = 256;
constexpr std::chrono::minutes kBetweenLooks{1};
constexpr std::uint16_t kAbnormal = 1006;

} // namespace

/// All pages of one person, as the hub sees them. What is sent is told one after the other.
class ChatPages::Outlet final : public net::WebSocket
{
public:
    Outlet(boost::asio::any_io_executor loop, UserId user, const Tell& tell)
        : bell_(loop), user_(std::move(user)), tell_(tell)
    {
    }

    /// Tells what waits until it is closed.
    Async<void> run()
    {
        while (is_open_) {
            if (waiting_.empty()) {
                static_cast<void>(co_await bell_.wait(kBetweenLooks));
                continue;
            }
            std::string message = std::move(waiting_.front());
            waiting_.pop_front();
            co_await tell_(user_, std::move(message));
        }
    }

    /// Pages say nothing; the reading ends with the outlet.
    Async<Result<std::string>> read() override
    {
        while (is_open_) static_cast<void>(co_await bell_.wait(kBetweenLooks));
        co_return fail(Fault::Unavailable, "the pages are silent");
    }

    bool send(std::string text) override
    {
        if (waiting_.size() >= kMostWaiting) drop();
        if (!is_open_) return false;
        waiting_.push_back(std::move(text));
        bell_.ring();
        return true;
    }

    void close(std::uint16_t, std::string) override { drop(); }
    void drop() override
    {
        is_open_ = false;
        bell_.ring();
    }
    [[nodiscard]] bool is_open() const override { return is_open_; }
    [[nodiscard]] std::uint16_t close_code() const override { return kAbnormal; }

private:
    Bell bell_;
    UserId user_;
    const Tell& tell_;
    std::deque<std::string> waiting_;
    bool is_open_ = true;
};

ChatPages::ChatPages(boost::asio::any_io_executor loop, Hub& hub, const Clock& clock, Tell tell)
    : loop_(loop), hub_(hub), clock_(clock), tell_(std::move(tell)), telling_(loop), serving_(loop)
{
}

ChatPages::~ChatPages() = default;

void ChatPages::seen(const UserId& user)
{
    forget_the_silent();
    const auto known = people_.find(user);
    if (known != people_.end()) {
        known->second.seen_at = clock_.now();
        return;
    }
    if (people_.size() >= kMost) {
        const auto sooner = [](const auto& a, const auto& b) { return a.second.seen_at < b.second.seen_at; };
        const auto first = std::min_element(people_.begin(), people_.end(), sooner);
        first->second.outlet->drop();
        people_.erase(first);
    }
    Person person;
    person.outlet = std::make_shared<Outlet>(loop_, user, tell_);
    person.seen_at = clock_.now();
    std::shared_ptr<Outlet> outlet = person.outlet;
    people_.emplace(user, std::move(person));
    telling_.spawn("telling pages", tell(outlet));
    serving_.spawn("pages", serve(std::move(outlet), user));
}

Async<void> ChatPages::serve(std::shared_ptr<Outlet> outlet, UserId user)
{
    co_await hub_.serve(outlet, user);
    // The hub gives up where too much waits, or nobody knows what they may see: their next question begins anew.
    outlet->drop();
    const auto known = people_.find(user);
    if (known != people_.end() && known->second.outlet == outlet) people_.erase(known);
}

Async<void> ChatPages::tell(std::shared_ptr<Outlet> outlet) { co_await outlet->run(); }

void ChatPages::forget_the_silent()
{
    const Instant now = clock_.now();
    if (now - forgot_at_ < kBetweenLooks) return;
    forgot_at_ = now;
    std::erase_if(people_, [now](const auto& entry) {
        const bool is_silent = now - entry.second.seen_at > kKeep;
        if (is_silent) entry.second.outlet->drop();
        return is_silent;
    });
}

Async<void> ChatPages::stop()
{
    for (const auto& [user, person] : people_) person.outlet->drop();
    co_await serving_.join();
    telling_.cancel();
    co_await telling_.join();
}

} // namespace muster::hub
