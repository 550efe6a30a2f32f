#include "tests/support/catch_result.hpp"
#include "tests/support/engine_scene.hpp"

#include "plugin/wording/replies.hpp"

using namespace muster;
using Catch::Matchers::Contains;
using test::EngineScene;

TEST_CASE("an incident started by command and form has its channel, its commander and its first post",
          "[commands][start]")
{
    EngineScene scene;

    const Incident incident = scene.start(scene.ada, "Checkout down");

    CHECK(incident.number == 1);
    REQUIRE_FALSE(incident.channel.empty());
    CHECK(incident.channel_name == "checkout-down");
    CHECK(scene.wait(scene.chat.is_channel_member(incident.channel, scene.ada)).value());
    REQUIRE(scene.chat.messages_in(incident.channel).size() == 1);
    CHECK_THAT(scene.chat.messages_in(incident.channel)[0], Contains("started by @ada"));
    REQUIRE(scene.chat.responses().size() == 1);
    CHECK_THAT(scene.chat.responses()[0].second.text, Contains("~checkout-down"));
}

TEST_CASE("a start form sent twice starts one incident", "[commands][start]")
{
    EngineScene scene;
    scene.type(scene.ada, scene.town, "start");
    const std::map<std::string, std::string> values{{"incidentName", "Checkout down"},
                                                    {"playbookID", scene.playbook.str()}};

    scene.submit(scene.ada, values);
    scene.submit(scene.ada, values);

    IncidentQuery all;
    all.team = scene.sre;
    all.all_visible = true;
    CHECK(scene.wait(scene.store.list(all)).value().total == 1);
    CHECK(scene.chat.posts().size() == 1);
}

TEST_CASE("who is in no playbook is told so and gets no form", "[commands][start]")
{
    EngineScene scene;
    CHECK(scene.type(scene.cleo, scene.town, "start").text == wording::no_playbooks());
    CHECK(scene.chat.dialogs().empty());
}

TEST_CASE("somebody else's form is refused and nothing is started", "[commands][start]")
{
    EngineScene scene;
    scene.type(scene.ada, scene.town, "start");

    const auto verdict = scene.submit(scene.ben, {{"incidentName", "Mine"}, {"playbookID", scene.playbook.str()}});

    CHECK_FALSE(verdict.error.empty());
    CHECK(scene.chat.channels().size() == 1);
}

TEST_CASE("a playbook that was not offered starts nothing", "[commands][start]")
{
    EngineScene scene;
    scene.type(scene.ada, scene.town, "start");
    const auto verdict = scene.submit(scene.ada, {{"incidentName", "Checkout"}, {"playbookID", "nonsense"}});
    CHECK(verdict.field_errors.count("playbookID") == 1);
}

TEST_CASE("a name out of its limits is said under the field", "[commands][start]")
{
    EngineScene scene;
    scene.type(scene.ada, scene.town, "start");
    const auto verdict = scene.submit(scene.ada, {{"incidentName", "x"}, {"playbookID", scene.playbook.str()}});
    CHECK(verdict.field_errors.count("incidentName") == 1);
}

TEST_CASE("a form left open for a day is asked for again", "[commands][start]")
{
    EngineScene scene;
    scene.type(scene.ada, scene.town, "start");
    scene.clock.advance(std::chrono::hours(24));
    const auto verdict = scene.submit(scene.ada, {{"incidentName", "Checkout"}, {"playbookID", scene.playbook.str()}});
    CHECK_THAT(verdict.error, Contains("too old"));
}

TEST_CASE("two incidents of one name get two channels", "[commands][start]")
{
    EngineScene scene;
    const Incident first = scene.start(scene.ada, "Checkout down");
    scene.type(scene.ada, scene.town, "start");
    scene.submit(scene.ada, {{"incidentName", "Checkout down"}, {"playbookID", scene.playbook.str()}});

    IncidentQuery all;
    all.team = scene.sre;
    all.all_visible = true;
    const auto page = scene.wait(scene.store.list(all)).value();
    REQUIRE(page.incidents.size() == 2);
    const Incident& second = page.incidents[0].id == first.id ? page.incidents[1] : page.incidents[0];
    CHECK(second.channel != first.channel);
    CHECK(second.channel_name == "checkout-down-" + second.id.str().substr(0, 4));
}

TEST_CASE("check ticks a task and ticks it back, and the bot says both", "[commands][check]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");

    CHECK(scene.type(scene.ada, incident.channel, "check 0 1").text.empty());
    CHECK(scene.now(incident.id).stages[0].tasks[1].state == TaskState::Closed);
    scene.type(scene.ada, incident.channel, "check 0 1");
    CHECK(scene.now(incident.id).stages[0].tasks[1].state == TaskState::Open);

    const auto messages = scene.chat.messages_in(incident.channel);
    REQUIRE(messages.size() == 3);
    CHECK(messages[1] == "ada checked off **Open bridge**.");
    CHECK(messages[2] == "ada opened **Open bridge** again.");
}

TEST_CASE("check says which argument is wrong and how far the numbers go", "[commands][check]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    const auto say = [&](const char* text) { return scene.type(scene.ada, incident.channel, text).text; };

    CHECK_THAT(say("check one 0"), Contains("stage must be a number") && Contains("`one`"));
    CHECK_THAT(say("check 0 -1"), Contains("task must be a number") && Contains("`-1`"));
    CHECK_THAT(say("check 9 0"), Contains("from 0 to 2"));
    CHECK_THAT(say("check 0 99999999999999999999"), Contains("task must be a number"));
    CHECK_THAT(say("check 1 1"), Contains("only the number 0"));
    CHECK_THAT(say("check 0"), Contains("Usage: `/incident check <stage> <task>`"));
    CHECK(scene.now(incident.id).revision == incident.revision);
}

TEST_CASE("stage next asks first when tasks are open, and the answer moves it", "[commands][stage]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");

    scene.type(scene.ada, incident.channel, "stage next");
    CHECK(scene.now(incident.id).active_stage == 0);
    CHECK(scene.submit(scene.ada) == dialogs::Verdict{});

    CHECK(scene.now(incident.id).active_stage == 1);
    CHECK_THAT(scene.chat.messages_in(incident.channel).back(),
               Contains("from stage **Triage** to stage **Fix**") && Contains("2 tasks are still open"));
}

TEST_CASE("stage next goes at once when nothing is open", "[commands][stage]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.type(scene.ada, incident.channel, "check 0 0");
    scene.type(scene.ada, incident.channel, "check 0 1");
    const std::size_t forms = scene.chat.dialogs().size();

    scene.type(scene.ada, incident.channel, "stage next");

    CHECK(scene.chat.dialogs().size() == forms);
    CHECK(scene.now(incident.id).active_stage == 1);
    scene.type(scene.ada, incident.channel, "stage PREV");
    CHECK(scene.now(incident.id).active_stage == 0);
}

TEST_CASE("two people who confirm the same question move one stage", "[commands][stage]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.chat.join(incident.channel, scene.ben);
    scene.type(scene.ada, incident.channel, "stage next");
    const std::string ada_saw = scene.chat.dialogs().back().state;
    scene.type(scene.ben, incident.channel, "stage next");
    CHECK(scene.submit(scene.ben).error.empty());

    const dialogs::Submission late{scene.ada, ada_saw, false, {}};
    const auto verdict = scene.wait(scene.forms.submit(late));

    CHECK(verdict.error == wording::stage_moved_meanwhile("Fix"));
    CHECK(scene.now(incident.id).active_stage == 1);
}

TEST_CASE("the first and the last stage are named when there is no way on", "[commands][stage]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    CHECK(scene.type(scene.ada, incident.channel, "stage prev").text == wording::first_stage("Triage"));
    scene.type(scene.ada, incident.channel, "stage next");
    scene.submit(scene.ada);
    scene.type(scene.ada, incident.channel, "stage next");
    scene.submit(scene.ada);
    CHECK(scene.type(scene.ada, incident.channel, "stage next").text == wording::last_stage("Review"));
    CHECK_THAT(scene.type(scene.ada, incident.channel, "stage sideways").text, Contains("Usage"));
}

TEST_CASE("the commander is shown, and handed over to somebody in the channel", "[commands][commander]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    const auto say = [&](const char* text) { return scene.type(scene.ada, incident.channel, text).text; };

    CHECK(say("commander") == wording::commander_is("ada"));
    CHECK(say("commander @ada") == wording::commander_already("ada"));
    CHECK(say("commander @nobody") == wording::unknown_user("nobody"));
    CHECK(say("commander @ben") == wording::cannot_command("ben"));
    CHECK(say("commander @muster") == wording::cannot_command("muster"));
    CHECK(say("commander @") == wording::unknown_user(""));

    scene.chat.join(incident.channel, scene.ben);
    CHECK(say("commander @Ben").empty());
    CHECK(scene.now(incident.id).commander == scene.ben);
    CHECK(scene.chat.messages_in(incident.channel).back() == "ada changed the commander from @ada to @ben.");
}

TEST_CASE("end asks, ends once, and restart takes it back", "[commands][end]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");

    scene.type(scene.ada, incident.channel, "end");
    CHECK(scene.now(incident.id).is_active());
    CHECK(scene.submit(scene.ada).error.empty());
    CHECK_FALSE(scene.now(incident.id).is_active());
    CHECK(scene.submit(scene.ada).error == wording::ended_already());
    CHECK(scene.type(scene.ada, incident.channel, "end").text == wording::ended_already());

    CHECK(scene.type(scene.ada, incident.channel, "restart").text.empty());
    CHECK(scene.now(incident.id).is_active());
    CHECK(scene.type(scene.ada, incident.channel, "restart").text == wording::not_ended());
}

TEST_CASE("a cancelled question changes nothing", "[commands][end]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.type(scene.ada, incident.channel, "end");
    const dialogs::Submission cancelled{scene.ada, scene.chat.dialogs().back().state, true, {}};

    CHECK(scene.wait(scene.forms.submit(cancelled)) == dialogs::Verdict{});
    CHECK(scene.now(incident.id).is_active());
}

TEST_CASE("who has left the channel meanwhile cannot end the incident with an open form", "[commands][end]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.chat.join(incident.channel, scene.ben);
    scene.type(scene.ben, incident.channel, "end");
    scene.chat.leave(incident.channel, scene.ben);

    CHECK(scene.submit(scene.ben).error == wording::not_allowed_to_edit());
    CHECK(scene.now(incident.id).is_active());
}

TEST_CASE("list shows the ongoing incidents of the person, newest first", "[commands][list]")
{
    EngineScene scene;
    CHECK(scene.type(scene.ada, scene.town, "list").text == wording::none_ongoing("SRE"));
    scene.start(scene.ada, "First");
    scene.clock.advance(std::chrono::minutes(90));
    const Incident second = scene.start(scene.ada, "Second");
    scene.start(scene.ben, "Not ada's");

    const Reply reply = scene.type(scene.ada, scene.town, "list");

    REQUIRE(reply.attachments.size() == 2);
    CHECK_THAT(reply.attachments[0].pretext, Contains("Second") && Contains("~second"));
    CHECK(reply.attachments[1].fields[2].value == "1 h 30 min");
}

TEST_CASE("info shows stage, commander and the tasks with their numbers", "[commands][info]")
{
    EngineScene scene;
    const Incident incident = scene.start(scene.ada, "50% of *orders* lost 🔥");
    scene.type(scene.ada, incident.channel, "check 0 0");

    const Reply reply = scene.type(scene.ada, incident.channel, "info");

    REQUIRE(reply.attachments.size() == 1);
    CHECK_THAT(reply.attachments[0].pretext, Contains("INC-1") && Contains("50% of \\*orders\\* lost 🔥"));
    CHECK_THAT(reply.attachments[0].fields.back().value, Contains(":white_check_mark: `0 0` Page on\\-call") ||
                                                             Contains(":white_check_mark: `0 0` Page on-call"));
}

TEST_CASE("in a channel without an incident the person is told where to go", "[commands]")
{
    EngineScene scene;
    for (const char* text : {"end", "restart", "check 0 0", "stage next", "commander", "info"})
        CHECK(scene.type(scene.ada, scene.town, text).text == wording::only_in_incident_channel());
}

TEST_CASE("anything else gets the list of what there is", "[commands][help]")
{
    EngineScene scene;
    CHECK_THAT(scene.type(scene.ada, scene.town, "").text, Contains("/incident start"));
    CHECK_THAT(scene.type(scene.ada, scene.town, "help").text, Contains("/incident restart"));
    CHECK_THAT(scene.type(scene.ada, scene.town, "`explode` now").text,
               Contains("`explode`") && Contains("/incident start"));
}

TEST_CASE("while the chat server does not answer, the person gets a plain sentence and nothing is changed",
          "[commands]")
{
    EngineScene scene;
    scene.chat.fail_once("open_dialog", fail(Fault::Unavailable, "timed out"));
    CHECK_THAT(scene.type(scene.ada, scene.town, "start").text, Contains("nothing was changed"));
    scene.store.refuse_with(fail(Fault::Unavailable, "the disk is full"));
    CHECK_THAT(scene.wait(scene.commands.run({scene.ada, scene.sre, scene.town, "start", "t", "r"})).text,
               Contains("try again"));
}

TEST_CASE("help, usage and the completion hint name the same subcommands", "[commands][grammar]")
{
    const std::string hint = commands::autocomplete_hint();
    const std::string help = commands::help();
    for (const auto& row : commands::subcommands()) {
        CHECK(commands::parse(std::string(row.word)).subcommand == &row);
        if (row.verb == commands::Verb::Test) continue; // named only where it is switched on
        CHECK_THAT(hint, Contains(std::string(row.word)));
        CHECK_THAT(help, Contains("/incident " + std::string(row.word)));
    }
}
