// Starting an incident with what its playbook asks for: commander, invitations, announcement, the post it began with.
#include "plugin/domain/incident_number.hpp"
#include "tests/server/api/api_scene.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>

using namespace muster;
using namespace muster::test;

namespace
{

class StartScene : public ApiScene
{
public:
    /// Gives the playbook other settings, as its members could.
    void configure(const std::function<void(Playbook&)>& rewrite)
    {
        const DecidePlaybook decide = [&rewrite](const Playbook& now) -> Result<Playbook> {
            Playbook after = now;
            rewrite(after);
            ++after.version;
            return after;
        };
        REQUIRE(wait(store.change(playbook, decide)).has_value());
    }
    Answer start_with(const UserId& user, Json more = Json::object())
    {
        Json body{{"name", "Checkout down"}, {"team_id", sre.str()}, {"playbook_id", playbook.str()}};
        body.update(more);
        return ask(user, "POST", "/api/v0/incidents", body.dump());
    }
    Incident started_by(const UserId& user, const Json& more = Json::object())
    {
        const Answer answer = start_with(user, more);
        REQUIRE(answer.status == 201);
        return now(IncidentId(answer.json().at("id").get<std::string>()));
    }
    bool is_in(const Incident& incident, const UserId& user)
    {
        return wait(chat.is_channel_member(incident.channel, user)).value();
    }
    bool is_said(const ChannelId& channel, const std::string& part)
    {
        const auto messages = chat.messages_in(channel);
        return std::any_of(messages.begin(), messages.end(),
                           [&](const std::string& message) { return message.find(part) != std::string::npos; });
    }
    std::string refused_field(const Json& more, int status = 400)
    {
        const Answer answer = start_with(ada, more);
        CHECK(answer.status == status);
        return answer.json().value("field", "");
    }
};

} // namespace

TEST_CASE("an incident is started by REST with its playbook's stages, and the answer says where it is", "[api][start]")
{
    StartScene scene;
    const Answer answer = scene.start_with(scene.ada, Json{{"description", "Nobody can pay"}});

    REQUIRE(answer.status == 201);
    const Json& incident = answer.json();
    CHECK(answer.headers.get("Location") == "/api/v0/incidents/" + incident.at("id").get<std::string>());
    CHECK(incident.at("commander_user_id") == scene.ada.str());
    CHECK(incident.at("checklists").size() == 3);
    CHECK(incident.at("description") == "Nobody can pay");
    CHECK(incident.at("channel_id") != "");
    CHECK(scene.get(scene.ada, std::string(answer.headers.get("Location"))).json() == incident);
}

TEST_CASE("without a playbook an incident is public and has one empty stage", "[api][start]")
{
    StartScene scene;
    const Incident incident = scene.started_by(scene.cleo, Json{{"playbook_id", ""}});

    CHECK(incident.is_public);
    REQUIRE(incident.stages.size() == 1);
    CHECK(incident.stages.front().title == "Checklist");
    CHECK(incident.playbook.empty());
    CHECK(scene.is_said(incident.channel, "was started by @cleo. @cleo is the commander."));
}

TEST_CASE("what only the server gives is refused when a client sends it", "[api][start]")
{
    StartScene scene;
    const std::string id = named<IncidentId>("forged").str();
    for (const char* given : {"id", "channel_id", "reminder_post_id"})
        CHECK(scene.refused_field(Json{{given, id}}) == given);
    for (const char* given : {"create_at", "end_at", "delete_at"})
        CHECK(scene.refused_field(Json{{given, 1}}) == given);
    CHECK(scene.chat.channels().size() == 1);

    const Incident incident = scene.started_by(scene.ada, Json{{"broadcast_channel_id", scene.town.str()},
                                                               {"active_stage", 2},
                                                               {"status_post_ids", {id}},
                                                               {"checklists", Json::array()}});
    CHECK(incident.settings == Settings());
    CHECK(incident.active_stage == 0);
    CHECK(incident.updates.empty());
    CHECK(incident.stages.size() == 3);
}

TEST_CASE("an incident is not started from what one may not use", "[api][start]")
{
    StartScene scene;
    CHECK(scene.refused_field(Json{{"team_id", "sre"}}) == "team_id");
    CHECK(scene.refused_field(Json{{"name", "x"}}) == "name");
    CHECK(scene.refused_field(Json{{"commander_user_id", named<UserId>("dora").str()}}) == "commander_user_id");
    CHECK(scene.refused_field(Json{{"playbook_id", named<PlaybookId>("none").str()}}, 404) == "playbook_id");
    CHECK(scene.start_with(scene.cleo).status == 404);

    scene.configure([&](Playbook& p) { p.archived_at = scene.clock.now(); });
    CHECK(scene.refused_field(Json::object(), 409) == "playbook_id");
    CHECK(scene.type(scene.ada, scene.town, "start").text.find("member of no playbook") != std::string::npos);
    scene.chat.leave_team(scene.sre, scene.ada);
    CHECK(scene.start_with(scene.ada, Json{{"playbook_id", ""}}).status == 403);
}

TEST_CASE("the default commander takes over while they are an active member of the team, else the reporter does",
          "[api][start]")
{
    StartScene scene;
    scene.configure([&](Playbook& p) { p.settings.default_commander = {true, scene.cleo}; });
    const Incident first = scene.started_by(scene.ada);
    CHECK(first.commander == scene.cleo);
    CHECK(first.reporter == scene.ada);
    CHECK(scene.is_in(first, scene.ada));
    CHECK(scene.is_in(first, scene.cleo));
    CHECK(
        scene.is_said(first.channel, "started by @ada with the playbook **Service outage**. @cleo is the commander."));

    CHECK(scene.started_by(scene.ada, Json{{"commander_user_id", scene.ben.str()}}).commander == scene.ben);

    scene.chat.deactivate(scene.cleo);
    CHECK(scene.started_by(scene.ada).commander == scene.ada);
    scene.configure([&](Playbook& p) { p.settings.default_commander = {false, scene.ben}; });
    CHECK(scene.started_by(scene.ada).commander == scene.ada);
}

TEST_CASE("invited people are added, and one post says who could not be and why", "[api][start]")
{
    StartScene scene;
    const UserId dora = scene.chat.add_user("dora", scene.sre);
    const UserId egon = scene.chat.add_user("egon", scene.sre);
    scene.chat.deactivate(dora);
    scene.chat.leave_team(scene.sre, egon);
    const UserId gone = named<UserId>("gone");
    scene.configure([&](Playbook& p) { p.settings.invited_users = {true, {dora, scene.cleo, egon, gone}}; });

    const Incident incident = scene.started_by(scene.ada);

    CHECK(scene.is_in(incident, scene.cleo));
    CHECK_FALSE(scene.is_in(incident, dora));
    CHECK(scene.chat.messages_in(incident.channel).back() ==
          "The playbook invites people whom I could not add to this channel:\n- @dora: their account is deactivated\n"
          "- @egon: they are not in the team\n- " +
              gone.str() + ": the chat server does not know them any more");

    scene.configure([&](Playbook& p) { p.settings.invited_users.is_on = false; });
    CHECK_FALSE(scene.is_in(scene.started_by(scene.ada), scene.cleo));
}

TEST_CASE("another channel is told, and of a private incident not where it is", "[api][start]")
{
    StartScene scene;
    scene.configure([&](Playbook& p) { p.settings.announcement_channel = {true, scene.town}; });
    const Incident open = scene.started_by(scene.ada);
    CHECK(scene.chat.messages_in(scene.town) ==
          std::vector<std::string>{"@ada started the incident **Checkout down** (INC-1). Commander: @ada. Channel: ~" +
                                   open.channel_name});

    scene.configure([&](Playbook& p) { p.creates_public_incident = false; });
    const Incident secret = scene.started_by(scene.ada);
    CHECK(scene.chat.messages_in(scene.town).back() ==
          "@ada started the incident **Checkout down** (" + called(secret) + "). Commander: @ada.");

    scene.configure([&](Playbook& p) { p.settings.announcement_channel.value = named<ChannelId>("gone"); });
    const Incident untold = scene.started_by(scene.ada, Json{{"name", "Nobody told"}});
    CHECK(scene.is_said(untold.channel, "I could not announce this incident"));
}

TEST_CASE("an incident that is started from a post quotes it whole, with author and link", "[api][start]")
{
    StartScene scene;
    const PostId origin = named<PostId>("alert");
    scene.chat.add_post(Post{origin, scene.town, scene.ben, "Disk full on db-1\n\n@all look\n```\nls\n```", {}});
    scene.chat.join(scene.town, scene.ada);

    const Incident incident = scene.started_by(scene.ada, Json{{"post_id", origin.str()}});

    CHECK(incident.origin == origin);
    CHECK(scene.chat.messages_in(incident.channel).back() ==
          "Started from [this post](/_redirect/pl/" + origin.str() +
              ") by @ben:\n> Disk full on db-1\n> \n> @\u200ball look\n> ```\n> ls\n> ```\n");
}

TEST_CASE("a post that one may not read starts nothing, and says nothing", "[api][start]")
{
    StartScene scene;
    const PostId origin = named<PostId>("secret");
    scene.chat.add_post(Post{origin, scene.town, scene.ben, "Password: hunter2", {}});

    CHECK(scene.refused_field(Json{{"post_id", origin.str()}}) == "post_id");
    CHECK(scene.refused_field(Json{{"post_id", named<PostId>("none").str()}}) == "post_id");
    CHECK(scene.chat.channels().size() == 1);
}

TEST_CASE("whichever call fails while people are called together, each is told once", "[api][start][faults]")
{
    const std::string call = GENERATE("user", "add_to_channel", "read_post", "post", "find_post");
    const auto when = GENERATE(FakeChat::When::Before, FakeChat::When::After);
    StartScene scene;
    const PostId origin = named<PostId>("alert");
    scene.chat.add_post(Post{origin, scene.town, scene.ben, "Disk full", {}});
    scene.chat.join(scene.town, scene.ada);
    scene.configure([&](Playbook& p) {
        p.settings.announcement_channel = {true, scene.town};
        p.settings.invited_users = {true, {scene.cleo, named<UserId>("gone")}};
    });
    IncidentStarted started{scene.ada, scene.ada, "Service outage", true};
    Incident incident = an_incident().reported_by(scene.ada).in_team(scene.sre);
    incident.origin = origin;
    incident.settings.announcement_channel = {true, scene.town};
    incident.settings.invited_users = {true, {scene.cleo, named<UserId>("gone")}};
    const Change change{scene.ada, scene.clock.now()};
    REQUIRE(scene.wait(scene.store.create(incident, started, change)).has_value());

    scene.chat.fail_once(call, fail(Fault::Unavailable, "timed out"), when);
    for (int i = 0; i < 3; ++i) scene.deliver();

    const Incident after = scene.now(incident.id);
    CHECK(scene.chat.messages_in(after.channel).size() == 3); // the start, the quote, who could not come
    CHECK(scene.chat.messages_in(scene.town).size() == 1);
    CHECK(scene.is_in(after, scene.cleo));
    CHECK(scene.wait(scene.store.waiting(incident.id, Receiver::Chat, 10))->empty());
}

TEST_CASE("a running incident keeps the playbook that it was started from", "[api][start]")
{
    StartScene scene;
    const Incident before = scene.started_by(scene.ada);
    scene.configure([](Playbook& p) {
        p.stages.clear();
        p.settings.reminder_interval = std::chrono::hours(1);
        p.archived_at = Instant{std::chrono::milliseconds(1)};
    });

    CHECK(scene.now(before.id) == before);
    const std::string version = std::to_string(before.playbook_version);
    const Answer then = scene.get(scene.ada, "/api/v0/playbooks/" + scene.playbook.str() + "/versions/" + version);
    CHECK(then.json().at("num_stages") == 3);
    CHECK(scene.type(scene.ada, before.channel, "check 0 0").text.empty());
}
