// /incident rename, and what the channel sees of it.
#include "plugin/wording/replies.hpp"
#include "tests/support/engine_scene.hpp"

#include <catch2/catch.hpp>

using namespace muster;
using namespace muster::test;
using Catch::Matchers::Contains;

TEST_CASE("a renamed incident has a renamed channel, and the channel is told", "[commands][rename]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");

    const Reply reply = scene.type(scene.ada, incident.channel, "rename  Checkout is   slow");

    CHECK(reply.text.empty());
    CHECK(scene.now(incident.id).name == "Checkout is slow");
    CHECK(scene.wait(scene.chat.channel(incident.channel)).value().display_name == "Checkout is slow");
    CHECK_THAT(scene.chat.messages_in(incident.channel).back(),
               Contains("ada renamed this incident from **Checkout down** to **Checkout is slow**."));
}

TEST_CASE("a name that is too long, or the one it has, is answered to the person who typed", "[commands][rename]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");

    CHECK(scene.type(scene.ada, incident.channel, "rename " + std::string(65, 'x')).text == wording::name_limits());
    CHECK(scene.type(scene.ada, incident.channel, "rename Checkout down").text ==
          wording::named_so_already("Checkout down"));
    CHECK(scene.now(incident.id).name == "Checkout down");
    CHECK(scene.chat.calls("update_channel") == 0);
}

TEST_CASE("a channel that could not be renamed is renamed with the next try, to the latest name", "[commands][rename]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.chat.fail_once("update_channel", fail(Fault::Unavailable, "away"));

    scene.type(scene.ada, incident.channel, "rename Checkout slow");
    scene.type(scene.ada, incident.channel, "rename Checkout fine");
    scene.deliver();

    CHECK(scene.wait(scene.chat.channel(incident.channel)).value().display_name == "Checkout fine");
    CHECK_THAT(scene.chat.messages_in(incident.channel).back(), Contains("to **Checkout fine**"));
}
