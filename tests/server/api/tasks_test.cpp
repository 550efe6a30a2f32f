// Stages and tasks by REST: by their ids, and by positions as the original has it.
#include "plugin/domain/checklist_edit.hpp"
#include "tests/server/api/api_scene.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace muster;
using namespace muster::test;

namespace
{

class TaskApi : public ApiScene
{
public:
    TaskApi() { chat.join(incident.channel, ben); }

    Answer call(std::string method, const std::string& rest, std::string body = {}, const HeaderList& headers = {})
    {
        return ask(ada, std::move(method), "/api/v0/incidents/" + incident.id.str() + rest, std::move(body), headers);
    }

    /// "400 position": the status and the input at fault.
    std::string refusal(std::string method, const std::string& rest, std::string body = {})
    {
        const Answer answer = call(std::move(method), rest, std::move(body));
        return std::to_string(answer.status) + " " + answer.json().value("field", "");
    }

    [[nodiscard]] std::vector<std::string> titles(std::size_t stage)
    {
        seen = now(incident.id);
        std::vector<std::string> all;
        for (const Task& task : seen.stages[stage].tasks) all.push_back(task.title);
        return all;
    }

    [[nodiscard]] const Task& task() { return *find_task(seen = now(incident.id), page); }

    Incident incident = start(ada, "Checkout down");
    TaskId page = incident.stages[0].tasks[0].id;
    std::string page_path = "/tasks/" + page.str();
    Incident seen;
};

using Titles = std::vector<std::string>;

} // namespace

TEST_CASE("the old routes change tasks by position, with the old success codes", "[api][tasks]")
{
    TaskApi api;

    CHECK(api.call("PUT", "/checklists/0/add", R"({"title":" Look "})").status == 201);
    CHECK(api.titles(0) == Titles{"Page on-call", "Open bridge", "Look"});
    CHECK(api.call("PUT", "/checklists/0/reorder", R"({"item_num":0,"new_location":2})").status == 200);
    CHECK(api.titles(0) == Titles{"Open bridge", "Look", "Page on-call"});
    CHECK(api.call("PUT", "/checklists/0/item/1", R"({"title":"Look again","command":"/graph"})").status == 200);
    CHECK(api.titles(0)[1] == "Look again");
    const Answer ticked = api.call("PUT", "/checklists/0/item/2/state", R"({"new_state":"closed"})");
    CHECK(ticked.status == 200);
    CHECK(ticked.body == "{}");
    CHECK(api.task().state == TaskState::Closed);
    const Answer given =
        api.call("PUT", "/checklists/0/item/2/assignee", R"({"assignee_id":")" + api.ben.str() + "\"}");
    CHECK(given.status == 200);
    CHECK(given.body == "{}");
    CHECK(api.task().assignee == api.ben);
    const Answer ran = api.call("POST", "/checklists/0/item/1/run");
    CHECK(ran.status == 200);
    CHECK(ran.json()["trigger_id"] == "");
    CHECK(api.call("DELETE", "/checklists/0/item/2").status == 204);
    CHECK(api.titles(0) == Titles{"Open bridge", "Look again"});
}

TEST_CASE("a negative index never crashes anything: it is refused by its name", "[api][tasks][defect]")
{
    TaskApi api;
    const std::string position = GENERATE("-1", "99", "-9223372036854775808", "99999999999999999999", "x", "1x", "%20");

    CHECK(api.refusal("PUT", "/checklists/" + position + "/add", R"({"title":"x"})") == "400 stage");
    CHECK(api.refusal("PUT", "/checklists/" + position + "/reorder", R"({"item_num":0,"new_location":0})") ==
          "400 stage");
    for (const std::string& item : {"/checklists/" + position + "/item/0", "/checklists/0/item/" + position}) {
        const std::string wrong = item.ends_with("/item/0") ? "400 stage" : "400 task";
        CHECK(api.refusal("PUT", item, R"({"title":"x"})") == wrong);
        CHECK(api.refusal("DELETE", item) == wrong);
        CHECK(api.refusal("PUT", item + "/state", R"({"new_state":"closed"})") == wrong);
        CHECK(api.refusal("PUT", item + "/assignee", R"({"assignee_id":""})") == wrong);
        CHECK(api.refusal("POST", item + "/run") == wrong);
    }
    CHECK(api.now(api.incident.id) == api.incident);
}

TEST_CASE("a reorder to or from a negative or huge position never crashes anything", "[api][tasks][defect]")
{
    TaskApi api;
    const std::string position = GENERATE("-1", "2", "9223372036854775807", "-9223372036854775808");
    const std::string to = R"({"item_num":0,"new_location":)" + position + "}";
    const std::string from = R"({"new_location":0,"item_num":)" + position + "}";
    CHECK(api.refusal("PUT", "/checklists/0/reorder", to) == "400 new_location");
    CHECK(api.refusal("PUT", "/checklists/0/reorder", from) == "400 item_num");
    CHECK(api.refusal("PUT", "/checklists/0/reorder", "{}") == "400 item_num");
}

TEST_CASE("an unknown assignee is never answered with success", "[api][tasks][defect]")
{
    TaskApi api;
    const std::string nobody = R"({"assignee_id":")" + named<UserId>("nobody").str() + "\"}";
    CHECK(api.refusal("PUT", "/checklists/0/item/0/assignee", nobody) == "400 assignee");
    CHECK(api.refusal("PATCH", api.page_path, nobody) == "400 assignee");
    CHECK(api.refusal("PUT", "/checklists/0/item/0/assignee", "{}") == "400 assignee_id");
    CHECK(api.task().assignee.empty());
}

TEST_CASE("an edit by the old route never wipes what it does not mention", "[api][tasks][defect]")
{
    TaskApi api;
    REQUIRE(api.call("PATCH", api.page_path, R"({"description":"who is on duty","command":"/page"})").status == 200);
    CHECK(api.call("PUT", "/checklists/0/item/0", R"({"title":"Call","state":"closed"})").status == 200);
    CHECK(api.task().title == "Call");
    CHECK(api.task().description == "who is on duty");
    CHECK(api.task().command == "/page");
    CHECK(api.task().state == TaskState::Open);
    CHECK(api.refusal("PUT", "/checklists/0/item/0", R"({"title":" "})") == "400 title");
}

TEST_CASE("a task is added, changed and removed by its id, and the answer is the incident", "[api][tasks]")
{
    TaskApi api;
    const StageId fix = api.incident.stages[1].id;

    const Answer added =
        api.call("POST", "/tasks", R"({"stage_id":")" + fix.str() + R"(","title":"Look","position":0})");
    CHECK(added.status == 201);
    CHECK(added.json()["checklists"][1]["items"][0]["title"] == "Look");
    CHECK(added.headers.get("ETag") == "\"" + std::to_string(api.now(api.incident.id).revision) + "\"");

    const std::int64_t due = to_millis(api.clock.now()) + 1'800'000;
    const Answer edited =
        api.call("PATCH", api.page_path,
                 R"({"title":"Call","state":"in_progress","assignee_id":")" + api.ben.str() + R"(","due_at":)" +
                     std::to_string(due) + R"(,"stage_id":")" + fix.str() + R"(","position":1,"command":"/page"})");
    REQUIRE(edited.status == 200);
    const Json& task = edited.json()["checklists"][1]["items"][1];
    CHECK(task["id"] == api.page.str());
    CHECK(task["title"] == "Call");
    CHECK(task["state"] == "in_progress");
    CHECK(task["assignee_id"] == api.ben.str());
    CHECK(task["due_at"] == due);
    CHECK(task["command_last_run"] == 0);

    const Answer ran = api.call("POST", api.page_path + "/run");
    CHECK(ran.json()["checklists"][1]["items"][1]["command_last_run"] == to_millis(api.clock.now()));
    CHECK(api.call("DELETE", api.page_path).status == 200);
    CHECK(api.refusal("DELETE", api.page_path) == "404 task");
    CHECK(api.titles(1) == Titles{"Look", "Roll back"});
}

TEST_CASE("a change that is said again succeeds and changes nothing", "[api][tasks]")
{
    TaskApi api;
    const std::string body = R"({"title":"Call","state":"skipped","due_at":0,"assignee_id":"","position":0})";
    REQUIRE(api.call("PATCH", api.page_path, body).status == 200);
    const std::int64_t revision = api.now(api.incident.id).revision;
    CHECK(api.call("PATCH", api.page_path, body).status == 200);
    CHECK(api.call("PATCH", api.page_path, "{}").status == 200);
    CHECK(api.call("PATCH", api.page_path, R"({"title":null})").status == 200);
    CHECK(api.now(api.incident.id).revision == revision);
}

TEST_CASE("a wrong change names the key that is wrong, and none of it is done", "[api][tasks]")
{
    TaskApi api;
    CHECK(api.refusal("PATCH", api.page_path, R"({"title":""})") == "400 title");
    CHECK(api.refusal("PATCH", api.page_path, R"({"title":7})") == "400 title");
    CHECK(api.refusal("PATCH", api.page_path, R"({"state":"done"})") == "400 state");
    CHECK(api.refusal("PATCH", api.page_path, R"({"command":"reboot"})") == "400 command");
    CHECK(api.refusal("PATCH", api.page_path, R"({"due_at":-1})") == "400 due_at");
    CHECK(api.refusal("PATCH", api.page_path, R"({"title":"x","due_at":9223372036854775807})") == "400 due_at");
    CHECK(api.refusal("PATCH", api.page_path, R"({"title":"x","position":-1})") == "400 position");
    CHECK(api.refusal("PATCH", api.page_path, R"({"stage_id":"gone"})") == "404 stage");
    CHECK(api.refusal("PATCH", "/tasks/gone", R"({"title":"x"})") == "404 task");
    CHECK(api.refusal("POST", "/tasks", R"({"title":"x"})") == "400 stage_id");
    CHECK(api.refusal("POST", "/stages", "{}") == "400 title");
    CHECK(api.now(api.incident.id) == api.incident);
}

TEST_CASE("stages are added, renamed, moved and removed by their ids", "[api][tasks]")
{
    TaskApi api;
    const Answer added = api.call("POST", "/stages", R"({"title":"Communicate","position":0})");
    REQUIRE(added.status == 201);
    CHECK(added.json()["active_stage"] == 1);
    CHECK(added.json()["active_stage_title"] == "Triage");
    const std::string path = "/stages/" + added.json()["checklists"][0]["id"].get<std::string>();

    const Answer moved = api.call("PATCH", path, R"({"title":"Tell customers","position":3})");
    CHECK(moved.json()["checklists"][3]["title"] == "Tell customers");
    CHECK(moved.json()["active_stage"] == 0);
    CHECK(api.refusal("PATCH", path, R"({"position":4})") == "400 position");
    CHECK(api.call("DELETE", path).json()["checklists"].size() == 3);
    CHECK(api.refusal("DELETE", path) == "404 stage");
}

TEST_CASE("a change decided on an older incident is refused with the incident as it is", "[api][tasks]")
{
    TaskApi api;
    const HeaderList seen{{"If-Match", "\"" + std::to_string(api.now(api.incident.id).revision) + "\""}};
    REQUIRE(api.call("PATCH", api.page_path, R"({"position":1})", seen).status == 200);
    const Answer late = api.call("PUT", "/checklists/0/item/0/state", R"({"new_state":"closed"})", seen);
    CHECK(late.status == 409);
    CHECK(late.json()["checklists"][0]["items"][1]["id"] == api.page.str());
    CHECK(api.now(api.incident.id).stages[0].tasks[0].state == TaskState::Open);
}

TEST_CASE("a forged button never makes its clicker run a command", "[api][tasks][defect]")
{
    TaskApi api;
    REQUIRE(api.call("PATCH", api.page_path, R"({"command":"/page"})").status == 200);
    const std::string click = R"({"user_id":"x","post_id":"y","context":{}})";
    CHECK(api.refusal("POST", api.page_path + "/run", click) == "400 body");
    CHECK(api.refusal("POST", "/checklists/0/item/0/run", click) == "400 body");
    CHECK(api.task().command_ran_at == Instant{});
}

TEST_CASE("only people in the incident channel change its tasks, and others cannot tell what is there", "[api][tasks]")
{
    TaskApi api;
    const auto as_cleo = [&](const std::string& method, const std::string& rest, const std::string& body) {
        return api.ask(api.cleo, method, "/api/v0/incidents/" + api.incident.id.str() + rest, body).status;
    };
    CHECK(as_cleo("PATCH", api.page_path, R"({"title":"x"})") == 403);
    CHECK(as_cleo("PATCH", "/tasks/gone", R"({"title":"x"})") == 403);
    CHECK(as_cleo("DELETE", "/checklists/9/item/9", "") == 403);
    CHECK(as_cleo("POST", "/stages", R"({"title":"x"})") == 403);
    CHECK(api.now(api.incident.id) == api.incident);
}
