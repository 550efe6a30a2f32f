// GET /api/v0/changes, and who gets a WebSocket.
#include "tests/server/api/api_scene.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace muster;
using namespace muster::test;

namespace
{

class Scene : public ApiScene
{
public:
    Scene()
    {
        store.on_change([this](const Incident& incident) { hub.tell(incident); });
        store.on_playbook_change([this](const ChangedPlaybook& changed) { hub.tell(changed); });
    }

    Json changes(const UserId& user, const std::string& since)
    {
        return get(user, "/api/v0/changes?team_id=" + sre.str() + "&since=" + since).json();
    }
};

} // namespace

TEST_CASE("who asks for the first time is told to read all, and later what changed since", "[api][changes]")
{
    Scene scene;
    const Json first = scene.changes(scene.ben, "");
    CHECK(first.at("reset") == true);

    const Incident incident = scene.start(scene.ada, "Checkout down");
    const Json second = scene.changes(scene.ben, first.at("cursor").get<std::string>());
    CHECK(second.at("reset") == false);
    REQUIRE(second.at("items").size() == 1);
    CHECK(second.at("items")[0].at("incident_id") == incident.id.str());
    CHECK(second.at("items")[0].at("revision") == scene.now(incident.id).revision);
    CHECK(scene.changes(scene.ben, second.at("cursor").get<std::string>()).at("items").empty());
}

TEST_CASE("changes of incidents that somebody may not see are not told to them", "[api][changes]")
{
    Scene scene;
    const UserId eve = scene.chat.add_user("eve", named<TeamId>("elsewhere"));
    const std::string cursor = scene.changes(eve, "").at("cursor").get<std::string>();
    scene.start(scene.ada, "Checkout down");

    CHECK(scene.changes(eve, cursor).at("items").empty());
}

TEST_CASE("changes of playbooks are told to those who may see them", "[api][changes]")
{
    Scene scene;
    const std::string cursor = scene.changes(scene.ada, "").at("cursor").get<std::string>();
    const DecidePlaybook rename = [](const Playbook& now) -> Result<Playbook> {
        Playbook next = now;
        next.title = "Renamed";
        ++next.version;
        return next;
    };
    const std::int64_t version = scene.wait(scene.store.change(scene.playbook, rename)).value().version;

    const Json told = scene.changes(scene.ada, cursor).at("items");
    REQUIRE(told.size() == 1);
    CHECK(told[0] == Json{{"playbook_id", scene.playbook.str()}, {"version", version}});
    CHECK(scene.changes(scene.cleo, cursor).at("items").empty());
}

TEST_CASE("a WebSocket is for people who are signed in, at its own path", "[api][changes]")
{
    Scene scene;
    scene.tokens["ada-token"] = scene.ada;
    const auto is_taken = [&scene](const std::string& path, const std::string& token) {
        net::HttpRequest request;
        request.path = path;
        request.headers.set("Authorization", "Bearer " + token);
        return static_cast<bool>(scene.wait(scene.api.changes().upgrade(request)));
    };

    CHECK(is_taken("/api/v0/websocket", "ada-token"));
    CHECK_FALSE(is_taken("/api/v0/websocket", "nobodys"));
    CHECK_FALSE(is_taken("/api/v0/incidents", "ada-token"));
    CHECK(scene.get(scene.ada, "/api/v0/websocket").status == 426);
}
