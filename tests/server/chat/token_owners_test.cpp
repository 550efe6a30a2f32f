#include "server/chat/rest/token_owners.hpp"

#include "tests/server/chat/recorded.hpp"
#include "tests/server/chat/scripted_server.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace muster;

namespace
{

const std::string kMe = "GET /api/v4/users/me";
const UserId kAda("ayqtaottoinqbb7ubbi5n4scmh");

class Scene
{
public:
    Scene() : talk(server), owners(talk.api, talk.clock)
    {
        server.answer(kMe, 200, Json{{"id", kAda.str()}, {"username", "ada"}, {"roles", "system_user"}});
    }

    Result<UserId> owner(std::string token)
    {
        return test::run_async(server.loop, owners.owner(Secret(std::move(token))));
    }

    test::ScriptedServer server;
    test::ScriptedApi talk;
    chat::TokenOwners owners;
};

} // namespace

TEST_CASE("the chat server is asked whose token it is, with that token", "[chat][rest]")
{
    Scene scene;

    CHECK(scene.owner("ada-token").value() == kAda);
    CHECK(scene.server.last().headers.get("Authorization") == "Bearer ada-token");
}

TEST_CASE("a token's owner is remembered for half a minute", "[chat][rest]")
{
    Scene scene;

    CHECK(scene.owner("ada-token").value() == kAda);
    CHECK(scene.owner("ada-token").value() == kAda);
    CHECK(scene.server.count(kMe) == 1);
    CHECK(scene.owner("other-token").value() == kAda);
    CHECK(scene.server.count(kMe) == 2);

    scene.talk.clock.advance(std::chrono::seconds(31));
    scene.server.unscript(kMe);
    scene.server.answer(kMe, 401, Json{{"id", "api.context.session_expired.app_error"}, {"message", "no session"}});
    CHECK(scene.owner("ada-token").error().fault() == Fault::Unauthorized);
    CHECK(scene.server.count(kMe) == 3);
}

TEST_CASE("a deactivated account's token is nobody's", "[chat][rest]")
{
    Scene scene;
    scene.server.unscript(kMe);
    scene.server.answer(kMe, 200, Json{{"id", kAda.str()}, {"username", "ada"}, {"delete_at", 12}});

    CHECK(scene.owner("ada-token").error().fault() == Fault::Unauthorized);
}

TEST_CASE("a chat server that is away says nothing of a token", "[chat][rest]")
{
    Scene scene;
    scene.server.unscript(kMe);
    scene.server.answer(kMe, 503, Json{{"message", "busy"}});

    CHECK(scene.owner("ada-token").error().fault() == Fault::Unavailable);
}
