// Who is believed at /api/v0, and what comes of an incident that has changed meanwhile.
#include "tests/server/api/api_scene.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace muster;
using namespace muster::test;

namespace
{

const std::string kIncidents = "/api/v0/incidents";

std::string list_of(const TeamId& team) { return kIncidents + "?team_id=" + team.str(); }

net::HttpRequest with_if_match(std::string tag)
{
    net::HttpRequest request;
    request.headers.set("If-Match", std::move(tag));
    return request;
}

} // namespace

TEST_CASE("a user id is believed only together with the plugin route's secret", "[api][asking]")
{
    ApiScene scene;
    const std::string target = list_of(scene.sre);
    const std::string ada = scene.ada.str();

    CHECK(scene.ask_with({{"Muster-Plugin-Secret", "plugin-secret"}, {"Mattermost-User-Id", ada}}, "GET", target)
              .status == 200);
    CHECK(scene.ask_with({{"Mattermost-User-Id", ada}}, "GET", target).status == 401);
    CHECK(scene.ask_with({{"Muster-Plugin-Secret", "guessed"}, {"Mattermost-User-Id", ada}}, "GET", target).status ==
          401);
    CHECK(scene.ask_with({{"Muster-Plugin-Secret", "plugin-secret"}}, "GET", target).status == 401);
}

TEST_CASE("a chat token is believed when the chat server says whose it is", "[api][asking]")
{
    ApiScene scene;
    scene.tokens["ada-token"] = scene.ada;
    const std::string target = list_of(scene.sre);

    CHECK(scene.ask_with({{"Authorization", "Bearer ada-token"}}, "GET", target).status == 200);
    CHECK(scene.ask_with({{"Authorization", "bearer  ada-token"}}, "GET", target).status == 200);
    for (const char* wrong : {"Bearer nobodys", "Bearer", "Bearer ", "ada-token", "Basic ada-token", "Bearer a\tb"})
        CHECK(scene.ask_with({{"Authorization", wrong}}, "GET", target).status == 401);
}

TEST_CASE("a page's token is believed, also where a browser's WebSocket can only offer it", "[api][asking]")
{
    ApiScene scene;
    scene.sessions["page-token"] = scene.ada;
    const std::string target = list_of(scene.sre);

    CHECK(scene.ask_with({{"Authorization", "Bearer page-token"}}, "GET", target).status == 200);
    CHECK(scene.ask_with({{"Sec-WebSocket-Protocol", "muster, muster.session.page-token"}}, "GET", target).status ==
          200);
    for (const char* wrong : {"muster", "muster.session.", "muster.session.guessed", "page-token"})
        CHECK(scene.ask_with({{"Sec-WebSocket-Protocol", wrong}}, "GET", target).status == 401);
}

TEST_CASE("a stranger is told to sign in, in JSON", "[api][asking]")
{
    ApiScene scene;

    const Answer answer = scene.ask_with({}, "GET", list_of(scene.sre));

    CHECK(answer.status == 401);
    CHECK(answer.headers.get("Content-Type") == "application/json");
    CHECK(answer.headers.get("WWW-Authenticate") == "Bearer");
    CHECK(answer.json() == Json{{"error", "sign in to the chat server first"}});
}

TEST_CASE("while the chat server is away a token is neither believed nor refused", "[api][asking]")
{
    ApiScene scene;
    scene.token_fault = fail(Fault::Unavailable, "the chat server does not answer");

    const Answer answer = scene.ask_with({{"Authorization", "Bearer ada-token"}}, "GET", list_of(scene.sre));

    CHECK(answer.status == 503);
    CHECK(answer.headers.get("Retry-After") == "1");
}

TEST_CASE("If-Match is a quoted revision or a star", "[api][asking]")
{
    using Seen = std::optional<std::int64_t>;
    CHECK(api::seen_revision(net::HttpRequest()).value() == Seen());
    CHECK(api::seen_revision(with_if_match("*")).value() == Seen());
    CHECK(api::seen_revision(with_if_match("\"12\"")).value() == Seen(12));
    CHECK(api::seen_revision(with_if_match(" \"12\" ")).value() == Seen(12));
    for (const char* foreign : {"W/\"12\"", "\"\"", "\"abc\"", "\"12x\"", "\"-3\"", "\"99999999999999999999\""})
        CHECK(api::seen_revision(with_if_match(foreign)).value() == Seen(-1));
    for (const char* broken : {"12", "\"12", "", "\"1\", \"2\"", "\""})
        CHECK(api::seen_revision(with_if_match(broken)).error().field() == "If-Match");
}

TEST_CASE("an incident comes with its revision as the ETag, and not again to one who has it", "[api]")
{
    ApiScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    const std::string target = kIncidents + "/" + incident.id.str();

    const Answer first = scene.get(scene.ada, target);
    const std::string etag(first.headers.get("ETag"));
    CHECK(etag == "\"" + std::to_string(scene.now(incident.id).revision) + "\"");
    CHECK(scene.ask(scene.ada, "GET", target, "", {{"If-None-Match", etag}}).status == 304);
    CHECK(scene.ask(scene.ada, "GET", target, "", {{"If-None-Match", "\"1\""}}).status == 200);
}

TEST_CASE("a change decided on an older revision is refused inside the transaction", "[api][asking]")
{
    EngineScene scene;
    const Incident seen = scene.start(scene.ada, "Checkout down");
    usecases::Asker asker(scene.ada);

    asker.seen_revision = seen.revision - 1;
    const Result<Incident> stale = scene.wait(scene.use_cases.end_incident.run(seen.id, asker));
    CHECK(stale.error().fault() == Fault::Conflict);
    CHECK(scene.now(seen.id).is_active());

    asker.seen_revision = seen.revision;
    CHECK(scene.wait(scene.use_cases.end_incident.run(seen.id, asker)).has_value());
}
