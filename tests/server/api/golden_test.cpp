// What the REST API answers, written down in tests/golden: the browser part's decoders are tried with the same files,
// so that the two halves cannot drift apart. After a wanted change run this test with MUSTER_GOLDEN=write and read the
// diff.
#include "plugin/wire/hook_json.hpp"
#include "server/api/web_sessions.hpp"
#include "tests/server/api/api_scene.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;

namespace
{

const std::string kRoot = "/api/v0";

/// Compares a JSON body with the file of that name, or writes the file.
void check_golden(const std::string& name, const Json& body)
{
    const std::string path = std::string(MUSTER_TESTS_DIR) + "/golden/" + name + ".json";
    const char* wish = std::getenv("MUSTER_GOLDEN"); // NOLINT(concurrency-mt-unsafe): nobody sets it
    if (wish != nullptr && std::string_view(wish) == "write") std::ofstream(path) << body.dump(2) << '\n';
    std::ifstream file(path);
    const std::string known{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    INFO("tests/golden/" << name << ".json");
    CHECK(body.dump(2) + "\n" == known);
}

/// Two of them: one with every kind of setting, one with none.
void add_playbooks(ApiScene& scene)
{
    Playbook full =
        a_playbook()
            .with_id(named<PlaybookId>("full"))
            .in_team(scene.sre)
            .titled("Data loss")
            .described("When data **is gone**")
            .for_members({scene.ada, scene.ben})
            .creating_private_incidents()
            .with_stage("Empty")
            .with_stage(PlannedStage{"Restore", {{"Find a backup", "The *last good* one", "/backup list"}}});
    Settings& settings = full.settings;
    settings.broadcast_channels = {scene.town};
    settings.update_template = "What is lost, since when";
    settings.reminder_interval = 30min;
    settings.invited_users = {true, {scene.ben}};
    settings.default_commander = {true, scene.ben};
    settings.announcement_channel = {false, scene.town};
    settings.welcome_message = {true, "Welcome"};
    settings.creation_webhook = {true, "https://example.com/created"};
    settings.update_webhook = {false, "https://example.com/updated"};
    settings.keywords = {true, {"lost", "gone"}};
    (void)scene.wait(scene.store.add(full)).value();
}

/// Tells the hub what changes, as the program does.
struct ChangesScene : ApiScene {
    ChangesScene()
    {
        store.on_change([this](const Incident& incident) { hub.tell(incident); });
        store.on_playbook_change([this](const ChangedPlaybook& changed) { hub.tell(changed); });
    }
};

/// Every kind of task and of timeline entry that the screens show in a way of its own.
Incident a_worked_incident(ApiScene& scene)
{
    const Incident started = scene.start(scene.ada, "Checkout down");
    const std::string at = kRoot + "/incidents/" + started.id.str();
    const auto task = [&](std::size_t stage, std::size_t item, const Json& changes) {
        const TaskId id = scene.now(started.id).stages.at(stage).tasks.at(item).id;
        REQUIRE(scene.ask(scene.ada, "PATCH", at + "/tasks/" + id.str(), changes.dump()).status == 200);
        scene.clock.advance(90s);
    };
    scene.clock.advance(5min);
    task(0, 0, Json{{"state", "closed"}, {"assignee_id", scene.ada.str()}});
    task(0, 1, Json{{"state", "in_progress"}, {"command", "/bridge open"}, {"description", "The *first* one"}});
    task(1, 0, Json{{"state", "skipped"}, {"due_at", to_millis(scene.clock.now() + 1h)}});
    const Json update{{"id", "update00000000000000000000"},
                      {"status", "Active"},
                      {"message", "We **roll back**."},
                      {"reminder", 1800}};
    REQUIRE(scene.ask(scene.ada, "POST", at + "/status", update.dump()).status == 200);
    scene.clock.advance(2min);
    const Json note{{"summary", "First alarm"}, {"event_at", to_millis(started.created_at - 10min)}};
    REQUIRE(scene.ask(scene.ada, "POST", at + "/timeline", note.dump()).status == 201);
    REQUIRE(scene.ask(scene.ada, "PATCH", at, R"({"active_stage": 1})").status == 200);
    return scene.now(started.id);
}

} // namespace

TEST_CASE("an incident is answered as tests/golden has it", "[api][golden]")
{
    ApiScene scene;
    const Incident incident = a_worked_incident(scene);
    const std::string at = kRoot + "/incidents/" + incident.id.str();
    const auto golden = [&](const std::string& name, const std::string& path) {
        const Answer answer = scene.get(scene.ada, path);
        REQUIRE(answer.status == 200);
        check_golden(name, answer.json());
    };
    golden("incident", at);
    golden("incident_metadata", at + "/metadata");
    golden("status_updates", at + "/status");
    golden("timeline", at + "/timeline");
    golden("incident_statistics", at + "/statistics");
    golden("exported_incident", at + "/export?format=json");
    golden("incident_list", kRoot + "/incidents?team_id=" + scene.sre.str());
    golden("commanders", kRoot + "/incidents/commanders?team_id=" + scene.sre.str());
    golden("team_statistics", kRoot + "/statistics?weeks=2&team_id=" + scene.sre.str());
    golden("playbook_statistics", kRoot + "/playbooks/" + scene.playbook.str() + "/statistics?weeks=1");
}

TEST_CASE("a playbook is answered as tests/golden has it", "[api][golden]")
{
    ApiScene scene;
    add_playbooks(scene);
    const std::string full = kRoot + "/playbooks/" + named<PlaybookId>("full").str();
    const auto golden = [&](const std::string& name, const std::string& path) {
        const Answer answer = scene.get(scene.ada, path);
        REQUIRE(answer.status == 200);
        check_golden(name, answer.json());
    };
    golden("playbook", full);
    golden("playbook_export", full + "/export");
    golden("playbook_list", kRoot + "/playbooks?team_id=" + scene.sre.str());
    golden("playbook_templates", kRoot + "/playbooks/templates");
}

TEST_CASE("settings, changes and refusals are answered as tests/golden has them", "[api][golden]")
{
    ChangesScene scene;
    const std::string team = "team_id=" + scene.sre.str();
    const std::string cursor = scene.get(scene.ada, kRoot + "/changes?" + team).json().at("cursor").get<std::string>();
    const Incident incident = scene.start(scene.ada, "Checkout down");
    const std::string at = kRoot + "/incidents/" + incident.id.str();

    REQUIRE(
        scene.ask(scene.ben, "PUT", kRoot + "/playbooks/" + scene.playbook.str(), R"({"title": "Outage"})").status ==
        200);

    check_golden("settings", scene.get(scene.ada, kRoot + "/settings").json());
    check_golden("changes", scene.get(scene.ada, kRoot + "/changes?since=" + cursor + "&" + team).json());
    check_golden("changes_reset", scene.get(scene.ada, kRoot + "/changes?" + team).json());
    check_golden("refused", scene.ask(scene.ada, "PATCH", at, R"({"name": ""})").json());
    const HeaderList old{{"If-Match", "\"1\""}};
    REQUIRE(scene.now(incident.id).revision > 1);
    check_golden("incident_conflict", scene.ask(scene.ada, "PATCH", at, R"({"name": "Cart down"})", old).json());
    const std::string playbook = kRoot + "/playbooks/" + scene.playbook.str();
    check_golden("playbook_conflict", scene.ask(scene.ada, "PUT", playbook, R"({"title": "Down"})", old).json());
}

TEST_CASE("the page's question how to reach Muster is answered as tests/golden has it", "[api][golden]")
{
    ManualClock clock;
    CountedIds ids;
    const auto answer = [&](api::PageRoad road) {
        api::WebSessions sessions("https://muster.example.com", road, ids, clock);
        Reply reply;
        reply.session = sessions.session_for(named<UserId>("ada"));
        return wire::command_answer_to_json(reply, "https://muster.example.com/hooks/action");
    };

    check_golden("session", answer(api::PageRoad::Direct));
    check_golden("session_by_route", answer(api::PageRoad::PluginRoute));
}
