#include "server/chat/rest/events/reconnect_fsm.hpp"

#include "tests/server/chat/recorded.hpp"
#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace muster;
using namespace muster::chat;
using namespace std::chrono_literals;

namespace
{

const UserId kBot("xc6mj74mafnpjnswgi4yzf7tcw");

/// A connection without a socket: time moves when it is told to.
class Script
{
public:
    ReconnectFsm::Outcome frame(const Json& json) { return fsm.on_frame(read_frame(to_text(json), kBot).value(), now); }
    ReconnectFsm::Outcome hello(const std::string& id, int sequence = 0)
    {
        return frame({{"event", "hello"}, {"seq", sequence}, {"data", {{"connection_id", id}}}});
    }
    ReconnectFsm::Outcome event(int sequence)
    {
        return frame({{"event", "channel_deleted"}, {"seq", sequence}, {"data", {{"channel_id", "c"}}}});
    }
    ReconnectFsm::Outcome pong() { return frame({{"status", "OK"}, {"seq_reply", 1}}); }
    void open() { fsm.opened(now); }
    std::chrono::milliseconds lost() { return fsm.lost(now); }

    Instant now = from_millis(1'000'000);
    ReconnectFsm fsm{ReconnectTimes(), [] { return 1.0; }};
};

} // namespace

TEST_CASE("a first connection begins with nothing to resume, and may have missed everything", "[chat][feed]")
{
    Script script;

    CHECK(script.fsm.path() == "/api/v4/websocket");
    script.open();
    const auto greeted = script.hello("one");
    REQUIRE(greeted.connected);
    CHECK(greeted.connected->missed);
    CHECK_FALSE(greeted.deliver);
    CHECK(script.event(1).deliver);
    CHECK_FALSE(script.pong().connected);
}

TEST_CASE("a lost connection is resumed at the next number", "[chat][feed]")
{
    Script script;
    script.open();
    (void)script.hello("one");
    (void)script.event(1);
    (void)script.lost();

    CHECK(script.fsm.path() == "/api/v4/websocket?connection_id=one&sequence_number=2");
    script.open();
    const auto replayed = script.event(2);
    REQUIRE(replayed.connected);
    CHECK_FALSE(replayed.connected->missed);
    CHECK(replayed.deliver);
    CHECK_FALSE(script.event(3).connected);
}

TEST_CASE("a resumed connection with nothing to replay stands when the ping is answered", "[chat][feed]")
{
    Script script;
    script.open();
    (void)script.hello("one");
    (void)script.lost();
    script.open();

    const auto answered = script.pong();

    REQUIRE(answered.connected);
    CHECK_FALSE(answered.connected->missed);
    CHECK(script.event(1).deliver);
}

TEST_CASE("a server that cannot resume greets anew, and something may have been missed", "[chat][feed]")
{
    Script script;
    script.open();
    (void)script.hello("one");
    (void)script.event(1);
    (void)script.lost();
    script.open();

    REQUIRE(script.hello("two").connected);
    CHECK_FALSE(script.hello("two", 1).connected); // 5.37 says it twice
    CHECK(script.event(2).deliver);
    (void)script.lost();
    CHECK(script.fsm.path() == "/api/v4/websocket?connection_id=two&sequence_number=3");
}

TEST_CASE("a greeting after an answered ping still tells that something was missed", "[chat][feed]")
{
    Script script;
    script.open();
    (void)script.hello("one");
    (void)script.lost();
    script.open();
    (void)script.pong();

    const auto greeted = script.hello("two");

    REQUIRE(greeted.connected);
    CHECK(greeted.connected->missed);
}

TEST_CASE("a gap in the numbers ends the connection, and the next starts afresh", "[chat][feed]")
{
    const int number = GENERATE(0, 1, 3, 9999);
    Script script;
    script.open();
    (void)script.hello("one");
    (void)script.event(1);

    const auto outcome = script.event(number);

    CHECK(outcome.give_up);
    CHECK_FALSE(outcome.deliver);
    (void)script.lost();
    CHECK(script.fsm.path() == "/api/v4/websocket");
}

TEST_CASE("an event before any greeting ends the connection", "[chat][feed]")
{
    Script script;
    script.open();

    CHECK(script.event(0).give_up);
}

TEST_CASE("a refused ping ends the connection", "[chat][feed]")
{
    Script script;
    script.open();

    CHECK(script.frame({{"status", "FAIL"}, {"seq_reply", 1}}).give_up);
}

TEST_CASE("recorded reconnections are understood as they were meant", "[chat][feed]")
{
    Script script;
    const auto play = [&](const std::string& name) {
        int connected = 0;
        bool missed = false;
        script.open();
        for (const Json& frame : test::recorded_frames(name)) {
            const auto outcome = script.frame(frame);
            CHECK_FALSE(outcome.give_up);
            if (!outcome.connected) continue;
            ++connected;
            missed = outcome.connected->missed;
        }
        (void)script.lost();
        CHECK(connected == 1);
        return missed;
    };

    CHECK(play("reconnect_first_connection"));
    CHECK(script.fsm.path() == "/api/v4/websocket?connection_id=zhmu8p7a5idbpdtx4w44ydq45c&sequence_number=4");
    CHECK_FALSE(play("reconnect_resumed"));
    CHECK(play("reconnect_unknown_sequence"));
    CHECK(play("reconnect_unknown_connection"));
}

TEST_CASE("a socket on which nobody greets is given up", "[chat][feed]")
{
    Script script;
    script.open();

    script.now += 9s;
    CHECK(script.fsm.on_tick(script.now) == ReconnectFsm::Tick::Nothing);
    script.now += 1s;
    CHECK(script.fsm.on_tick(script.now) == ReconnectFsm::Tick::GiveUp);
}

TEST_CASE("pings go out every half minute, and one unanswered ends the connection", "[chat][feed]")
{
    Script script;
    script.open();
    (void)script.hello("one");
    (void)script.pong();

    CHECK(script.fsm.on_tick(script.now + 29s) == ReconnectFsm::Tick::Nothing);
    CHECK(script.fsm.on_tick(script.now + 30s) == ReconnectFsm::Tick::SendPing);
    CHECK(script.fsm.on_tick(script.now + 35s) == ReconnectFsm::Tick::Nothing);
    script.now += 40s;
    (void)script.pong();
    CHECK(script.fsm.on_tick(script.now + 20s) == ReconnectFsm::Tick::SendPing);
    CHECK(script.fsm.on_tick(script.now + 50s) == ReconnectFsm::Tick::GiveUp);
    (void)script.lost();
    CHECK(script.fsm.on_tick(script.now + 99s) == ReconnectFsm::Tick::Nothing);
}

TEST_CASE("waits double up to a bound and begin anew after a connection that held", "[chat][feed]")
{
    Script script;

    CHECK(script.lost() == 500ms);
    CHECK(script.lost() == 1s);
    CHECK(script.lost() == 2s);
    for (int failure = 0; failure < 100; ++failure) (void)script.lost();
    CHECK(script.lost() == 30s);
    script.open();
    (void)script.hello("one");
    CHECK(script.lost() == 30s); // it greets and falls: no reason to hurry
    script.open();
    (void)script.hello("two");
    script.now += 10s;
    CHECK(script.lost() == 500ms);
}

TEST_CASE("waits are spread between the half and the whole", "[chat][feed]")
{
    double luck = 0.0;
    ReconnectFsm fsm(ReconnectTimes(), [&luck] { return luck; });

    CHECK(fsm.lost(from_millis(0)) == 250ms);
    luck = 0.5;
    CHECK(fsm.lost(from_millis(0)) == 750ms);
}

TEST_CASE("a connection that is never greeted when resumed is soon not resumed any more", "[chat][feed]")
{
    Script script;
    script.open();
    (void)script.hello("one");
    (void)script.lost();
    for (int attempt = 0; attempt < 2; ++attempt) {
        CHECK_THAT(script.fsm.path(), Catch::Contains("connection_id=one"));
        script.open();
        (void)script.lost();
    }

    CHECK(script.fsm.path() == "/api/v4/websocket");
}

TEST_CASE("an absence is logged once a minute, and its end once", "[chat][feed]")
{
    AwayLog away;
    const Instant start = from_millis(1'000'000);

    CHECK(away.lost(start));
    CHECK_FALSE(away.lost(start + 30s));
    CHECK(away.lost(start + 60s));
    CHECK_FALSE(away.lost(start + 90s));
    CHECK(away.back(start + 100s) == 100s);
    CHECK_FALSE(away.back(start + 101s));
    CHECK_FALSE(away.lost(start + 110s)); // a second absence within the minute stays quiet
    CHECK_FALSE(away.back(start + 111s));
    CHECK(away.lost(start + 130s));
    CHECK(away.back(start + 131s) == 1s);
}
