#include "tests/support/catch_result.hpp"
#include "tests/support/plugin_host/session_pair.hpp"

#include <boost/asio/read.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <catch2/catch.hpp>

#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

using namespace muster;
using namespace muster::test;
using yamux::Stream;

namespace
{

Async<void> write_and_finish(Stream& stream, std::string bytes)
{
    const Result<> written = co_await stream.write(std::move(bytes));
    CHECK(written);
    stream.finish();
}

/// Sends back whatever comes, on every stream that is opened.
Async<void> echo(Stream stream)
{
    while (true) {
        Result<std::string> part = co_await stream.read(70'000);
        if (!part || part->empty()) co_return;
        const Result<> written = co_await stream.write(std::move(*part));
        if (!written) co_return;
    }
}

Async<void> echo_all(yamux::Session& session, TaskGroup& tasks)
{
    while (true) {
        Result<Stream> stream = co_await session.accept();
        if (!stream) co_return;
        tasks.spawn("echo", echo(std::move(*stream)));
    }
}

Async<void> send_through_echo(yamux::Session& session, TaskGroup& tasks, std::string bytes, int& done)
{
    Result<Stream> stream = session.open();
    REQUIRE(stream);
    // Shared: one coroutine writes while this one reads.
    const auto shared = std::make_shared<Stream>(std::move(*stream));
    const auto write = [](std::shared_ptr<Stream> to, std::string what) -> Async<void> {
        co_await write_and_finish(*to, std::move(what));
    };
    tasks.spawn("write", write(shared, bytes));
    const std::string back = co_await read_to_end(*shared);
    CHECK((back == bytes));
    ++done;
}

} // namespace

TEST_CASE("what is written on one side is read on the other, and the end too", "[host][yamux]")
{
    SessionPair pair;
    Result<Stream> opened = pair.host.open();
    REQUIRE(opened);
    CHECK(opened->id() == 1);

    pair.run(write_and_finish(*opened, "hello"));
    Result<Stream> accepted = pair.run(pair.plugin.accept());
    REQUIRE(accepted);
    CHECK(pair.run(read_to_end(*accepted)) == "hello");
    pair.run(write_and_finish(*accepted, "world"));
    CHECK(pair.run(read_to_end(*opened)) == "world");
}

TEST_CASE("many streams carry much more than a window at the same time", "[host][yamux]")
{
    SessionPair pair;
    pair.tasks.spawn("echo all", echo_all(pair.plugin, pair.tasks));
    constexpr int streams = 24;
    int done = 0;
    for (int i = 0; i < streams; ++i) {
        std::string bytes(400'000, static_cast<char>('a' + i));
        pair.tasks.spawn("client", send_through_echo(pair.host, pair.tasks, std::move(bytes), done));
    }
    run_until(pair.loop, [&] { return done == streams; });
}

TEST_CASE("a stream that nobody reads holds up no other", "[host][yamux]")
{
    SessionPair pair;
    Result<Stream> slow = pair.host.open();
    Result<Stream> quick = pair.host.open();
    bool is_slow_done = false;
    const auto write = [](Stream& to, bool& done) -> Async<void> {
        const Result<> written = co_await to.write(std::string(300'000, 'x'));
        done = written.has_value();
    };
    pair.tasks.spawn("slow", write(*slow, is_slow_done));
    pair.run(write_and_finish(*quick, "quick"));
    Result<Stream> slow_there = pair.run(pair.plugin.accept());
    Result<Stream> quick_there = pair.run(pair.plugin.accept());

    CHECK(pair.run(read_to_end(*quick_there)) == "quick");
    CHECK_FALSE(is_slow_done);
    CHECK(pair.run(read_exactly(*slow_there, 300'000)).size() == 300'000);
    run_until(pair.loop, [&] { return is_slow_done; });
}

TEST_CASE("more streams than the other side keeps waiting are opened as it accepts them", "[host][yamux]")
{
    yamux::Limits limits;
    limits.backlog = 4;
    SessionPair pair(limits);
    std::vector<Stream> opened;
    const auto open = [](yamux::Session& session, std::vector<Stream>& into) -> Async<void> {
        Result<Stream> stream = co_await session.open_in_turn();
        REQUIRE(stream);
        into.push_back(std::move(*stream));
    };
    for (int i = 0; i < 20; ++i) pair.tasks.spawn("open", open(pair.plugin, opened));
    run_until(pair.loop, [&] { return opened.size() == limits.backlog; });

    std::vector<Stream> accepted;
    for (int i = 0; i < 20; ++i) {
        Result<Stream> stream = pair.run(pair.host.accept());
        REQUIRE(stream);
        accepted.push_back(std::move(*stream));
    }
    CHECK(opened.size() == 20);
    for (std::size_t i = 0; i < opened.size(); ++i) {
        CHECK(pair.run(opened[i].write("x")));
        CHECK(pair.run(accepted[i].read(10)).value() == "x"); // none of them was reset
    }
    opened.clear();
    accepted.clear();
    pair.end();
}

TEST_CASE("a stream that is let go of lets the other side finish", "[host][yamux]")
{
    SessionPair pair;
    Result<Stream> opened = pair.host.open();
    {
        Result<Stream> accepted = pair.run(pair.plugin.accept());
        REQUIRE(accepted);
    }
    CHECK(pair.run(read_to_end(*opened)).empty());
    pair.run(write_and_finish(*opened, std::string(1'000'000, 'x')));
    CHECK(pair.why_plugin_ended.empty());
}

TEST_CASE("when the connection goes, every stream fails and the session says why", "[host][yamux]")
{
    SessionPair pair;
    Result<Stream> opened = pair.host.open();
    Result<Stream> accepted = pair.run(pair.plugin.accept());
    bool has_failed = false;
    const auto read = [](Stream& from, bool& failed) -> Async<void> {
        const Result<std::string> part = co_await from.read(10);
        failed = !part;
    };
    pair.tasks.spawn("reader", read(*accepted, has_failed));

    pair.host.close();
    run_until(pair.loop, [&] { return has_failed && !pair.why_plugin_ended.empty(); });
    CHECK_FALSE(pair.run(accepted->write("late")));
    CHECK_FALSE(pair.run(pair.plugin.accept()));
    CHECK_FALSE(pair.plugin.open());
}

TEST_CASE("a host that breaks the protocol is told so, and the session ends", "[host][yamux]")
{
    boost::asio::io_context loop;
    yamux::Socket host(loop);
    yamux::Socket socket(loop);
    boost::asio::local::connect_pair(host, socket);
    yamux::Session session(std::move(socket), yamux::Side::Server);
    std::string bad;
    yamux::put_header(bad, yamux::FrameHeader(yamux::FrameType::WindowUpdate, yamux::flag::kSyn, 2, 0));
    boost::asio::write(host, boost::asio::buffer(bad));

    CHECK(run_async(loop, session.run()) == "opened a stream with an id of ours");
    std::array<char, yamux::kHeaderSize> answer{};
    boost::asio::read(host, boost::asio::buffer(answer));
    const auto header = yamux::read_header(std::string_view(answer.data(), answer.size()));
    CHECK(header->type == yamux::FrameType::GoAway);
    CHECK(header->value == 1);
}
