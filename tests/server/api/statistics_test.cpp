#include "tests/server/api/api_scene.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;

namespace
{

std::string of_incident(const Incident& incident) { return "/api/v0/incidents/" + incident.id.str() + "/statistics"; }

std::string of_team(const ApiScene& scene, const std::string& more = {})
{
    return "/api/v0/statistics?team_id=" + scene.sre.str() + more;
}

/// Makes the incident's channel one that only its members see.
Incident a_private_one(ApiScene& scene, const UserId& member, const std::string& name)
{
    Channel channel;
    channel.id = named<ChannelId>("secret");
    channel.team = scene.sre;
    channel.is_public = false;
    scene.chat.add_channel(channel);
    scene.chat.join(channel.id, member);
    Incident incident = an_incident()
                            .named(name)
                            .in_team(scene.sre)
                            .in_channel(channel.id)
                            .from_playbook(scene.playbook)
                            .reported_by(member)
                            .created_at(scene.clock.now())
                            .private_to_members();
    incident.participants.push_back(Participant{member, incident.created_at, {}});
    const Change change{member, scene.clock.now()};
    return scene.wait(scene.store.create(incident, started(incident), change)).value();
}

} // namespace

TEST_CASE("an incident's statistics are told to whoever may see it", "[api][statistics]")
{
    ApiScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.clock.advance(5min);
    scene.type(scene.ada, incident.channel, "check 0 0");
    scene.type(scene.ada, incident.channel, "stage next");
    scene.submit(scene.ada);
    scene.clock.advance(10min);
    scene.ask(scene.ada, "PUT", "/api/v0/incidents/" + incident.id.str() + "/end");
    scene.clock.advance(1h);

    const Answer answer = scene.get(scene.cleo, of_incident(incident));
    REQUIRE(answer.status == 200);
    const Json& json = answer.json();
    CHECK(json["incident_id"] == incident.id.str());
    CHECK(json["duration_ms"] == 900'000);
    CHECK(json["ongoing_ms"] == 900'000);
    CHECK(json["time_to_resolve_ms"] == 900'000);
    CHECK(json["time_to_first_update_ms"].is_null());
    CHECK(json["messages"].is_number_integer());
    REQUIRE(json["stages"].size() == 2);
    CHECK(json["stages"][0]["title"] == "Triage");
    CHECK(json["stages"][0]["time_ms"] == 300'000);
    CHECK(json["stages"][1]["time_ms"] == 600'000);
    CHECK(json["tasks"]["closed"] == 1);
    CHECK(json["settled_tasks"][0]["title"] == "Page on-call");
    CHECK(json["settled_tasks"][0]["user_id"] == scene.ada.str());
}

TEST_CASE("the statistics of an incident that one may not see do not exist", "[api][statistics]")
{
    ApiScene scene;
    const Incident hidden = a_private_one(scene, scene.ada, "Leak");

    CHECK(scene.get(scene.ada, of_incident(hidden)).status == 200);
    const Answer refused = scene.get(scene.ben, of_incident(hidden));
    CHECK(refused.status == 404);
    CHECK(refused.body ==
          scene.get(scene.ben, "/api/v0/incidents/" + named<IncidentId>("nothing").str() + "/statistics").body);
}

TEST_CASE("a team's statistics count what the asker may see, and nothing else", "[api][statistics]")
{
    ApiScene scene;
    scene.start(scene.ada, "Checkout down");
    a_private_one(scene, scene.ada, "Leak");

    CHECK(scene.get(scene.ada, of_team(scene)).json()["ongoing"]["Reported"] == 2);
    const Json bens = scene.get(scene.ben, of_team(scene)).json();
    CHECK(bens["ongoing"]["Reported"] == 1);
    CHECK(bens["weeks"].back()["started"] == 1);
    CHECK(bens["weeks"].size() == 12);
    scene.chat.make_admin(scene.cleo);
    CHECK(scene.get(scene.cleo, of_team(scene)).json()["ongoing"]["Reported"] == 2);
}

TEST_CASE("where nothing is measured yet the statistics say null, not zero", "[api][statistics]")
{
    ApiScene scene;
    scene.start(scene.ada, "Checkout down");
    const Json json = scene.get(scene.ada, of_team(scene)).json();

    for (const char* time : {"time_to_first_update", "time_to_resolve"}) {
        CHECK(json[time]["count"] == 0);
        CHECK(json[time]["median_ms"].is_null());
        CHECK(json[time]["p90_ms"].is_null());
    }
}

TEST_CASE("a playbook's statistics name its stages in order", "[api][statistics]")
{
    ApiScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.clock.advance(5min);
    scene.ask(scene.ada, "PUT", "/api/v0/incidents/" + incident.id.str() + "/end");

    const Answer answer = scene.get(scene.ben, "/api/v0/playbooks/" + scene.playbook.str() + "/statistics?weeks=2");
    REQUIRE(answer.status == 200);
    const Json& json = answer.json();
    CHECK(json["team_id"] == scene.sre.str());
    CHECK(json["playbook_id"] == scene.playbook.str());
    CHECK(json["weeks"].size() == 2);
    REQUIRE(json["stages"].size() == 3);
    CHECK(json["stages"][0]["title"] == "Triage");
    CHECK(json["stages"][0]["time"]["median_ms"] == 300'000);
    CHECK(json["stages"][1]["time"]["median_ms"].is_null());
    // Of a playbook that is named in the query only what incidents themselves show is told.
    const Json of_query = scene.get(scene.cleo, of_team(scene, "&playbook_id=" + scene.playbook.str())).json();
    REQUIRE(of_query["stages"].size() == 1);
    CHECK(of_query["stages"][0]["title"] == "Triage");
}

TEST_CASE("a playbook that one may not see has no statistics", "[api][statistics]")
{
    ApiScene scene;
    CHECK(scene.get(scene.cleo, "/api/v0/playbooks/" + scene.playbook.str() + "/statistics").status == 404);
    CHECK(scene.get(scene.ada, "/api/v0/playbooks/" + named<PlaybookId>("none").str() + "/statistics").status == 404);
}

TEST_CASE("statistics refuse what they cannot count by", "[api][statistics]")
{
    ApiScene scene;
    const auto refused = [&](const std::string& target, const char* field) {
        const Answer answer = scene.get(scene.ada, target);
        CHECK(answer.status == 400);
        CHECK(answer.json()["field"] == field);
    };
    refused("/api/v0/statistics", "team_id");
    refused(of_team(scene, "&weeks=0"), "weeks");
    refused(of_team(scene, "&weeks=105"), "weeks");
    refused(of_team(scene, "&weeks=-1"), "weeks");
    refused(of_team(scene, "&weeks=many"), "weeks");
    refused(of_team(scene, "&playbook_id=x"), "playbook_id");
    refused("/api/v0/playbooks/" + scene.playbook.str() + "/statistics?weeks=0", "weeks");

    scene.chat.leave_team(scene.sre, scene.cleo);
    CHECK(scene.get(scene.cleo, of_team(scene)).status == 403);
}
