#include "plugin/domain/checklist.hpp"

#include "plugin/domain/incident.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/catch_result.hpp"

using namespace muster;
using test::an_incident;

namespace
{

const UserId kAda("ada");
const Instant kNow = from_millis(1'000);

} // namespace

TEST_CASE("checking a task off says which task and what it was before", "[domain][checklist]")
{
    Incident incident = an_incident().with_stage("Triage", {"Page on-call", "50% done & *bold* 🔥"});

    const auto events = set_task_state(incident, TaskPosition{0, 1}, TaskState::Closed, kAda, kNow);

    REQUIRE(events);
    REQUIRE(events->size() == 1);
    const auto& modified = std::get<TaskStateModified>(events->front());
    CHECK(modified.title == "50% done & *bold* 🔥");
    CHECK(modified.before == TaskState::Open);
    CHECK(modified.after == TaskState::Closed);
    const Task& task = incident.stages[0].tasks[1];
    CHECK(task.state == TaskState::Closed);
    CHECK(task.state_modified_at == kNow);
    CHECK(task.state_modified_by == kAda);
}

TEST_CASE("ticking a closed task again changes nothing", "[domain][checklist]")
{
    Incident incident = an_incident().with_stage("Triage", {"Page on-call"});
    REQUIRE(set_task_state(incident, TaskPosition{0, 0}, TaskState::Closed, kAda, kNow));
    const Incident before = incident;

    const auto again =
        set_task_state(incident, TaskPosition{0, 0}, TaskState::Closed, UserId("ben"), from_millis(9'000));

    REQUIRE(again);
    CHECK(again->empty());
    CHECK(incident == before);
}

TEST_CASE("a position out of range is refused by the number that is wrong", "[domain][checklist]")
{
    Incident incident = an_incident().with_stage("Triage", {"Page on-call"});
    CHECK(set_task_state(incident, TaskPosition{1, 0}, TaskState::Closed, kAda, kNow).error().field() == "stage");
    CHECK(set_task_state(incident, TaskPosition{0, 1}, TaskState::Closed, kAda, kNow).error().field() == "task");
}

TEST_CASE("a task is found by its id wherever it stands", "[domain][checklist]")
{
    Incident incident = an_incident().with_stage("Triage", {"Page on-call"}).with_stage("Fix", {"Roll back"});
    const TaskId roll_back = incident.stages[1].tasks[0].id;

    REQUIRE(set_task_state(incident, roll_back, TaskState::InProgress, kAda, kNow));
    CHECK(incident.stages[1].tasks[0].state == TaskState::InProgress);
    CHECK(set_task_state(incident, TaskId("gone"), TaskState::Closed, kAda, kNow).error().fault() == Fault::NotFound);
}

TEST_CASE("tasks of an ended incident can still be tidied up", "[domain][checklist]")
{
    Incident incident = an_incident().ended_at(kNow).with_stage("Triage", {"Page on-call"});
    CHECK(set_task_state(incident, TaskPosition{0, 0}, TaskState::Closed, kAda, kNow));
}

TEST_CASE("a task in progress is not waiting for anybody", "[domain][checklist]")
{
    Incident incident = an_incident().with_stage("Triage", {"a", "b", "c"});
    incident.stages[0].tasks[0].state = TaskState::Closed;
    incident.stages[0].tasks[1].state = TaskState::InProgress;
    CHECK(open_tasks(incident.stages[0]) == 1);
}

TEST_CASE("a toggle closes an open task and opens any other", "[domain][checklist]")
{
    CHECK(toggled(TaskState::Open) == TaskState::Closed);
    CHECK(toggled(TaskState::Closed) == TaskState::Open);
    CHECK(toggled(TaskState::InProgress) == TaskState::Open);
}
