// /incident checkadd, checkremove, assign, skip and due.
#include "tests/support/catch_result.hpp"
#include "tests/support/engine_scene.hpp"

using namespace muster;
using namespace std::chrono_literals;
using namespace muster::test;
using Catch::Matchers::Contains;

namespace
{

class TypedScene : public EngineScene
{
public:
    TypedScene() { chat.join(incident.channel, ben); }

    /// What the person is told; empty where the channel says it all.
    std::string typed(std::string text) { return type(ada, incident.channel, std::move(text)).text; }
    [[nodiscard]] std::string last_post() { return chat.messages_in(incident.channel).back(); }
    [[nodiscard]] Task task(std::size_t stage, std::size_t at)
    {
        return now(incident.id).stages.at(stage).tasks.at(at);
    }

    Incident incident = start(ada, "Checkout down");
};

} // namespace

TEST_CASE("checkadd with words adds a task at the end of the stage", "[commands][tasks]")
{
    TypedScene scene;
    CHECK(scene.typed("checkadd 1 Look at  the graphs").empty());
    CHECK(scene.task(1, 1).title == "Look at the graphs");
    CHECK(scene.last_post() == "ada added the task **Look at the graphs** to stage **Fix**.");
}

TEST_CASE("checkadd without words asks for the task in a form, and a form that is sent twice adds one",
          "[commands][tasks]")
{
    TypedScene scene;
    CHECK(scene.typed("checkadd 1").empty());
    CHECK(scene.chat.dialogs().back().title == "Add new task");

    const std::map<std::string, std::string> values{{"name", "Look"}, {"description", "at **all** graphs"}};
    CHECK(scene.submit(scene.ada, values) == dialogs::Verdict{});
    CHECK(scene.submit(scene.ada, values) == dialogs::Verdict{});
    CHECK(scene.now(scene.incident.id).stages[1].tasks.size() == 2);
    CHECK(scene.task(1, 1).description == "at **all** graphs");
}

TEST_CASE("the form of a new task says what is wrong under its field, and of a stage that is gone", "[commands][tasks]")
{
    TypedScene scene;
    scene.typed("checkadd 1");
    CHECK_THAT(scene.submit(scene.ada, {{"name", " "}}).field_errors.at("name"), Contains("1 to 256"));
    const StageRef fix = scene.incident.stages[1].id;
    REQUIRE(scene.wait(scene.use_cases.edit_stages.remove(scene.incident.id, usecases::Asker(scene.ben), fix)));
    CHECK(scene.submit(scene.ada, {{"name", "Look"}}).error == "That stage is not in the incident any more.");
}

TEST_CASE("checkremove removes the task that was named", "[commands][tasks]")
{
    TypedScene scene;
    CHECK(scene.typed("checkremove 0 0").empty());
    CHECK(scene.task(0, 0).title == "Open bridge");
    CHECK(scene.last_post() == "ada removed the task **Page on-call** from stage **Triage**.");
}

TEST_CASE("assign gives a task to who types, to somebody, and to nobody", "[commands][tasks]")
{
    TypedScene scene;
    CHECK(scene.typed("assign 0 0").empty());
    CHECK(scene.task(0, 0).assignee == scene.ada);
    CHECK(scene.typed("assign 0 0 @BEN").empty());
    CHECK(scene.task(0, 0).assignee == scene.ben);
    CHECK(scene.typed("assign 0 0 nobody").empty());
    CHECK(scene.task(0, 0).assignee.empty());
    CHECK(scene.typed("assign 0 0 nobody") == "That is so already: nothing was changed.");
}

TEST_CASE("assign never seems to succeed for somebody who cannot have the task", "[commands][tasks][defect]")
{
    TypedScene scene;
    CHECK(scene.typed("assign 0 0 @nobody-here") == "There is no user `nobody-here`.");
    CHECK_THAT(scene.typed("assign 0 0 cleo"), Contains("**@cleo** cannot have a task: add them"));
    CHECK_THAT(scene.typed("assign 0 0 @muster"), Contains("cannot have a task"));
    CHECK(scene.task(0, 0).assignee.empty());
}

TEST_CASE("skip settles a task without doing it", "[commands][tasks]")
{
    TypedScene scene;
    CHECK(scene.typed("skip 0 1").empty());
    CHECK(scene.task(0, 1).state == TaskState::Skipped);
    CHECK(scene.typed("skip 0 1") == "That is so already: nothing was changed.");
}

TEST_CASE("due says by when a task is to be done, counted from now", "[commands][tasks]")
{
    TypedScene scene;
    CHECK(scene.typed("due 0 0 30m").empty());
    CHECK(scene.task(0, 0).due_at == scene.clock.now() + 30min);
    CHECK(scene.last_post() == "ada made the task **Page on-call** due in 30 min.");
    CHECK(scene.typed("due 0 0 2H").empty());
    CHECK(scene.task(0, 0).due_at == scene.clock.now() + 2h);
    CHECK(scene.typed("due 0 0 1d").empty());
    CHECK(scene.task(0, 0).due_at == scene.clock.now() + 24h);
    CHECK(scene.typed("due 0 0 none").empty());
    CHECK(scene.task(0, 0).due_at == Instant{});
}

TEST_CASE("a time that is none is refused in one line", "[commands][tasks]")
{
    TypedScene scene;
    const std::string word = GENERATE("soon", "0m", "-5m", "30", "m", "5w", "367d", "99999999999999999999m", "1.5h");
    CHECK_THAT(scene.typed("due 0 0 " + word), Contains("is no time from now"));
    CHECK(scene.task(0, 0).due_at == Instant{});
}

TEST_CASE("negative and huge numbers never crash a command: the one that is wrong is named",
          "[commands][tasks][defect]")
{
    TypedScene scene;
    const std::string verb = GENERATE("checkremove", "skip", "assign");
    CHECK(scene.typed(verb + " -1 0") ==
          "The stage must be a number, counted from 0, and `-1` is none. `/incident info` shows the numbers.");
    CHECK_THAT(scene.typed(verb + " 0 -1"), Contains("The task must be a number"));
    CHECK_THAT(scene.typed(verb + " 9 0"), Contains("There is no stage `9`"));
    CHECK_THAT(scene.typed(verb + " 0 9"), Contains("There is no task `9` in stage **Triage**"));
    CHECK_THAT(scene.typed(verb + " 18446744073709551615 0"), Contains("There is no stage"));
    CHECK_THAT(scene.typed("checkadd -1 x"), Contains("The stage must be a number"));
    CHECK_THAT(scene.typed("checkadd 9 x"), Contains("There is no stage `9`"));
    CHECK_THAT(scene.typed("checkadd 9"), Contains("There is no stage `9`"));
    CHECK_THAT(scene.typed("checkadd 0 " + std::string(300, 'x')), Contains("1 to 256 characters"));
    CHECK(scene.now(scene.incident.id) == scene.incident);
}

TEST_CASE("the new commands work in an incident channel only", "[commands][tasks]")
{
    TypedScene scene;
    CHECK_THAT(scene.type(scene.ada, scene.town, "skip 0 0").text, Contains("incident channel only"));
}
