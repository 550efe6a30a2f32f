// Reading and changing incidents at /api/v0/incidents.
#include "tests/server/api/api_scene.hpp"
#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace muster;
using namespace muster::test;
using Catch::Matchers::Contains;

namespace
{

class Started : public ApiScene
{
public:
    Started() : incident(start(ada, "Checkout down")), path("/api/v0/incidents/" + incident.id.str()) {}

    Incident incident;
    std::string path;
};

std::vector<std::string> names(const Answer& page)
{
    std::vector<std::string> found;
    for (const Json& item : page.json().at("items")) found.push_back(item.at("name").get<std::string>());
    return found;
}

} // namespace

TEST_CASE("an incident is renamed, described and moved to a stage in one call", "[api][incidents]")
{
    Started scene;

    const Answer answer = scene.ask(scene.ada, "PATCH", scene.path,
                                    R"({"name": "Checkout slow", "description": "Slow.", "active_stage": 2})");

    CHECK(answer.status == 200);
    CHECK(answer.json().at("name") == "Checkout slow");
    CHECK(answer.json().at("description") == "Slow.");
    CHECK(answer.json().at("active_stage_title") == "Review");
    CHECK(answer.headers.get("ETag") == "\"" + std::to_string(answer.json().at("revision").get<std::int64_t>()) + "\"");
    CHECK(scene.wait(scene.chat.channel(scene.incident.channel)).value().display_name == "Checkout slow");
}

TEST_CASE("a patch that says nothing changes nothing", "[api][incidents]")
{
    Started scene;
    const std::int64_t before = scene.now(scene.incident.id).revision;

    CHECK(scene.ask(scene.ada, "PATCH", scene.path, "{}").status == 200);
    CHECK(scene.ask(scene.ada, "PATCH", scene.path, R"({"active_stage": 0, "name": "Checkout down"})").status == 200);
    CHECK(scene.ask(scene.ada, "PATCH", scene.path, R"({"name": null, "unknown": 7})").status == 200);
    CHECK(scene.now(scene.incident.id).revision == before);
}

TEST_CASE("a wrong input is named and nothing is changed", "[api][incidents]")
{
    Started scene;
    const auto [body, field] = GENERATE(table<std::string, std::string>({
        {R"({"name": "x"})", "name"},
        {R"({"name": 7})", "name"},
        {R"({"description": []})", "description"},
        {R"({"active_stage": 3})", "active_stage"},
        {R"({"active_stage": -1})", "active_stage"},
        {R"({"active_stage": "1"})", "active_stage"},
        {R"({"active_stage": 1, "name": "x"})", "name"},
    }));

    const Answer answer = scene.ask(scene.ada, "PATCH", scene.path, body);

    CHECK(answer.status == 400);
    CHECK(answer.json().at("field") == field);
    CHECK(scene.now(scene.incident.id).name == "Checkout down");
    CHECK(scene.now(scene.incident.id).active_stage == 0);
}

TEST_CASE("what is no JSON object, or too much of it, is refused", "[api][incidents]")
{
    Started scene;

    CHECK(scene.ask(scene.ada, "PATCH", scene.path, "[]").status == 400);
    CHECK(scene.ask(scene.ada, "PATCH", scene.path, "{").status == 400);
    CHECK(scene.ask(scene.ada, "PATCH", scene.path, std::string(70'000, ' ')).status == 413);
}

TEST_CASE("an incident is ended and restarted, and not twice", "[api][incidents]")
{
    Started scene;
    const std::string method = GENERATE(as<std::string>{}, "PUT", "POST");

    CHECK(scene.ask(scene.ada, method, scene.path + "/end").json().at("is_active") == false);
    CHECK(scene.ask(scene.ada, method, scene.path + "/end").status == 409);
    CHECK(scene.ask(scene.ada, "PUT", scene.path + "/restart").json().at("is_active") == true);
    CHECK(scene.ask(scene.ada, "PUT", scene.path + "/restart").status == 409);
}

TEST_CASE("a stale change is answered with the incident as it is", "[api][incidents]")
{
    Started scene;

    const Answer stale = scene.ask(scene.ada, "PUT", scene.path + "/end", "", {{"If-Match", "\"1\""}});
    CHECK(stale.status == 409);
    CHECK(stale.json().at("id") == scene.incident.id.str());
    CHECK(stale.json().at("is_active") == true);
    CHECK(stale.json().at("field") == "If-Match");
    const std::string etag(stale.headers.get("ETag"));
    CHECK(scene.ask(scene.ada, "PUT", scene.path + "/end", "", {{"If-Match", etag}}).status == 200);
    CHECK(scene.ask(scene.ada, "PUT", scene.path + "/restart", "", {{"If-Match", "*"}}).status == 200);
    CHECK(scene.ask(scene.ada, "PUT", scene.path + "/end", "", {{"If-Match", "7"}}).status == 400);
}

TEST_CASE("the incident is handed to somebody in its channel", "[api][incidents]")
{
    Started scene;
    scene.chat.join(scene.incident.channel, scene.ben);
    const auto hand_to = [&](const std::string& id) {
        return scene.ask(scene.ada, "POST", scene.path + "/commander", R"({"commander_id": ")" + id + "\"}");
    };

    CHECK(hand_to(scene.ben.str()).json().at("commander_user_id") == scene.ben.str());
    CHECK(hand_to(scene.ben.str()).status == 200);
    for (const std::string& other : {scene.cleo.str(), named<UserId>("nobody").str(), std::string("x")}) {
        CHECK(hand_to(other).status == 400);
        CHECK(hand_to(other).json().at("field") == "commander_id");
    }
    CHECK(scene.now(scene.incident.id).commander == scene.ben);
}

TEST_CASE("who may not see an incident is told at every route that there is none", "[api][incidents]")
{
    Started scene;
    const UserId eve = scene.chat.add_user("eve", named<TeamId>("elsewhere"));
    const auto [method, rest, body] = GENERATE(table<std::string, std::string, std::string>({
        {"GET", "", ""},
        {"GET", "/metadata", ""},
        {"PATCH", "", R"({"name": "Mine now"})"},
        {"PUT", "/end", ""},
        {"POST", "/end", ""},
        {"PUT", "/restart", ""},
        {"POST", "/commander", R"({"commander_id": "ben00000000000000000000000"})"},
    }));

    const Answer hidden = scene.ask(eve, method, scene.path + rest, body);
    const Answer absent = scene.ask(eve, method, "/api/v0/incidents/" + named<IncidentId>("none").str() + rest, body);

    CHECK(hidden.status == 404);
    CHECK(hidden.body == absent.body);
}

TEST_CASE("who may only see an incident may not change it", "[api][incidents]")
{
    Started scene;

    CHECK(scene.get(scene.cleo, scene.path).status == 200);
    CHECK(scene.ask(scene.cleo, "PATCH", scene.path, R"({"name": "Mine now"})").status == 403);
    CHECK(scene.ask(scene.cleo, "PUT", scene.path + "/end").status == 403);
}

TEST_CASE("a list is narrowed by what its parameters say", "[api][incidents]")
{
    Started scene;
    const Incident other = scene.start(scene.ben, "Disk full");
    scene.ask(scene.ben, "PUT", "/api/v0/incidents/" + other.id.str() + "/end");
    const auto list = [&](const std::string& more) {
        return scene.get(scene.ada, "/api/v0/incidents?team_id=" + scene.sre.str() + more);
    };
    using Names = std::vector<std::string>;

    CHECK(names(list("&sort=name")) == Names{"Checkout down", "Disk full"});
    CHECK(names(list("&status=active")) == Names{"Checkout down"});
    CHECK(names(list("&status=Resolved")) == Names{"Disk full"});
    CHECK(names(list("&member_id=" + scene.ben.str())) == Names{"Disk full"});
    CHECK(names(list("&search_term=DISK")) == Names{"Disk full"});
    CHECK(names(list("&sort=status&direction=desc")) == Names{"Disk full", "Checkout down"});
    CHECK(list("&per_page=1").json().at("has_more") == true);
    CHECK(list("&page=-1").json().at("field") == "page");
}

TEST_CASE("channels and commanders of a list are known", "[api][incidents]")
{
    Started scene;
    const std::string of_team = "?team_id=" + scene.sre.str();

    CHECK(scene.get(scene.ben, "/api/v0/incidents/channels" + of_team).json() ==
          Json::array({scene.incident.channel.str()}));
    const Json commanders = scene.get(scene.ben, "/api/v0/incidents/commanders" + of_team).json();
    CHECK(commanders == Json::array({Json{{"user_id", scene.ada.str()}, {"username", "ada"}}}));
}

TEST_CASE("a command's autocompletion is given the tasks of the channel's incident", "[api][incidents]")
{
    Started scene;
    const std::string route = "/api/v0/incidents/checklist-autocomplete?channel_id=";

    const Json list = scene.get(scene.ada, route + scene.incident.channel.str()).json();
    REQUIRE(list.size() == 4);
    CHECK(list.at(1).at("Item") == "0 1");
    CHECK(list.at(1).at("Hint") == "\"Open bridge\"");
    CHECK(scene.get(scene.ada, route + scene.town.str()).status == 404);
    CHECK(scene.get(scene.ada, route).status == 400);
}

TEST_CASE("an incident's metadata names its channel and team", "[api][incidents]")
{
    Started scene;

    const Json metadata = scene.get(scene.ada, scene.path + "/metadata").json();
    CHECK(metadata.at("channel_name") == "checkout-down");
    CHECK(metadata.at("channel_display_name") == "Checkout down");
    CHECK(metadata.at("team_name") == "sre");
    CHECK(metadata.at("num_members") == 1);
}

TEST_CASE("addresses of webhooks are told to nobody who views an incident", "[api][incidents]")
{
    ApiScene scene;
    Playbook hooked = a_playbook().in_team(scene.sre).for_members({scene.ada}).titled("Hooked");
    hooked.settings.creation_webhook = {true, "https://hooks.example.com/secret-path"};
    hooked.settings.update_webhook = {true, "https://hooks.example.com/secret-path"};
    REQUIRE(scene.wait(scene.store.add(hooked)));
    scene.type(scene.ada, scene.town, "start");
    scene.submit(scene.ada, {{"incidentName", "Checkout down"}, {"playbookID", hooked.id.str()}});

    const Answer list = scene.get(scene.ada, "/api/v0/incidents?team_id=" + scene.sre.str());
    REQUIRE(names(list) == std::vector<std::string>{"Checkout down"});
    CHECK_THAT(list.body, !Contains("secret-path"));
    CHECK_THAT(list.body, !Contains("webhook"));
}

TEST_CASE("a client learns the site's limits", "[api]")
{
    ApiScene scene;

    const Json settings = scene.get(scene.ada, "/api/v0/settings").json();
    CHECK(settings.at("limits").at("name_max") == 64);
    CHECK(settings.at("bot_user_id") == scene.chat.self().id.str());
}

TEST_CASE("who asks is told where changes are told", "[api][settings]")
{
    ApiScene attached;
    CHECK(attached.get(attached.ada, "/api/v0/settings").json().at("news") == "socket");
    ApiScene hosted{api::News::chat};
    CHECK(hosted.get(hosted.ada, "/api/v0/settings").json().at("news") == "chat");
}

TEST_CASE("another method of a path is refused with those it takes", "[api]")
{
    Started scene;

    const Answer answer = scene.ask(scene.ada, "DELETE", scene.path);
    CHECK(answer.status == 405);
    CHECK_THAT(std::string(answer.headers.get("Allow")), Contains("PATCH"));
    CHECK(scene.ask(scene.ada, "GET", "/api/v0/nothing").status == 404);
}
