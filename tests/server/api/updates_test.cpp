#include "tests/server/api/api_scene.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace
{

std::string path(const Incident& incident, std::string_view rest)
{
    return "/api/v0/incidents/" + incident.id.str() + std::string(rest);
}

} // namespace

TEST_CASE("a status update by REST is on record, posted, and read back", "[api][updates]")
{
    ApiScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    const std::string body = R"({"status":"Active","message":"We roll back. 50%","reminder":1800})";

    const Answer answer = scene.ask(scene.ada, "POST", path(incident, "/status"), body);

    REQUIRE(answer.status == 200);
    CHECK(answer.json()["status"] == "OK");
    CHECK_THAT(scene.chat.messages_in(incident.channel).back(), Contains("We roll back. 50%"));
    const Answer read = scene.get(scene.ada, path(incident, "/status"));
    REQUIRE(read.json()["items"].size() == 1);
    CHECK(read.json()["items"][0]["message"] == "We roll back. 50%");
    CHECK(read.json()["items"][0]["post_id"] != "");
    CHECK(read.json()["next_update_at"] == to_millis(scene.clock.now() + 1800s));
    CHECK(read.json()["is_overdue"] == false);
}

TEST_CASE("an update with an id of the caller's own is one, however often it is sent", "[api][updates]")
{
    ApiScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    const std::string id = named<StatusUpdateId>("mine").str();
    const std::string body = R"({"id":")" + id + R"(","status":"Active","message":"We are on it."})";
    CHECK(scene.ask(scene.ada, "POST", path(incident, "/status"), body).json()["id"] == id);
    CHECK(scene.ask(scene.ada, "POST", path(incident, "/status"), body).status == 200);
    CHECK(scene.now(incident.id).updates.size() == 1);
}

TEST_CASE("a wrong status update names the key that is wrong and changes nothing", "[api][updates]")
{
    ApiScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    const auto field = [&](const std::string& body) {
        const Answer answer = scene.ask(scene.ada, "POST", path(incident, "/status"), body);
        return std::to_string(answer.status) + " " + answer.json().value("field", "");
    };
    CHECK(field(R"({"status":"Fixed","message":"x"})") == "400 status");
    CHECK(field(R"({"status":"Active"})") == "400 message");
    CHECK(field(R"({"status":"Active","message":" "})") == "400 message");
    CHECK(field(R"({"status":"Active","message":"x","reminder":-1})") == "400 reminder");
    CHECK(field(R"({"status":"Active","message":"x","reminder":9000000000000000000})") == "400 reminder");
    CHECK(field(R"({"status":"Active","message":"x","id":"short"})") == "400 id");
    CHECK(scene.now(incident.id).updates.empty());
    const std::string good = R"({"status":"Active","message":"x"})";
    CHECK(scene.ask(scene.cleo, "POST", path(incident, "/status"), good).status == 403);
    CHECK(scene.ask(scene.ada, "POST", path(incident, "/reminder/dismiss")).status == 409);
}

TEST_CASE("the timeline tells what happened, in the order in which it happened", "[api][timeline]")
{
    ApiScene scene;
    scene.clock.advance(2h);
    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.type(scene.ada, incident.channel, "check 0 0");
    const std::string alarm = std::to_string(to_millis(scene.clock.now() - 1h));

    const Answer added = scene.ask(scene.ada, "POST", path(incident, "/timeline"),
                                   R"({"summary":"First alarm","event_at":)" + alarm + "}");
    CHECK(added.status == 201);

    const Answer answer = scene.get(scene.ada, path(incident, "/timeline"));
    REQUIRE(answer.status == 200);
    const Json& items = answer.json()["items"];
    CHECK(items[0]["event_type"] == "event_from_post");
    CHECK(items[0]["event_at"] < items[0]["create_at"]);
    CHECK(items[1]["event_type"] == "incident_created");
    CHECK(items[1]["post_id"] != ""); // linked to what the channel heard of it
    for (const Json& item : items) CHECK_FALSE(item["summary"].get<std::string>().empty());
    for (const Json& item : items) CHECK(item["event_type"] != "channel_opened");
    CHECK(scene.get(scene.cleo, path(incident, "/timeline")).status == 200); // public, and cleo is in the team
}

TEST_CASE("a post that somebody cannot read is not put on the timeline by them", "[api][timeline]")
{
    ApiScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    const ChannelId secret = named<ChannelId>("secret");
    scene.chat.add_channel(Channel{secret, scene.sre, "secret", "Secret", "", false, false});
    scene.chat.join(secret, scene.ben);
    const PostId post = named<PostId>("post");
    scene.chat.add_post(Post{post, secret, scene.ben, "The password is hunter2", scene.clock.now() - 1min});
    const std::string body = R"({"summary":"What ben said","post_id":")" + post.str() + R"("})";

    const Answer refused = scene.ask(scene.ada, "POST", path(incident, "/timeline"), body);
    CHECK(refused.status == 400);
    CHECK(refused.json()["field"] == "post_id");
    CHECK(refused.body.find("hunter2") == std::string::npos);

    scene.chat.join(secret, scene.ada);
    CHECK(scene.ask(scene.ada, "POST", path(incident, "/timeline"), body).status == 201);
    const Answer answer = scene.get(scene.ada, path(incident, "/timeline"));
    bool is_linked = false;
    for (const Json& item : answer.json()["items"]) is_linked |= item["post_id"] == post.str();
    CHECK(is_linked);
}

TEST_CASE("an entry without words, or from the future, is refused", "[api][timeline]")
{
    ApiScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    const auto field = [&](const std::string& body) {
        return scene.ask(scene.ada, "POST", path(incident, "/timeline"), body).json().value("field", "");
    };
    CHECK(field(R"({"summary":"  "})") == "summary");
    CHECK(field(R"({"summary":")" + std::string(257, 'x') + R"("})") == "summary");
    const std::string later = std::to_string(to_millis(scene.clock.now() + 1h));
    CHECK(field(R"({"summary":"x","event_at":)" + later + "}") == "event_at");
    CHECK(field(R"({"summary":"x","event_at":-5})") == "event_at");
}
