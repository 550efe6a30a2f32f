#include "tests/hosted/scene.hpp"
#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>

using namespace muster;
using namespace muster::test;

TEST_CASE("the first start makes a bot, of either generation, and the next one finds it", "[hosted][bot]")
{
    const auto generation = GENERATE(Generation::V5, Generation::V11);
    HostedScene scene(generation);

    REQUIRE(scene.run(scene.chat->sign_in()));
    const UserId bot = scene.bot();
    CHECK(scene.chat->self().username == "muster");
    CHECK(scene.chat->self().is_bot);
    REQUIRE(scene.run(scene.chat->sign_in()));
    CHECK(scene.bot() == bot);
    CHECK(scene.server.users.size() == 2);
}

TEST_CASE("an old server keeps the bot's id where a newer one looks for it", "[hosted][bot]")
{
    HostedScene scene;
    REQUIRE(scene.sign_in());
    CHECK(scene.server.kept == std::map<std::string, std::string>{{"mmi_botid", scene.bot().str()}});
}

TEST_CASE("a bot that has another name by now is the same bot", "[hosted][bot]")
{
    HostedScene scene;
    REQUIRE(scene.sign_in());
    const UserId bot = scene.bot();
    scene.server.users[bot.str()].username = "incidents";
    REQUIRE(scene.sign_in());
    CHECK(scene.bot() == bot);
    CHECK(scene.chat->self().username == "incidents");
}

TEST_CASE("a bot that was made by hand for Muster is taken", "[hosted][bot]")
{
    HostedScene scene;
    const UserId there = scene.server.person("muster");
    scene.server.users[there.str()].is_bot = true;
    REQUIRE(scene.sign_in());
    CHECK(scene.bot() == there);
}

TEST_CASE("a person who is called as the bot is left alone, and the cure is said", "[hosted][bot]")
{
    const auto generation = GENERATE(Generation::V5, Generation::V11);
    HostedScene scene(generation);
    scene.server.person("muster");

    const Result<> done = scene.run(scene.chat->sign_in());
    REQUIRE_FALSE(done);
    CHECK(done.error().fault() == Fault::Conflict);
    CHECK_THAT(done.error().detail(), Catch::Contains("@muster") && Catch::Contains("another username"));
    CHECK(scene.server.kept.empty());
    CHECK(scene.chat->self().id.empty());
}

TEST_CASE("a bot that was switched off is switched on again", "[hosted][bot]")
{
    HostedScene scene;
    REQUIRE(scene.sign_in());
    scene.server.users[scene.bot().str()].delete_at = 1;

    REQUIRE(scene.sign_in());
    CHECK(scene.server.users[scene.bot().str()].delete_at == 0);
    CHECK_FALSE(scene.chat->self().is_deleted);
}

TEST_CASE("a kept bot that nobody is any more is made anew", "[hosted][bot]")
{
    HostedScene scene;
    scene.server.kept["mmi_botid"] = std::string(26, 'z');
    REQUIRE(scene.sign_in());
    CHECK(scene.server.kept["mmi_botid"] == scene.bot().str());
}

TEST_CASE("a server that is away while it signs in can be asked again", "[hosted][bot]")
{
    HostedScene scene;
    const auto method = GENERATE("KVGet", "GetUserByUsername", "CreateBot", "KVSet");
    scene.server.failing[method] = an_error(503, "store.is.down");
    CHECK(scene.run(scene.chat->sign_in()).error().fault() == Fault::Unavailable);
    scene.server.failing.clear();
    CHECK(scene.run(scene.chat->sign_in()));
    CHECK(scene.server.users.size() == 2);
}
