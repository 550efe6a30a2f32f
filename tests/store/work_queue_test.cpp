#include "server/store/connection.hpp"
#include "server/store/work_queue.hpp"
#include "tests/support/run_async.hpp"

#include <boost/asio/co_spawn.hpp>

#include <catch2/catch.hpp>

using namespace muster;
using namespace muster::test;

TEST_CASE("a full queue refuses at once instead of growing", "[store][queue]")
{
    boost::asio::io_context loop;
    store::WorkQueue<store::Connection> queue(loop.get_executor(), 2);
    const store::WorkOf<store::Connection, int>::Body body = [](store::Connection&) { return Result<int>(1); };
    store::WorkOf<store::Connection, int> first(body), second(body), third(body);
    int done = 0;
    const auto count = [&done](std::exception_ptr) { ++done; };
    boost::asio::co_spawn(loop, queue.done(first), count);
    boost::asio::co_spawn(loop, queue.done(second), count);
    boost::asio::co_spawn(loop, queue.done(third), count);

    run_until(loop, [&] { return done == 1; });

    CHECK(third.take().error().fault() == Fault::Unavailable);
    queue.close();
    auto batch = queue.take(10);
    CHECK(batch.size() == 2);
    for (const auto& queued : batch) queued.work->fail_with(fail(Fault::Unavailable, "not today"));
    queue.finish(std::move(batch));
    run_until(loop, [&] { return done == 3; });
    CHECK(first.take().error().detail() == "not today");
    CHECK(queue.take(10).empty());
}
