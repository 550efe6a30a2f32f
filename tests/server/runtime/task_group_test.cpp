#include "server/runtime/deadline.hpp"
#include "server/runtime/task_group.hpp"
#include "tests/support/run_async.hpp"

#include <boost/asio/io_context.hpp>

#include <catch2/catch.hpp>

#include <memory>
#include <stdexcept>

using namespace muster;
using namespace std::chrono_literals;

namespace
{

Async<void> count_after(std::shared_ptr<int> count, std::chrono::milliseconds time)
{
    const bool slept = co_await sleep_for(time);
    if (slept) ++*count;
}

Async<void> fail_after(std::chrono::milliseconds time)
{
    const bool slept = co_await sleep_for(time);
    if (slept) throw std::runtime_error("a task that fails on purpose");
}

Async<void> hold(std::shared_ptr<TaskGroup> group, std::shared_ptr<int> alive)
{
    co_await sleep_for(1h);
    ++*alive;
    group->cancel();
}

} // namespace

TEST_CASE("a group joins when its last child has ended", "[runtime]")
{
    boost::asio::io_context loop;
    TaskGroup group(loop.get_executor());
    const auto count = std::make_shared<int>(0);
    group.spawn("short", count_after(count, 0ms));
    group.spawn("long", count_after(count, 5ms));

    test::run_async(loop, group.join());

    CHECK(*count == 2);
    CHECK(group.size() == 0);
}

TEST_CASE("a cancelled group ends its children at once and refuses new ones", "[runtime]")
{
    boost::asio::io_context loop;
    TaskGroup group(loop.get_executor());
    const auto count = std::make_shared<int>(0);
    group.spawn("an hour", count_after(count, 1h));
    loop.poll();

    group.cancel();
    group.spawn("too late", count_after(count, 0ms));
    test::run_async(loop, group.join());

    CHECK(*count == 0);
    CHECK(count.use_count() == 1);
}

TEST_CASE("a child can be stopped alone", "[runtime]")
{
    boost::asio::io_context loop;
    TaskGroup group(loop.get_executor());
    const auto count = std::make_shared<int>(0);
    const auto stop = group.spawn_stoppable("an hour", count_after(count, 1h));
    group.spawn("short", count_after(count, 1ms));
    loop.poll();

    stop();
    test::run_async(loop, group.join());
    stop();

    CHECK(*count == 1);
}

TEST_CASE("a child that throws harms nobody else", "[runtime]")
{
    boost::asio::io_context loop;
    TaskGroup group(loop.get_executor());
    const auto count = std::make_shared<int>(0);
    group.spawn("failing", fail_after(0ms));
    group.spawn("working", count_after(count, 1ms));

    test::run_async(loop, group.join());

    CHECK(*count == 1);
}

TEST_CASE("a child may be the last to hold its own group when the loop goes", "[runtime]")
{
    const auto alive = std::make_shared<int>(0);
    {
        boost::asio::io_context loop;
        auto group = std::make_shared<TaskGroup>(loop.get_executor());
        group->spawn("holder", hold(group, alive));
        group->spawn("another", hold(group, alive));
        group.reset();
        loop.poll();
    }
    CHECK(alive.use_count() == 1);
}

TEST_CASE("a group that goes with children running asks them to stop", "[runtime]")
{
    boost::asio::io_context loop;
    const auto count = std::make_shared<int>(0);
    {
        TaskGroup group(loop.get_executor());
        group.spawn("an hour", count_after(count, 1h));
        loop.poll();
    }
    test::run_until(loop, [&] { return count.use_count() == 1; });
    CHECK(*count == 0);
}
