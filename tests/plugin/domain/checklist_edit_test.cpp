#include "plugin/domain/checklist_edit.hpp"

#include "plugin/domain/incident.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/catch_result.hpp"

#include <limits>

using namespace muster;
using namespace std::chrono_literals;
using test::an_incident;
using test::named;

namespace
{

const UserId kAda = named<UserId>("ada");
const UserId kBen = named<UserId>("ben");
const Instant kNow = from_millis(1'700'000'000'000);

Incident two_stages()
{
    return an_incident().with_stage("Triage", {"Page on-call", "Open bridge"}).with_stage("Fix", {"Roll back"});
}

NewTask a_task(std::string title, std::string command = {})
{
    return NewTask{named<TaskId>("new"), std::move(title), "why", std::move(command)};
}

std::vector<std::string> titles(const Stage& stage)
{
    std::vector<std::string> all;
    for (const Task& task : stage.tasks) all.push_back(task.title);
    return all;
}

TaskId id_of(const Incident& incident, std::size_t stage, std::size_t task)
{
    return incident.stages[stage].tasks[task].id;
}

template <class Event> Event only(const Result<EventBodies>& events)
{
    REQUIRE(events);
    REQUIRE(events->size() == 1);
    REQUIRE(std::holds_alternative<Event>(events->front()));
    return std::get<Event>(events->front());
}

TaskEdit moving_to(StageRef stage, std::optional<std::int64_t> position = {})
{
    TaskEdit edit;
    edit.stage = std::move(stage);
    edit.position = position;
    return edit;
}

TaskEdit moving_to(std::int64_t position)
{
    TaskEdit edit;
    edit.position = position;
    return edit;
}

TaskEdit giving_to(const UserId& user)
{
    TaskEdit edit;
    edit.assignee = user;
    return edit;
}

TaskEdit due(Instant at)
{
    TaskEdit edit;
    edit.due_at = at;
    return edit;
}

} // namespace

TEST_CASE("a task is added last, or where it is wanted", "[domain][checklist]")
{
    Incident incident = two_stages();

    const auto added =
        only<TaskAdded>(add_task(incident, std::int64_t{0}, a_task("  Look at the graphs ", " /graph ")));
    CHECK(added.title == "Look at the graphs");
    CHECK(added.stage_title == "Triage");
    CHECK(titles(incident.stages[0]) == std::vector<std::string>{"Page on-call", "Open bridge", "Look at the graphs"});
    CHECK(incident.stages[0].tasks[2].command == "/graph");
    CHECK(incident.stages[0].tasks[2].state == TaskState::Open);

    NewTask first = a_task("Breathe");
    first.id = named<TaskId>("first");
    REQUIRE(add_task(incident, incident.stages[0].id, first, 0));
    CHECK(incident.stages[0].tasks[0].title == "Breathe");
}

TEST_CASE("a task that is added twice is one task", "[domain][checklist]")
{
    Incident incident = two_stages();
    REQUIRE(add_task(incident, std::int64_t{0}, a_task("Look")));
    const Incident before = incident;
    CHECK(add_task(incident, std::int64_t{1}, a_task("Look again"))->empty());
    CHECK(incident == before);
}

TEST_CASE("what is written in a task has its limits, in code points", "[domain][checklist]")
{
    const auto text = [](const char* piece, std::size_t count) {
        std::string all;
        for (std::size_t i = 0; i < count; ++i) all += piece;
        return all;
    };
    CHECK(check_task_text(text("ü", kTaskTitleLongest), text("ü", kTaskDescriptionLongest), "/x"));
    CHECK(check_task_text("x", "", "/" + text("ü", kTaskCommandLongest - 1)));
    CHECK(check_task_text("", "", "").error().field() == "title");
    CHECK(check_task_text(" \n\t ", "", "").error().field() == "title");
    CHECK(check_task_text(text("ü", kTaskTitleLongest + 1), "", "").error().field() == "title");
    CHECK(check_task_text("x", text("x", kTaskDescriptionLongest + 1), "").error().field() == "description");
    CHECK(check_task_text("x", "", "/" + text("x", kTaskCommandLongest)).error().field() == "command");
    CHECK(check_task_text("x", "", "rm -rf").error().field() == "command");
}

TEST_CASE("a refused task leaves the incident as it was", "[domain][checklist]")
{
    Incident incident = two_stages();
    const Incident before = incident;
    CHECK(add_task(incident, std::int64_t{0}, a_task(" ")).error().field() == "title");
    CHECK(add_task(incident, std::int64_t{0}, a_task("x", "no command")).error().field() == "command");
    CHECK(add_task(incident, named<StageId>("gone"), a_task("x")).error().fault() == Fault::NotFound);
    CHECK(incident == before);
}

TEST_CASE("no negative and no huge position crashes anything: each is refused by its name", "[domain][checklist]")
{
    const auto position = GENERATE(std::int64_t{-1}, std::numeric_limits<std::int64_t>::min(), std::int64_t{3},
                                   std::numeric_limits<std::int64_t>::max());
    Incident incident = two_stages();
    const Incident before = incident;
    const TaskRef task = id_of(incident, 0, 0);

    CHECK(add_task(incident, position, a_task("x")).error().field() == "stage");
    CHECK(add_task(incident, std::int64_t{0}, a_task("x"), position).error().field() == "position");
    CHECK(edit_task(incident, task, moving_to(position), kAda, kNow).error().field() == "position");
    CHECK(edit_task(incident, task, moving_to(StageRef(position)), kAda, kNow).error().field() == "stage");
    CHECK(remove_task(incident, TaskPlace{position, 0}).error().field() == "stage");
    CHECK(remove_task(incident, TaskPlace{0, position}).error().field() == "task");
    CHECK(note_command_ran(incident, TaskPlace{0, position}, kAda, kNow).error().fault() == Fault::Invalid);
    CHECK(incident == before);
}

TEST_CASE("an incident has at most 500 tasks", "[domain][checklist]")
{
    Incident incident = two_stages();
    incident.stages[0].tasks.resize(kMostTasks - 1); // with the one in the other stage
    const auto refused = add_task(incident, std::int64_t{0}, a_task("one more"));
    CHECK(refused.error().fault() == Fault::Conflict);
    CHECK(refused.error().field() == "tasks");
}

TEST_CASE("a task is edited key by key, and the event keeps both titles", "[domain][checklist]")
{
    Incident incident = two_stages();
    TaskEdit edit;
    edit.title = " Call on-call ";
    const auto edited = only<TaskEdited>(edit_task(incident, TaskPlace{0, 0}, edit, kAda, kNow));
    CHECK(edited.title_before == "Page on-call");
    CHECK(edited.title == "Call on-call");

    TaskEdit describing;
    describing.description = "**now**";
    describing.command = "/page";
    REQUIRE(only<TaskEdited>(edit_task(incident, edited.task, describing, kAda, kNow)).title == "Call on-call");
    CHECK(incident.stages[0].tasks[0].description == "**now**");
    CHECK(incident.stages[0].tasks[0].command == "/page");

    CHECK(edit_task(incident, edited.task, describing, kAda, kNow)->empty());
    edit.title = "";
    CHECK(edit_task(incident, edited.task, edit, kAda, kNow).error().field() == "title");
}

TEST_CASE("a task that a playbook brought with a long text can still be ticked and moved", "[domain][checklist]")
{
    Incident incident = two_stages();
    incident.stages[0].tasks[0].title = std::string(kTaskTitleLongest + 50, 'x');
    CHECK(edit_task(incident, TaskPlace{0, 0}, moving_to(1), kAda, kNow));
    CHECK(edit_task(incident, TaskPlace{0, 1}, giving_to(kBen), kAda, kNow));
}

TEST_CASE("a task moves within its stage", "[domain][checklist]")
{
    Incident incident = an_incident().with_stage("Triage", {"a", "b", "c"});

    const auto moved = only<TaskMoved>(edit_task(incident, TaskPlace{0, 0}, moving_to(2), kAda, kNow));
    CHECK(moved.title == "a");
    CHECK(titles(incident.stages[0]) == std::vector<std::string>{"b", "c", "a"});
    REQUIRE(edit_task(incident, moved.task, moving_to(1), kAda, kNow));
    CHECK(titles(incident.stages[0]) == std::vector<std::string>{"b", "a", "c"});
    CHECK(edit_task(incident, moved.task, moving_to(1), kAda, kNow)->empty());
    CHECK(edit_task(incident, moved.task, moving_to(3), kAda, kNow).error().field() == "position");
}

TEST_CASE("a task moves to another stage as it is, last there or where it is wanted", "[domain][checklist]")
{
    Incident incident = two_stages();
    REQUIRE(set_task_state(incident, TaskPosition{0, 0}, TaskState::Closed, kAda, kNow));
    const Task task = incident.stages[0].tasks[0];
    const StageId fix = incident.stages[1].id;

    const auto moved = only<TaskMoved>(edit_task(incident, task.id, moving_to(fix), kAda, kNow));
    CHECK(moved.stage == fix);
    CHECK(moved.stage_title_before == "Triage");
    CHECK(moved.stage_title == "Fix");
    CHECK(titles(incident.stages[0]) == std::vector<std::string>{"Open bridge"});
    CHECK(incident.stages[1].tasks.back() == task);
    CHECK(edit_task(incident, task.id, moving_to(fix), kAda, kNow)->empty());

    REQUIRE(edit_task(incident, id_of(incident, 0, 0), moving_to(fix, 0), kAda, kNow));
    CHECK(titles(incident.stages[1]) == std::vector<std::string>{"Open bridge", "Roll back", "Page on-call"});
    CHECK(incident.stages[0].tasks.empty());
    REQUIRE(edit_task(incident, task.id, moving_to(std::int64_t{0}), kAda, kNow));
}

TEST_CASE("a tick after a reorder never lands on another task", "[domain][checklist]")
{
    Incident incident = an_incident().with_stage("Triage", {"a", "b"});
    const TaskId a = id_of(incident, 0, 0);
    REQUIRE(edit_task(incident, a, moving_to(1), kBen, kNow));

    REQUIRE(set_task_state(incident, a, TaskState::Closed, kAda, kNow));
    CHECK(incident.stages[0].tasks[0].state == TaskState::Open);
    CHECK(find_task(incident, a)->state == TaskState::Closed);
}

TEST_CASE("a removed task is gone, and what refers to it is refused", "[domain][checklist]")
{
    Incident incident = two_stages();
    const TaskId page = id_of(incident, 0, 0);

    const auto removed = only<TaskRemoved>(remove_task(incident, TaskPlace{0, 0}));
    CHECK(removed.title == "Page on-call");
    CHECK(removed.stage_title == "Triage");
    CHECK(find_task(incident, page) == nullptr);
    CHECK(remove_task(incident, page).error().fault() == Fault::NotFound);
    CHECK(edit_task(incident, page, due(kNow), kAda, kNow).error().field() == "task");
}

TEST_CASE("a task is given to somebody, handed on and taken back", "[domain][checklist]")
{
    Incident incident = two_stages();
    const TaskId page = id_of(incident, 0, 0);

    CHECK(only<AssigneeChanged>(edit_task(incident, page, giving_to(kAda), kBen, kNow)).after == kAda);
    CHECK(find_task(incident, page)->assignee_modified_at == kNow);
    CHECK(edit_task(incident, page, giving_to(kAda), kBen, kNow + 1s)->empty());
    const auto handed = only<AssigneeChanged>(edit_task(incident, page, giving_to(kBen), kBen, kNow));
    CHECK(handed.before == kAda);
    CHECK(handed.after == kBen);
    CHECK(only<AssigneeChanged>(edit_task(incident, page, giving_to(UserId()), kBen, kNow)).after.empty());
    CHECK(edit_task(incident, page, giving_to(UserId()), kBen, kNow)->empty());
}

TEST_CASE("a due time is set, changed and taken off, within reason", "[domain][checklist]")
{
    Incident incident = two_stages();
    const TaskId page = id_of(incident, 0, 0);

    CHECK(only<TaskDueChanged>(edit_task(incident, page, due(kNow + 30min), kAda, kNow)).after == kNow + 30min);
    CHECK(due_times(incident) == std::vector<Due>{{"task:" + page.str(), kNow + 30min}});
    CHECK(edit_task(incident, page, due(kNow + 30min), kAda, kNow)->empty());
    CHECK(edit_task(incident, page, due(from_millis(-1)), kAda, kNow).error().field() == "due_at");
    CHECK(edit_task(incident, page, due(kNow + kDueFarthest + 1ms), kAda, kNow).error().field() == "due_at");
    CHECK(edit_task(incident, page, due(Instant::max()), kAda, kNow).error().field() == "due_at");
    CHECK(only<TaskDueChanged>(edit_task(incident, page, due(Instant{}), kAda, kNow)).before == kNow + 30min);
    CHECK(due_times(incident).empty());
}

TEST_CASE("a task falls due once, and again after its time was changed", "[domain][checklist]")
{
    Incident incident = two_stages();
    const TaskId page = id_of(incident, 0, 0);
    REQUIRE(edit_task(incident, page, due(kNow + 1min), kAda, kNow));
    REQUIRE(edit_task(incident, page, giving_to(kBen), kAda, kNow));

    CHECK(task_fell_due(incident, page, kNow + 59s).empty());
    CHECK(only<TaskFellDue>(task_fell_due(incident, page, kNow + 1min)).assignee == kBen);
    CHECK(task_fell_due(incident, page, kNow + 2min).empty());
    CHECK(due_times(incident).empty());

    REQUIRE(edit_task(incident, page, due(kNow + 3min), kAda, kNow + 2min));
    CHECK(only<TaskFellDue>(task_fell_due(incident, page, kNow + 3min)).title == "Page on-call");
}

TEST_CASE("nobody is told of the due time of a task that is settled or gone, or of an ended incident",
          "[domain][checklist]")
{
    Incident incident = two_stages();
    const TaskId page = id_of(incident, 0, 0);
    REQUIRE(edit_task(incident, page, due(kNow), kAda, kNow));

    SECTION("closed") { REQUIRE(set_task_state(incident, page, TaskState::Closed, kAda, kNow)); }
    SECTION("skipped") { REQUIRE(set_task_state(incident, page, TaskState::Skipped, kAda, kNow)); }
    SECTION("gone") { REQUIRE(remove_task(incident, page)); }
    SECTION("without a time") { REQUIRE(edit_task(incident, page, due(Instant{}), kAda, kNow)); }
    SECTION("ended") { REQUIRE(end(incident, kNow)); }

    CHECK(task_fell_due(incident, page, kNow + 1h).empty());
    CHECK(due_times(incident).empty());
}

TEST_CASE("every run of a task's command is on record", "[domain][checklist]")
{
    Incident incident = two_stages();
    const TaskId page = id_of(incident, 0, 0);
    CHECK(note_command_ran(incident, page, kAda, kNow).error().field() == "command");

    TaskEdit edit;
    edit.command = "/page sre";
    REQUIRE(edit_task(incident, page, edit, kAda, kNow));
    CHECK(only<TaskCommandRan>(note_command_ran(incident, page, kAda, kNow)).command == "/page sre");
    CHECK(only<TaskCommandRan>(note_command_ran(incident, TaskPlace{0, 0}, kBen, kNow + 1s)).title == "Page on-call");
    CHECK(find_task(incident, page)->command_ran_at == kNow + 1s);
    CHECK(find_task(incident, page)->command_ran_by == kBen);
}

TEST_CASE("an edit of several things is done whole or not at all", "[domain][checklist]")
{
    Incident incident = two_stages();
    const TaskId page = id_of(incident, 0, 0);
    TaskEdit all;
    all.title = "Call";
    all.state = TaskState::InProgress;
    all.assignee = kBen;
    all.due_at = kNow + 1h;
    all.stage = incident.stages[1].id;
    all.position = 2;

    const Incident before = incident;
    CHECK(edit_task(incident, page, all, kAda, kNow).error().field() == "position");
    CHECK(incident == before);

    all.position = 0;
    const auto events = edit_task(incident, page, all, kAda, kNow);
    REQUIRE(events);
    CHECK(events->size() == 5);
    CHECK(std::get<AssigneeChanged>((*events)[1]).title == "Call");
    const Task& task = incident.stages[1].tasks[0];
    CHECK(task.id == page);
    CHECK(task.state == TaskState::InProgress);
    CHECK(task.state_modified_by == kAda);
    CHECK(task.assignee == kBen);
    CHECK(edit_task(incident, page, all, kAda, kNow)->empty());
}

TEST_CASE("tasks of an ended incident can still be put in order", "[domain][checklist]")
{
    Incident incident = an_incident().ended_at(kNow).with_stage("Triage", {"a", "b"});
    CHECK(add_task(incident, std::int64_t{0}, a_task("Write it up")));
    CHECK(edit_task(incident, TaskPlace{0, 0}, moving_to(1), kAda, kNow));
    CHECK(edit_task(incident, TaskPlace{0, 0}, giving_to(kBen), kAda, kNow));
    CHECK(remove_task(incident, TaskPlace{0, 0}));
}
