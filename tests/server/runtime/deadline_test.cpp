#include "server/runtime/deadline.hpp"
#include "server/runtime/shutdown.hpp"
#include "server/runtime/task_group.hpp"
#include "tests/support/run_async.hpp"

#include <boost/asio/io_context.hpp>

#include <catch2/catch.hpp>

#include <csignal>
#include <memory>
#include <vector>

using namespace muster;
using namespace std::chrono_literals;

namespace
{

Async<void> wait_and_note(Bell& bell, std::chrono::milliseconds limit, std::vector<bool>& rang)
{
    rang.push_back(co_await bell.wait(limit));
}

Async<void> note_signal(int& number) { number = co_await wait_for_shutdown_signal(); }

} // namespace

TEST_CASE("a bell wakes everyone who waits", "[runtime]")
{
    boost::asio::io_context loop;
    Bell bell(loop.get_executor());
    TaskGroup group(loop.get_executor());
    std::vector<bool> rang;
    group.spawn("first", wait_and_note(bell, 1h, rang));
    group.spawn("second", wait_and_note(bell, 1h, rang));
    loop.poll();

    bell.ring();
    test::run_async(loop, group.join());

    CHECK(rang == std::vector<bool>{true, true});
}

TEST_CASE("a ring that nobody heard is heard by the next who waits, once", "[runtime]")
{
    boost::asio::io_context loop;
    Bell bell(loop.get_executor());
    bell.ring();
    bell.ring();

    CHECK(test::run_async(loop, bell.wait(1h)));
    CHECK_FALSE(test::run_async(loop, bell.wait(1ms)));
}

TEST_CASE("a cancelled wait for a bell says that it did not ring", "[runtime]")
{
    boost::asio::io_context loop;
    TaskGroup group(loop.get_executor());
    std::vector<bool> rang;
    {
        Bell bell(loop.get_executor());
        group.spawn("waiting", wait_and_note(bell, 1h, rang));
        loop.poll();
    }
    group.cancel();
    test::run_async(loop, group.join());

    CHECK(rang == std::vector<bool>{false});
}

TEST_CASE("the shutdown signal is awaited and told by its number", "[runtime]")
{
    boost::asio::io_context loop;
    TaskGroup group(loop.get_executor());
    int number = 0;
    group.spawn("signal", note_signal(number));
    loop.poll();

    std::raise(SIGTERM);
    test::run_async(loop, group.join());

    CHECK(number == SIGTERM);
}
