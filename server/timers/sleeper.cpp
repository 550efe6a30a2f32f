#include "server/timers/sleeper.hpp"

#include "base/log.hpp"

#include <algorithm>
#include <utility>

namespace muster::timers
{

namespace
{

using std::chrono::milliseconds;

/// The clock on the wall may be set while one sleeps: it is looked at that often at least.
constexpr milliseconds kLongestSleep = std::chrono::minutes(1);
constexpr milliseconds kAfterFailure = std::chrono::seconds(1);

} // namespace

Sleeper::Sleeper(boost::asio::any_io_executor loop, TimerStore& timers, const Clock& clock, OnDue on_due)
    : timers_(timers), clock_(clock), on_due_(std::move(on_due)), bell_(loop), group_(loop)
{
}

void Sleeper::start() { group_.spawn("timers", run()); }

Async<void> Sleeper::stop()
{
    group_.cancel();
    co_await group_.join();
}

Async<void> Sleeper::run()
{
    for (;;) {
        const bool all_fired = co_await fire_due();
        const milliseconds sleep = all_fired ? co_await until_next() : kAfterFailure;
        co_await bell_.wait(sleep);
    }
}

Async<milliseconds> Sleeper::until_next()
{
    const auto earliest = co_await timers_.earliest();
    if (!earliest) {
        complain(earliest.error());
        co_return kAfterFailure;
    }
    if (!*earliest) co_return kLongestSleep;
    co_return std::clamp(**earliest - clock_.now(), milliseconds(0), kLongestSleep);
}

Async<bool> Sleeper::fire_due()
{
    const auto due = co_await timers_.due(clock_.now());
    if (!due) {
        complain(due.error());
        co_return false;
    }
    bool all_fired = true;
    for (const Timer& timer : *due) {
        const bool fired = co_await fire(timer);
        all_fired = all_fired && fired;
    }
    co_return all_fired;
}

Async<bool> Sleeper::fire(Timer timer)
{
    const milliseconds late = clock_.now() - timer.due_at;
    Result<> done = co_await on_due_(timer);
    if (done) {
        ++lateness_.fired;
        lateness_.last = late;
        lateness_.worst = std::max(lateness_.worst, late);
        done = co_await timers_.fired(timer);
    }
    if (!done) complain(done.error());
    co_return done.has_value();
}

void Sleeper::complain(const Failure& failure)
{
    const auto kept_back = logged_.pass();
    if (kept_back)
        log::warning("a timer failed for now", {{"why", failure.detail()}, {"not_logged_since", *kept_back}});
}

} // namespace muster::timers
