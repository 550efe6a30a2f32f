// Playbooks by REST: who sees which, what is refused with which field, and that versions stay.
#include "tests/server/api/api_scene.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace muster;
using namespace muster::test;

namespace
{

const std::string kPlaybooks = "/api/v0/playbooks";

/// The scene with a playbook that ada created by REST.
class BookScene : public ApiScene
{
public:
    BookScene() { address = std::string(ask(ada, "POST", kPlaybooks, of_sre().dump()).headers.get("Location")); }

    [[nodiscard]] Json of_sre(Json more = Json::object()) const
    {
        Json body{{"title", "Disk full"}, {"team_id", sre.str()}, {"checklists", Json::array()}};
        body.update(more);
        return body;
    }
    Answer create(const UserId& user, const Json& more) { return ask(user, "POST", kPlaybooks, of_sre(more).dump()); }
    Answer put(const UserId& user, const Json& body, const HeaderList& headers = {})
    {
        return ask(user, "PUT", address, body.dump(), headers);
    }
    std::vector<std::string> titles(const UserId& user, const std::string& more = "")
    {
        std::vector<std::string> all;
        const Answer page = get(user, kPlaybooks + "?team_id=" + sre.str() + more);
        for (const Json& item : page.json().at("items")) all.push_back(item.at("title").get<std::string>());
        return all;
    }

    std::string address;
};

/// The field that an answer with 400 blames.
std::string refused_field(const Answer& answer)
{
    CHECK(answer.status == 400);
    return answer.status == 400 ? answer.json().value("field", "") : "";
}

} // namespace

TEST_CASE("whoever creates a playbook is a member and finds it where the answer says", "[api][playbooks]")
{
    BookScene scene;
    const Answer created = scene.create(scene.ada, Json{{"member_ids", {scene.ben.str()}}});

    REQUIRE(created.status == 201);
    const auto id = created.json().at("id").get<std::string>();
    CHECK(created.headers.get("Location") == kPlaybooks + "/" + id);
    const Answer read = scene.get(scene.ben, kPlaybooks + "/" + id);
    CHECK(read.status == 200);
    CHECK(read.headers.get("ETag") == "\"1\"");
    CHECK(read.json().at("member_ids") == Json{scene.ada.str(), scene.ben.str()});
    CHECK(scene.ask(scene.ada, "GET", kPlaybooks + "/" + id, "", {{"If-None-Match", "\"1\""}}).status == 304);
}

TEST_CASE("a playbook is its members' alone, and the system administrators'", "[api][playbooks]")
{
    BookScene scene;
    CHECK(scene.get(scene.ada, scene.address).status == 200);
    for (const char* method : {"GET", "PUT", "DELETE"})
        CHECK(scene.ask(scene.ben, method, scene.address, "{}").status == 404);
    for (const char* verb : {"/restore", "/copy"})
        CHECK(scene.ask(scene.ben, "POST", scene.address + verb).status == 404);
    for (const char* part : {"/export", "/versions/1"}) CHECK(scene.get(scene.ben, scene.address + part).status == 404);
    CHECK(scene.titles(scene.ada) == std::vector<std::string>{"Disk full", "Service outage"});
    CHECK(scene.titles(scene.cleo).empty());
    CHECK(scene.get(scene.cleo, kPlaybooks + "/count?team_id=" + scene.sre.str()).json().at("count") == 0);

    scene.chat.make_admin(scene.cleo);
    CHECK(scene.get(scene.cleo, scene.address).status == 200);
    CHECK(scene.titles(scene.cleo).size() == 2);
    CHECK(scene.get(scene.cleo, kPlaybooks + "/count?team_id=" + scene.sre.str()).json().at("count") == 2);
    CHECK(scene.get(scene.cleo, kPlaybooks + "/autocomplete?team_id=" + scene.sre.str()).json().empty());

    scene.chat.leave_team(scene.sre, scene.ada);
    CHECK(scene.get(scene.ada, scene.address).status == 404);
    CHECK(scene.get(scene.ada, kPlaybooks + "?team_id=" + scene.sre.str()).status == 403);
}

TEST_CASE("a PUT keeps what it does not say, and old versions stay to be read", "[api][playbooks]")
{
    BookScene scene;
    CHECK(scene.put(scene.ada, Json{{"description", "When it is full"}, {"reminder_timer_default_seconds", 900}})
              .status == 200);
    const Answer after = scene.put(scene.ada, Json{{"checklists", {{{"title", "Clean"}, {"items", Json::array()}}}}});

    CHECK(after.json().at("version") == 3);
    CHECK(after.json().at("title") == "Disk full");
    CHECK(after.json().at("description") == "When it is full");
    CHECK(after.json().at("reminder_timer_default_seconds") == 900);
    CHECK(after.json().at("num_stages") == 1);
    CHECK(scene.get(scene.ada, scene.address + "/versions/1").json().at("description") == "");
    CHECK(scene.get(scene.ada, scene.address + "/versions/2").json().at("num_stages") == 0);
    CHECK(scene.get(scene.ada, scene.address + "/versions/3").json() == after.json());
    CHECK(scene.get(scene.ada, scene.address + "/versions/4").status == 404);
    CHECK(scene.get(scene.ada, scene.address + "/versions/x").status == 404);
}

TEST_CASE("of two people who edit one version, the second is shown what the first made of it", "[api][playbooks]")
{
    BookScene scene;
    CHECK(scene.put(scene.ada, Json{{"title", "First"}}, {{"If-Match", "\"1\""}}).status == 200);
    const Answer stale = scene.put(scene.ada, Json{{"title", "Second"}}, {{"If-Match", "\"1\""}});

    CHECK(stale.status == 409);
    CHECK(stale.json().at("title") == "First");
    CHECK(stale.json().at("field") == "If-Match");
    CHECK(stale.headers.get("ETag") == "\"2\"");
    CHECK(scene.ask(scene.ada, "DELETE", scene.address, "", {{"If-Match", "\"1\""}}).status == 409);
}

TEST_CASE("an archived playbook is out of the lists until it is restored", "[api][playbooks]")
{
    BookScene scene;
    CHECK(scene.ask(scene.ada, "DELETE", scene.address).status == 204);
    CHECK(scene.ask(scene.ada, "DELETE", scene.address).status == 204);

    CHECK(scene.titles(scene.ada) == std::vector<std::string>{"Service outage"});
    CHECK(scene.titles(scene.ada, "&with_archived=true").size() == 2);
    CHECK(scene.get(scene.ada, scene.address).json().at("delete_at") > 0);

    CHECK(scene.ask(scene.ada, "POST", scene.address + "/restore").json().at("delete_at") == 0);
    CHECK(scene.titles(scene.ada).size() == 2);
}

TEST_CASE("what is not there is refused with the field's name, and nothing is left out quietly", "[api][playbooks]")
{
    BookScene scene;
    const std::string dora = named<UserId>("dora").str();
    const std::string elsewhere = named<ChannelId>("elsewhere").str();
    const auto refused = [&](const Json& more) { return refused_field(scene.create(scene.ada, more)); };

    CHECK(refused({{"id", named<PlaybookId>("mine").str()}}) == "id");
    CHECK(refused({{"title", " "}}) == "title");
    CHECK(refused({{"team_id", "sre"}}) == "team_id");
    CHECK(refused({{"member_ids", {dora}}}) == "member_ids");
    CHECK(refused({{"invited_user_ids", {dora}}}) == "invited_user_ids");
    CHECK(refused({{"default_commander_id", dora}}) == "default_commander_id");
    CHECK(refused({{"announcement_channel_id", elsewhere}}) == "announcement_channel_id");
    CHECK(refused({{"broadcast_channel_ids", {elsewhere}}}) == "broadcast_channel_ids");
    CHECK(refused({{"announcement_channel_id", scene.town.str()}}) == "announcement_channel_id"); // ada is not in it

    scene.chat.join(scene.town, scene.ada);
    CHECK(scene.create(scene.ada, Json{{"announcement_channel_id", scene.town.str()}}).status == 201);
    CHECK(scene.create(scene.ada, Json{{"team_id", named<TeamId>("dev").str()}}).status == 403);
    CHECK(scene.ask(scene.ada, "POST", kPlaybooks, "{").status == 400);
    CHECK(scene.ask(scene.ada, "POST", kPlaybooks, std::string(4'194'305, ' ')).status == 413);
}

TEST_CASE("an edit checks what it newly names, and not what has become of the rest", "[api][playbooks]")
{
    BookScene scene;
    const Json with_ben{{"member_ids", {scene.ada.str(), scene.ben.str()}}, {"invited_user_ids", {scene.ben.str()}}};
    REQUIRE(scene.put(scene.ada, with_ben).status == 200);
    scene.chat.leave_team(scene.sre, scene.ben);

    CHECK(scene.put(scene.ada, Json{{"title", "Still fine"}}).status == 200);
    CHECK(scene.get(scene.ada, scene.address).json().at("invited_user_ids") == Json{scene.ben.str()});
    CHECK(refused_field(scene.put(scene.ada, Json{{"default_commander_id", scene.ben.str()}})) ==
          "default_commander_id");
    CHECK(refused_field(scene.put(scene.ada, Json{{"member_ids", Json::array()}})) == "member_ids");
    CHECK(refused_field(scene.put(scene.ada, Json{{"team_id", named<TeamId>("dev").str()}})) == "team_id");
}

TEST_CASE("a playbook is copied, exported and imported with its content", "[api][playbooks]")
{
    BookScene scene;
    const Json content{{"checklists", {{{"title", "Clean"}, {"items", {{{"title", "Delete logs"}}}}}}},
                       {"webhook_on_creation_url", "https://example.com/secret"},
                       {"signal_any_keywords", {"disk"}}};
    REQUIRE(scene.put(scene.ada, content).status == 200);

    const Answer copied = scene.ask(scene.ada, "POST", scene.address + "/copy");
    CHECK(copied.status == 201);
    CHECK(scene.get(scene.ada, std::string(copied.headers.get("Location"))).json().at("title") == "Copy of Disk full");

    const Answer exported = scene.get(scene.ada, scene.address + "/export");
    CHECK(exported.body.find("secret") == std::string::npos);
    const Answer imported =
        scene.ask(scene.cleo, "POST", kPlaybooks + "/import?team_id=" + scene.sre.str(), exported.body);
    REQUIRE(imported.status == 201);
    const Answer read = scene.get(scene.cleo, std::string(imported.headers.get("Location")));
    CHECK(read.json().at("checklists") == scene.get(scene.ada, scene.address).json().at("checklists"));
    CHECK(read.json().at("signal_any_keywords") == Json{"disk"});
    CHECK(read.json().at("member_ids") == Json{scene.cleo.str()});
}

TEST_CASE("every template that is offered can be created as it is", "[api][playbooks]")
{
    BookScene scene;
    const Answer offered = scene.get(scene.cleo, kPlaybooks + "/templates");
    REQUIRE(offered.json().size() == 5);
    for (const Json& one : offered.json()) CHECK(scene.create(scene.cleo, one).status == 201);
    CHECK(scene.titles(scene.cleo, "&sort=tasks").front() == "Blank");
}

TEST_CASE("a list's parameters are checked, and its pages counted", "[api][playbooks]")
{
    BookScene scene;
    const std::string list = kPlaybooks + "?team_id=" + scene.sre.str();
    for (const char* wrong : {"sort", "direction", "page", "per_page", "with_archived"})
        CHECK(refused_field(scene.get(scene.ada, list + "&" + wrong + "=sideways")) == wrong);
    CHECK(refused_field(scene.get(scene.ada, kPlaybooks)) == "team_id");

    const Answer page = scene.get(scene.ada, list + "&per_page=1&direction=desc&sort=steps");
    CHECK(page.json().at("total_count") == 2);
    CHECK(page.json().at("page_count") == 2);
    CHECK(page.json().at("has_more") == true);
    CHECK(page.json().at("items").at(0).at("num_steps") == 4);
    CHECK_FALSE(page.json().at("items").at(0).contains("checklists"));
}
