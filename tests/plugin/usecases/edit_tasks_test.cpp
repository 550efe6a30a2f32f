// Tasks and stages edited in a running incident: who may, what the channel hears, who is told alone.
#include "plugin/usecases/timers/fire_timer.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/engine_scene.hpp"

using namespace muster;
using namespace std::chrono_literals;
using namespace muster::test;

namespace
{

class TaskScene : public EngineScene
{
public:
    TaskScene() { chat.join(incident.channel, ben); }

    [[nodiscard]] Incident current() { return now(incident.id); }

    Result<Incident> edit(const UserId& user, const TaskEdit& wanted)
    {
        const TaskRef task = page;
        const Result<Incident> done = wait(use_cases.edit_tasks.edit(incident.id, usecases::Asker(user), task, wanted));
        deliver();
        return done;
    }

    Result<Incident> give(const UserId& by, const UserId& to)
    {
        TaskEdit wanted;
        wanted.assignee = to;
        return edit(by, wanted);
    }

    [[nodiscard]] const Task& task() { return *find_task(seen = current(), page); }
    [[nodiscard]] std::vector<std::string> told(const UserId& user)
    {
        return chat.messages_in(FakeChat::direct_channel_with(user));
    }
    [[nodiscard]] std::string last_post() { return chat.messages_in(incident.channel).back(); }

    Incident incident = start(ada, "Checkout down");
    TaskId page = incident.stages[0].tasks[0].id;
    Incident seen;
};

std::vector<std::string> titles(const Stage& stage)
{
    std::vector<std::string> all;
    for (const Task& task : stage.tasks) all.push_back(task.title);
    return all;
}

} // namespace

TEST_CASE("who is given a task is told alone, once, and mentioned in the channel", "[engine][tasks]")
{
    TaskScene scene;

    REQUIRE(scene.give(scene.ada, scene.ben));

    CHECK(scene.last_post() == "ada gave the task **Page on-call** to @ben.");
    CHECK(
        scene.told(scene.ben) ==
        std::vector<std::string>{"ada gave you the task **Page on-call** in INC-1 **Checkout down**: ~checkout-down."});
    REQUIRE(scene.give(scene.ada, scene.ben));
    scene.deliver();
    CHECK(scene.told(scene.ben).size() == 1);
}

TEST_CASE("who takes a task on or gives it back gets no message", "[engine][tasks]")
{
    TaskScene scene;
    REQUIRE(scene.give(scene.ben, scene.ben));
    CHECK(scene.last_post() == "ben took on the task **Page on-call**.");
    REQUIRE(scene.give(scene.ada, UserId()));
    CHECK(scene.told(scene.ben).empty());
    CHECK(scene.task().assignee.empty());
}

TEST_CASE("an unknown assignee never succeeds silently", "[engine][tasks][defect]")
{
    TaskScene scene;
    const Result<Incident> given = scene.give(scene.ada, named<UserId>("nobody"));
    REQUIRE_FALSE(given);
    CHECK(given.error().fault() == Fault::Invalid);
    CHECK(given.error().field() == "assignee");
    CHECK(scene.task().assignee.empty());
}

TEST_CASE("a task is given only to people who are in the incident channel", "[engine][tasks]")
{
    TaskScene scene;
    const UserId dora = scene.chat.add_user("dora", scene.sre);
    SECTION("not to somebody outside") {}
    SECTION("not to a bot")
    {
        scene.chat.join(scene.incident.channel, dora);
        scene.chat.make_bot(dora);
    }
    SECTION("not to a deactivated account")
    {
        scene.chat.join(scene.incident.channel, dora);
        scene.chat.deactivate(dora);
    }
    CHECK(scene.give(scene.ada, dora).error().field() == "assignee");
    CHECK(scene.told(dora).empty());
}

TEST_CASE("a task stays with somebody who left when it is given to them again", "[engine][tasks]")
{
    TaskScene scene;
    REQUIRE(scene.give(scene.ada, scene.ben));
    scene.chat.leave(scene.incident.channel, scene.ben);
    CHECK(scene.give(scene.ada, scene.ben));
}

TEST_CASE("who may not edit the incident learns nothing of who is in it", "[engine][tasks]")
{
    TaskScene scene;
    const Result<Incident> inside = scene.give(scene.cleo, scene.ben);
    const Result<Incident> outside = scene.give(scene.cleo, named<UserId>("nobody"));
    CHECK(inside.error().fault() == Fault::Forbidden);
    CHECK(outside.error().detail() == inside.error().detail());
    CHECK(outside.error().field() == inside.error().field());
}

TEST_CASE("a message that cannot be sent for now is sent later, and only once", "[engine][tasks]")
{
    TaskScene scene;
    scene.chat.fail_once("direct_channel", fail(Fault::Unavailable, "away"));
    REQUIRE(scene.give(scene.ada, scene.ben));
    CHECK(scene.told(scene.ben).empty());
    scene.deliver();
    CHECK(scene.told(scene.ben).size() == 1);
}

TEST_CASE("a person whom the bot may not write to holds up nothing", "[engine][tasks]")
{
    TaskScene scene;
    scene.chat.fail_once("direct_channel", fail(Fault::Forbidden, "not with strangers"));
    REQUIRE(scene.give(scene.ada, scene.ben));
    REQUIRE(scene.give(scene.ada, UserId()));
    CHECK(scene.last_post() == "ada took the task **Page on-call** from ben.");
}

TEST_CASE("nobody is told late of a task that is not theirs any more", "[engine][tasks]")
{
    TaskScene scene;
    scene.chat.fail_once("direct_channel", fail(Fault::Unavailable, "away"));
    REQUIRE(scene.give(scene.ada, scene.ben));
    TaskEdit back;
    back.assignee = UserId();
    const TaskRef task = scene.page;
    REQUIRE(scene.wait(scene.use_cases.edit_tasks.edit(scene.incident.id, usecases::Asker(scene.ada), task, back)));
    scene.deliver();
    CHECK(scene.told(scene.ben).empty());
}

TEST_CASE("a due task is announced once, to who has it", "[engine][tasks]")
{
    TaskScene scene;
    REQUIRE(scene.give(scene.ada, scene.ben));
    TaskEdit wanted;
    wanted.due_at = scene.clock.now() + 30min;
    REQUIRE(scene.edit(scene.ada, wanted));
    CHECK(scene.last_post() == "ada made the task **Page on-call** due in 30 min.");
    CHECK(scene.wait(scene.store.earliest()).value() == scene.clock.now() + 30min);

    const usecases::FireTimer fire{scene.use_cases};
    scene.clock.advance(30min);
    const std::vector<Timer> due = scene.wait(scene.store.due(scene.clock.now())).value();
    REQUIRE(due.size() == 1);
    REQUIRE(scene.wait(fire.run(due[0])));
    REQUIRE(scene.wait(fire.run(due[0])));
    scene.deliver();

    CHECK(scene.last_post() == "@ben :alarm_clock: The task **Page on-call** is due.");
    const std::vector<std::string> posts = scene.chat.messages_in(scene.incident.channel);
    CHECK(std::count(posts.begin(), posts.end(), scene.last_post()) == 1);
    CHECK_FALSE(scene.wait(scene.store.earliest()).value());
}

TEST_CASE("the timer of an incident or a task that is gone fires into nothing", "[engine][tasks]")
{
    TaskScene scene;
    const usecases::FireTimer fire{scene.use_cases};
    const std::size_t posts = scene.chat.posts().size();
    const Timer of_task{scene.incident.id, "task:gone", scene.clock.now()};
    const Timer of_incident{IncidentId("gone"), "task:gone", scene.clock.now()};
    CHECK(scene.wait(fire.run(of_task)));
    CHECK(scene.wait(fire.run(of_incident)));
    scene.deliver();
    CHECK(scene.chat.posts().size() == posts);
}

TEST_CASE("tasks and stages are added, moved and removed in a running incident, and the channel hears of each",
          "[engine][tasks]")
{
    TaskScene scene;
    const auto& tasks = scene.use_cases.edit_tasks;
    const auto& stages = scene.use_cases.edit_stages;
    const IncidentId id = scene.incident.id;
    const usecases::Asker ben(scene.ben);

    const Incident with_stage = scene.wait(stages.add(id, ben, "Communicate", 1)).value();
    const StageRef communicate = with_stage.stages[1].id;
    NewTask telling;
    telling.title = "Tell support";
    REQUIRE(scene.wait(tasks.add(id, ben, communicate, telling, {})));
    TaskEdit moving;
    moving.stage = communicate;
    const TaskRef page = scene.page;
    REQUIRE(scene.wait(tasks.edit(id, ben, page, moving)));
    StageEdit last;
    last.position = 3;
    REQUIRE(scene.wait(stages.edit(id, ben, communicate, last)));
    const StageRef first = std::int64_t{0};
    REQUIRE(scene.wait(stages.remove(id, ben, first)));
    scene.deliver();

    const Incident current = scene.current();
    CHECK(current.stages.size() == 3);
    CHECK(titles(current.stages[2]) == std::vector<std::string>{"Tell support", "Page on-call"});
    const std::vector<std::string> posts = scene.chat.messages_in(scene.incident.channel);
    const std::vector<std::string> heard(posts.end() - 6, posts.end());
    CHECK(heard[0] == "ben added the stage **Communicate**.");
    CHECK(heard[1] == "ben added the task **Tell support** to stage **Communicate**.");
    CHECK(heard[2] == "ben moved the task **Page on-call** from stage **Triage** to stage **Communicate**.");
    CHECK(heard[3] == "ben moved the stage **Communicate**.");
    CHECK(heard[4].find("**Fix**") != std::string::npos);
    CHECK(heard[5] == "ben removed the stage **Triage** with its task.");
}

TEST_CASE("a click on a task after a reorder never lands on another task", "[engine][tasks][defect]")
{
    TaskScene scene;
    TaskEdit down;
    down.position = 1;
    REQUIRE(scene.edit(scene.ben, down));

    const dialogs::Click click{scene.ada, "signed:check " + scene.incident.id.str(), scene.page.str()};
    CHECK(scene.wait(scene.buttons.press(click)).empty());

    CHECK(scene.task().state == TaskState::Closed);
    CHECK(scene.current().stages[0].tasks[0].state == TaskState::Open);
}
