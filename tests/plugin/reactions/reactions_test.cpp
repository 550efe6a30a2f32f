#include "tests/support/catch_result.hpp"
#include "tests/support/engine_scene.hpp"

#include "plugin/wording/forms.hpp"

#include <set>
#include <string>

using namespace muster;
using Catch::Matchers::Contains;
using test::EngineScene;
using test::FakeChat;

namespace
{

/// Everything is delivered once the outbox has been gone through a few times.
void deliver_all(EngineScene& scene)
{
    for (int i = 0; i < 5; ++i) scene.deliver();
}

} // namespace

TEST_CASE("whichever call fails while an incident starts, it ends with one channel and one post", "[reactions][faults]")
{
    const auto call = GENERATE(as<std::string>{}, "create_channel", "channel_by_name", "add_to_channel", "post");
    const auto when = GENERATE(FakeChat::When::Before, FakeChat::When::After);
    EngineScene scene;
    scene.type(scene.ada, scene.town, "start");
    scene.chat.fail_once(call, fail(Fault::Unavailable, "timed out"), when);

    scene.submit(scene.ada, {{"incidentName", "Checkout down"}, {"playbookID", scene.playbook.str()}});
    deliver_all(scene);

    IncidentQuery all;
    all.team = scene.sre;
    all.all_visible = true;
    const auto incidents = scene.wait(scene.store.list(all)).value().incidents;
    REQUIRE(incidents.size() == 1);
    CHECK(scene.chat.channels().size() == 2);
    CHECK(scene.chat.messages_in(incidents[0].channel).size() == 1);
    CHECK(scene.wait(scene.chat.is_channel_member(incidents[0].channel, scene.ada)).value());
}

TEST_CASE("a post waits for the names of those that it tells of", "[reactions][faults]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.chat.fail_once("user", fail(Fault::Unavailable, "timed out"));

    scene.type(scene.ada, incident.channel, "check 0 0");
    CHECK(scene.chat.messages_in(incident.channel).size() == 1);
    deliver_all(scene);

    CHECK_THAT(scene.chat.messages_in(incident.channel).back(), Catch::Contains("ada checked off"));
}

TEST_CASE("three incidents of one name have three channels, also where their ids begin alike", "[reactions][channel]")
{
    EngineScene scene;
    // Counted ids begin alike: the second and the third incident want the same second name.
    const Incident first = scene.start(scene.ada, "Checkout down");
    const Incident second = scene.start(scene.ada, "Checkout down");
    REQUIRE(first.id.str().substr(0, 4) == second.id.str().substr(0, 4));
    scene.start(scene.ben, "Checkout down");

    IncidentQuery all;
    all.team = scene.sre;
    std::set<std::string> names;
    for (const Incident& incident : scene.wait(scene.store.list(all)).value().incidents) {
        CHECK_FALSE(incident.channel.empty());
        names.insert(incident.channel_name);
    }
    CHECK(names.size() == 3);
}

TEST_CASE("a channel whose making was not answered is found again, not made a second time", "[reactions][channel]")
{
    EngineScene scene;
    scene.type(scene.ada, scene.town, "start");
    scene.chat.fail_once("create_channel", fail(Fault::Unavailable, "timed out"), FakeChat::When::After);
    scene.submit(scene.ada, {{"incidentName", "Checkout down"}, {"playbookID", scene.playbook.str()}});
    scene.chat.fail_once("channel_by_name", fail(Fault::Unavailable, "timed out"));
    deliver_all(scene);

    CHECK(scene.chat.channels().size() == 2);
}

TEST_CASE("a post whose answer was lost is looked for before it is sent again", "[reactions][faults]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.chat.fail_once("post", fail(Fault::Unavailable, "timed out"), FakeChat::When::After);

    scene.type(scene.ada, incident.channel, "check 0 0");
    deliver_all(scene);

    CHECK(scene.chat.messages_in(incident.channel).size() == 2);
    CHECK(scene.chat.calls("find_post") == 1);
}

TEST_CASE("the posts of an incident come in the order of what happened", "[reactions]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.chat.fail_once("post", fail(Fault::Unavailable, "away"));
    scene.type(scene.ada, incident.channel, "check 0 0");
    scene.type(scene.ada, incident.channel, "check 0 1");
    deliver_all(scene);

    const auto messages = scene.chat.messages_in(incident.channel);
    REQUIRE(messages.size() == 3);
    CHECK_THAT(messages[1], Contains("Page on"));
    CHECK_THAT(messages[2], Contains("Open bridge"));
}

TEST_CASE("a task can be checked off from the menu below the stage's tasks", "[reactions][menu]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    const auto& actions = scene.chat.posts().back().post.attachments.at(0).actions;
    REQUIRE(actions.size() == 1);
    REQUIRE(actions[0].options.size() == 2);

    const dialogs::Click click{scene.ada, actions[0].context, actions[0].options[1].second};
    CHECK(scene.wait(scene.buttons.press(click)).empty());
    CHECK(scene.now(incident.id).stages[0].tasks[1].state == TaskState::Closed);
}

TEST_CASE("a menu's context that was not made here, or a reader who is no member, changes nothing", "[reactions][menu]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    const Action menu = scene.chat.posts().back().post.attachments.at(0).actions.at(0);

    const dialogs::Click forged{scene.ada, "check " + incident.id.str(), menu.options[0].second};
    CHECK(scene.wait(scene.buttons.press(forged)) == wording::button_refused());
    const dialogs::Click outsider{scene.cleo, menu.context, menu.options[0].second};
    CHECK_THAT(scene.wait(scene.buttons.press(outsider)), Contains("Join the channel"));
    CHECK(scene.now(incident.id).stages[0].tasks[0].state == TaskState::Open);
}
