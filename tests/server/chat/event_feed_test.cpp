#include "server/chat/rest/events/event_feed.hpp"

#include "server/runtime/task_group.hpp"
#include "tests/server/chat/recorded.hpp"
#include "tests/server/chat/scripted_server.hpp"
#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace muster;
using namespace muster::chat;
using test::recorded;

namespace
{

ReconnectTimes quick()
{
    ReconnectTimes times;
    times.first_wait = std::chrono::milliseconds(1);
    times.longest_wait = std::chrono::milliseconds(2);
    return times;
}

/// A feed that runs against a scripted server, and what it told.
class Scene
{
public:
    Scene()
        : talk(server), chat(talk.api, talk.clock, "http://m"), feed(talk.client, talk.api, chat, talk.clock, quick())
    {
        server.answer("GET /api/v4/users/me", recorded("bots/bot_me"));
        feed.listen([this](const ChatEvent& event) { told.push_back(event); });
        group.spawn("feed", feed.run());
    }
    ~Scene()
    {
        group.cancel();
        test::run_async(server.loop, group.join());
    }

    template <class Done> void until(Done done) { test::run_until(server.loop, done); }
    void until_told(std::size_t events)
    {
        until([&] { return told.size() >= events; });
    }
    void until_sockets(std::size_t sockets)
    {
        until([&] { return server.sockets().size() >= sockets; });
    }
    void say(const Json& frame) { CHECK(server.sockets().back()->send(to_text(frame))); }
    void say_hello(const std::string& id) { say({{"event", "hello"}, {"seq", 0}, {"data", {{"connection_id", id}}}}); }
    void say_archived(int sequence)
    {
        say({{"event", "channel_deleted"}, {"seq", sequence}, {"data", {{"channel_id", "c1"}}}});
    }

    test::ScriptedServer server;
    test::ScriptedApi talk;
    chat::RestChat chat;
    EventFeed feed;
    std::vector<ChatEvent> told;
    TaskGroup group{server.loop.get_executor()};
};

} // namespace

TEST_CASE("the feed signs in, connects with the token and tells what happens", "[chat][feed]")
{
    Scene scene;
    scene.until_sockets(1);
    scene.say_hello("one");
    scene.say_archived(1);
    scene.until_told(2);

    CHECK(scene.server.upgrades().front().headers.get("Authorization") == "Bearer token-1");
    CHECK(std::get<Connected>(scene.told[0]).missed);
    CHECK(std::get<chat::ChannelArchived>(scene.told[1]).channel == ChannelId("c1"));
    CHECK(scene.feed.status().state == FeedState::Connected);
    scene.until([&] { return !scene.server.messages().empty(); });
    CHECK(Json::parse(scene.server.messages().front()).at("action") == "ping");
}

TEST_CASE("a dropped feed resumes where it was", "[chat][feed]")
{
    Scene scene;
    scene.until_sockets(1);
    scene.say_hello("one");
    scene.until_told(1);
    scene.server.sockets().back()->drop();
    scene.until_sockets(2);
    scene.say_archived(1);
    scene.until_told(4);

    CHECK(scene.server.upgrades().back().query == "connection_id=one&sequence_number=1");
    CHECK(std::holds_alternative<Disconnected>(scene.told[1]));
    CHECK_FALSE(std::get<Connected>(scene.told[2]).missed);
    CHECK(std::holds_alternative<chat::ChannelArchived>(scene.told[3]));
}

TEST_CASE("a gap or a frame that is none makes the feed connect afresh", "[chat][feed]")
{
    const bool is_gap = GENERATE(true, false);
    Scene scene;
    scene.until_sockets(1);
    scene.say_hello("one");
    scene.until_told(1);
    if (is_gap)
        scene.say_archived(7);
    else
        CHECK(scene.server.sockets().back()->send("this is not json"));
    scene.until_sockets(2);

    CHECK(scene.server.upgrades().back().query.empty());
    scene.say_hello("two");
    scene.until_told(3);
    CHECK(std::get<Connected>(scene.told[2]).missed);
}

TEST_CASE("a refused token is a state of its own, and the feed comes up when it is accepted", "[chat][feed]")
{
    Scene scene;
    scene.server.unscript("GET /api/v4/users/me");
    scene.server.answer("GET /api/v4/users/me", recorded("bots/me_with_revoked_token"));
    scene.until([&] { return scene.feed.status().state == FeedState::Unauthorized; });
    CHECK(scene.feed.status().last_fault.fault() == Fault::Unauthorized);
    CHECK(scene.server.upgrades().empty());

    scene.server.unscript("GET /api/v4/users/me");
    scene.server.answer("GET /api/v4/users/me", recorded("bots/bot_me"));
    scene.until_sockets(1);
    scene.say_hello("one");
    scene.until_told(1);

    CHECK(scene.feed.status().state == FeedState::Connected);
}

TEST_CASE("a server that is away is tried again, and the state says so", "[chat][feed]")
{
    Scene scene;
    scene.server.unscript("GET /api/v4/users/me");
    scene.until([&] { return scene.server.count("GET /api/v4/users/me") >= 3; });

    CHECK(scene.feed.status().state == FeedState::Away);
    CHECK(scene.feed.status().last_fault.detail() == "the chat server answers 500");
    CHECK(scene.told.empty());
}
