// What pages are told by a chat server that hosts Muster.
#include "webapp-bridge/hub/chat_pages.hpp"

#include "base/json.hpp"
#include "tests/support/engine_scene.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <map>

using namespace muster;
using namespace muster::test;

namespace
{

class Scene : public EngineScene
{
public:
    Scene()
    {
        store.on_change([this](const Incident& incident) { hub.tell(incident); });
    }
    ~Scene() { wait(pages.stop()); }
    Scene(const Scene&) = delete;
    Scene& operator=(const Scene&) = delete;

    void ask(const UserId& user)
    {
        pages.seen(user);
        settle();
    }
    void settle()
    {
        loop.restart();
        loop.poll();
    }

    Async<void> keep(UserId to, std::string message)
    {
        told[to].push_back(Json::parse(message));
        co_return;
    }
    std::vector<std::string> events_of(const UserId& user)
    {
        std::vector<std::string> names;
        for (const Json& message : told[user]) names.push_back(message.at("event").get<std::string>());
        return names;
    }

    std::map<UserId, std::vector<Json>> told;
    CountedIds cursors;
    hub::Hub hub{use_cases.find_incidents, use_cases.find_playbooks, clock, cursors};
    hub::ChatPages pages{loop.get_executor(), hub, clock,
                         [this](UserId to, std::string message) { return keep(std::move(to), std::move(message)); }};
};

} // namespace

TEST_CASE("who asks for something is told of changes from then on, once for all their pages", "[hub][pages]")
{
    Scene scene;
    scene.ask(scene.ben);
    scene.ask(scene.ben);
    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.settle();

    const std::vector<Json>& told = scene.told[scene.ben];
    REQUIRE(told.size() >= 2);
    CHECK(told.front().at("event") == "hello");
    CHECK(told.back().at("incident_id") == incident.id.str());
    CHECK(told.back().at("revision") == scene.now(incident.id).revision);
    CHECK(scene.told.count(scene.ada) == 0);
}

TEST_CASE("pages hear nothing of an incident that their person may not see", "[hub][pages]")
{
    Scene scene;
    const UserId eve = scene.chat.add_user("eve", named<TeamId>("elsewhere"));
    scene.ask(eve);
    scene.start(scene.ada, "Checkout down");
    scene.settle();
    CHECK(scene.events_of(eve) == std::vector<std::string>{"hello"});
}

TEST_CASE("who has asked for nothing for hours is told nothing any more, until they ask again", "[hub][pages]")
{
    Scene scene;
    scene.ask(scene.ben);
    scene.clock.advance(hub::ChatPages::kKeep + std::chrono::minutes(1));
    scene.ask(scene.cleo);
    CHECK(scene.pages.people() == 1);
    scene.start(scene.ada, "Checkout down");
    scene.settle();
    CHECK(scene.events_of(scene.ben) == std::vector<std::string>{"hello"});

    scene.ask(scene.ben);
    CHECK(scene.events_of(scene.ben) == std::vector<std::string>{"hello", "hello"});
    CHECK(scene.pages.people() == 2);
}

TEST_CASE("pages that were not told something for want of an answer learn it when they ask again", "[hub][pages]")
{
    Scene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.ask(scene.ben);
    scene.chat.fail_once("is_channel_member", fail(Fault::Unavailable, "away"));
    scene.hub.tell(incident);
    scene.settle();
    CHECK(scene.pages.people() == 0);

    scene.ask(scene.ben);
    REQUIRE(scene.told[scene.ben].size() == 2);
    CHECK(scene.told[scene.ben].back().at("cursor") == scene.hub.log().cursor());
}

TEST_CASE("when too many people have pages open, those who asked first make room", "[hub][pages]")
{
    Scene scene;
    scene.ask(scene.ben);
    for (std::size_t i = 0; i < hub::ChatPages::kMost; ++i) {
        scene.clock.advance(std::chrono::milliseconds(1));
        scene.pages.seen(named<UserId>("u" + std::to_string(10000 + i)));
    }
    scene.settle();
    CHECK(scene.pages.people() == hub::ChatPages::kMost);
    scene.told.clear();
    scene.start(scene.ada, "Checkout down");
    scene.settle();
    CHECK(scene.told.count(scene.ben) == 0);
}
