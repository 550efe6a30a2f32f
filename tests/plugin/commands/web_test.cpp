#include "tests/support/catch_result.hpp"
#include "tests/support/engine_scene.hpp"

using namespace muster;
using Catch::Matchers::Contains;
using test::EngineScene;

TEST_CASE("/incident web leads to the channel's incident, for who typed it", "[commands][web]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");

    CHECK_THAT(scene.type(scene.ada, incident.channel, "web").text,
               Contains(scene.ada.str() + ":/api/v0/incidents/" + incident.id.str() + "/export?format=html"));
    CHECK_THAT(scene.type(scene.ben, scene.town, "web").text, Contains(scene.ben.str() + ":/api/v0/docs"));
}

TEST_CASE("the page's code is given a session, and people are not told how", "[commands][web]")
{
    EngineScene scene;

    const Reply reply = scene.type(scene.ada, scene.town, "session");

    REQUIRE(reply.session);
    CHECK(reply.session->token == "session of " + scene.ada.str());
    CHECK(reply.text.empty());
    CHECK_THAT(commands::help(), !Contains("session"));
    CHECK_THAT(commands::autocomplete_hint(), !Contains("session"));
}
