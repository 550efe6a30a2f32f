#include "server/chat/host/broker/broker.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/plugin_host/session_pair.hpp"
#include "tests/support/plugin_host/vectors.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <optional>

using namespace muster;
using namespace muster::test;
using broker::Broker;
using broker::Channel;

namespace
{

class BrokerPair
{
public:
    explicit BrokerPair(std::chrono::milliseconds patience = std::chrono::seconds(5))
        : host(sessions.host, sessions.loop.get_executor(), patience),
          plugin(sessions.plugin, sessions.loop.get_executor(), patience)
    {
        sessions.tasks.spawn("host's broker", host.run());
        sessions.tasks.spawn("plugin's broker", plugin.run());
    }
    ~BrokerPair() { sessions.end(); }
    BrokerPair(const BrokerPair&) = delete;
    BrokerPair& operator=(const BrokerPair&) = delete;

    SessionPair sessions;
    Broker host;
    Broker plugin;
};

} // namespace

TEST_CASE("a broker id travels as four bytes, the lowest first", "[host][broker]")
{
    for (const auto& one : vector_cases("primitives.json")) {
        if (one["kind"] != "broker_id") continue;
        const auto id = static_cast<broker::BrokerId>(std::stoul(one["value"].get<std::string>()));
        CHECK(to_hex(broker::id_bytes(id)) == one["hex"].get<std::string>());
    }
}

TEST_CASE("who dials meets who accepts, whoever comes first", "[host][broker]")
{
    BrokerPair pair;
    const auto id = pair.host.next_id();
    CHECK(id == 1);

    // The one who dials need not wait before it writes.
    Result<Channel> dialled = pair.sessions.run(pair.plugin.dial(id));
    REQUIRE(dialled);
    CHECK(pair.sessions.run(dialled->write("early")));

    Result<Channel> accepted = pair.sessions.run(pair.host.accept(id));
    REQUIRE(accepted);
    CHECK(pair.sessions.run(read_exactly(*accepted, 5)) == "early");
    CHECK(pair.sessions.run(accepted->write("answer")));
    CHECK(pair.sessions.run(read_exactly(*dialled, 6)) == "answer");
}

TEST_CASE("a stream that nobody waits for is closed, and the one who dialled told", "[host][broker]")
{
    BrokerPair pair(std::chrono::milliseconds(20));
    Result<Channel> dialled = pair.sessions.run(pair.plugin.dial(7));
    REQUIRE(dialled);
    const auto answer = pair.sessions.run(dialled->read(10));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().detail() == "nobody waits for this stream");
}

TEST_CASE("who waits for a stream that never comes gives up", "[host][broker]")
{
    BrokerPair pair(std::chrono::milliseconds(20));
    CHECK_FALSE(pair.sessions.run(pair.host.accept(pair.host.next_id())));
}
