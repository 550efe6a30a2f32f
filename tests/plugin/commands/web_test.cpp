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
