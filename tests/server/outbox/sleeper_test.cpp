#include "server/timers/sleeper.hpp"

#include "tests/support/builders.hpp"
#include "tests/support/clock.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/run_async.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;

namespace
{

struct Night {
    boost::asio::io_context loop;
    ManualClock clock;
    CountedIds ids;
    MemoryStore store{ids};
    std::vector<std::string> fired;
    int failures = 0; ///< how many of the next calls fail
    timers::Sleeper sleeper{loop.get_executor(), store, clock,
                            [this](Timer timer) { return on_due(std::move(timer)); }};

    ~Night() { run_async(loop, sleeper.stop()); }

    void set(std::string kind, std::chrono::milliseconds from_now)
    {
        store.plant(Timer{named<IncidentId>("a"), std::move(kind), clock.now() + from_now});
        sleeper.look_again();
    }
    void until_fired(std::size_t count)
    {
        run_until(loop, [this, count] { return fired.size() >= count; });
    }

private:
    Async<Result<>> on_due(Timer timer)
    {
        fired.push_back(timer.kind);
        if (failures-- > 0) co_return fail(Fault::Unavailable, "not now");
        co_return Result<>();
    }
};

using Kinds = std::vector<std::string>;

} // namespace

TEST_CASE("what fell due while nobody watched fires at start, the earliest first", "[timers]")
{
    Night night;
    night.set("second", 2min);
    night.set("first", 1min);
    night.set("later", 1h);
    night.clock.advance(10min);
    night.sleeper.start();

    night.until_fired(2);

    CHECK(night.fired == Kinds{"first", "second"});
    run_until(night.loop, [&] { return night.sleeper.lateness().fired == 2; });
    CHECK(night.sleeper.lateness().worst == 9min);
    CHECK(night.sleeper.lateness().last == 8min);
}

TEST_CASE("a timer that is set while one sleeps fires when it is due", "[timers]")
{
    Night night;
    night.set("far", 10h);
    night.sleeper.start();
    night.set("near", 1h);
    night.clock.advance(2h);
    night.sleeper.look_again();

    night.until_fired(1);

    CHECK(night.fired == Kinds{"near"});
}

TEST_CASE("a timer fires once when it was acted on, and again when that failed", "[timers]")
{
    Night night;
    night.failures = 1;
    night.set("reminder", 0ms);
    night.sleeper.start();

    night.until_fired(2);
    run_until(night.loop, [&] { return night.sleeper.lateness().fired == 1; });

    CHECK(night.fired == Kinds{"reminder", "reminder"});
    night.set("next", 0ms);
    night.until_fired(3);
    CHECK(night.fired.back() == "next");
}
