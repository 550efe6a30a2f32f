#include "tests/server/api/api_scene.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace muster;
using namespace muster::test;
using Catch::Matchers::Contains;

TEST_CASE("an incident is exported in each format, as a file", "[api][export]")
{
    ApiScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    const std::string path = "/api/v0/incidents/" + incident.id.str() + "/export";

    const Answer markdown = scene.get(scene.ada, path + "?format=markdown");
    CHECK(markdown.status == 200);
    CHECK(markdown.headers.get("Content-Disposition") == "attachment; filename=\"INC-1-checkout-down.md\"");
    CHECK_THAT(markdown.body, Contains("# INC-1 Checkout down"));
    CHECK_THAT(scene.get(scene.ada, path + "?format=html").body, Contains("<!doctype html>"));
    CHECK(scene.get(scene.ada, path + "?format=json").json()["incident"]["id"] == incident.id.str());
    CHECK(scene.get(scene.ada, path + "?format=pdf").status == 400);
    CHECK(scene.get(scene.ada, path).json()["field"] == "format");
}

TEST_CASE("what was said in the channel is exported for those who may read there", "[api][export]")
{
    ApiScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.chat.add_post(Post{named<PostId>("p"), incident.channel, scene.ada, "Rolling back, now", scene.clock.now()});
    const std::string path = "/api/v0/incidents/" + incident.id.str() + "/export?format=csv";

    CHECK_THAT(scene.get(scene.ada, path).body, Contains("\"ada\",\"Rolling back, now\""));
    CHECK(scene.get(scene.cleo, path).status == 403);
}
