// What every store promises about incidents.
#include "tests/store/stores.hpp"

using namespace muster;
using namespace muster::test;

TEMPLATE_TEST_CASE("a created incident is found as it was recorded", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const Incident incident = an_incident()
                                  .named("Störung 100% _now_")
                                  .described("Nobody\ncan log in")
                                  .in_channel(named<ChannelId>("c1"))
                                  .from_playbook(named<PlaybookId>("outage"))
                                  .commanded_by(named<UserId>("ben"))
                                  .private_to_members()
                                  .with_stage("Triage", {"Page on-call", "Open bridge"})
                                  .with_stage("Empty")
                                  .with_stage("Repair", {"Roll back"});

    const Incident recorded = created(f, incident);

    Incident expected = incident;
    expected.number = recorded.number;
    expected.revision = 1;
    CHECK(recorded == expected);
    CHECK(f.run(f.incidents().by_id(incident.id)).value() == expected);
    CHECK(f.run(f.incidents().by_channel(named<ChannelId>("c1"))).value() == expected);
}

TEMPLATE_TEST_CASE("an incident that nobody recorded is not found", "[store]", InMemory, OnSqlite)
{
    TestType f;
    created(f, an_incident());

    const auto id = named<IncidentId>("nobody");
    CHECK(f.run(f.incidents().by_id(id)).error().fault() == Fault::NotFound);
    CHECK(f.run(f.incidents().by_channel(named<ChannelId>("nowhere"))).error().fault() == Fault::NotFound);
    CHECK(f.run(f.incidents().timeline(id)).error().fault() == Fault::NotFound);
    CHECK(f.run(f.incidents().change(id, f.now_by("ada"), tick(f.now_by("ada")))).error().fault() == Fault::NotFound);
}

TEMPLATE_TEST_CASE("an incident without a channel is not found by an empty one", "[store]", InMemory, OnSqlite)
{
    TestType f;
    created(f, an_incident());

    CHECK(f.run(f.incidents().by_channel(ChannelId())).error().fault() == Fault::NotFound);
}

TEMPLATE_TEST_CASE("incidents are numbered by team", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const auto ops = named<TeamId>("ops");

    CHECK(created(f, an_incident()).number == 1);
    CHECK(created(f, an_incident()).number == 2);
    CHECK(created(f, an_incident().in_team(ops)).number == 1);
    CHECK(created(f, an_incident()).number == 3);
}

TEMPLATE_TEST_CASE("a private incident takes no number from the public ones", "[store]", InMemory, OnSqlite)
{
    TestType f;
    Incident first = an_incident().private_to_members();
    Incident second = an_incident().private_to_members();
    first.id = named<IncidentId>("first");
    second.id = named<IncidentId>("second");

    CHECK(created(f, an_incident()).number == 1);
    const std::int64_t number = created(f, first).number;
    CHECK(number >= 1'000'000);
    CHECK(created(f, second).number != number + 1);
    CHECK(created(f, an_incident()).number == 2);
    CHECK(created(f, first).number == number);
}

TEMPLATE_TEST_CASE("a repeated order starts one incident", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const Incident incident = an_incident().with_stage("Triage", {"Page on-call"});
    const Incident first = created(f, incident);

    Incident again = incident;
    again.name = "Another name";
    const Incident second = created(f, again);

    CHECK(second == first);
    CHECK(f.run(f.incidents().timeline(incident.id))->size() == 1);
    CHECK(f.run(f.outbox().waiting(incident.id, Receiver::Chat, 10))->size() == 2);
    CHECK(created(f, an_incident()).number == 2);
}

TEMPLATE_TEST_CASE("a change is there for whoever looks next", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const Incident incident = created(f, an_incident().with_stage("Triage", {"Page on-call", "Open bridge"}));
    f.clock.advance(std::chrono::minutes(5));
    const Change change = f.now_by("ben");

    const Incident after = f.run(f.incidents().change(incident.id, change, tick(change, {0, 1}))).value();

    CHECK(after.revision == 2);
    CHECK(after.stages[0].tasks[0] == incident.stages[0].tasks[0]);
    CHECK(after.stages[0].tasks[1].state == TaskState::Closed);
    CHECK(after.stages[0].tasks[1].state_modified_at == change.at);
    CHECK(after.stages[0].tasks[1].state_modified_by == change.actor);
    CHECK(f.run(f.incidents().by_id(incident.id)).value() == after);
}

TEMPLATE_TEST_CASE("a change of every fact is kept", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const Incident incident = created(f, an_incident().with_stage("Triage", {"Page on-call"}).with_stage("Repair"));
    const Change change = f.now_by("ada");

    const Decide decide = [&](Incident& i) -> Result<EventBodies> {
        i.channel = named<ChannelId>("c1");
        i.channel_name = "database-down-2";
        i.channel_titles = {"Database down", "Database \"up\""};
        i.channel_state = ChannelState::Archived;
        i.is_public = false;
        i.name = "Database up";
        i.description = "It came back";
        i.commander = named<UserId>("cleo");
        i.ended_at = change.at;
        i.active_stage = 1;
        return EventBodies{IncidentEnded{}};
    };
    const Incident after = f.run(f.incidents().change(incident.id, change, decide)).value();

    CHECK(after.commander == named<UserId>("cleo"));
    CHECK(f.run(f.incidents().by_id(incident.id)).value() == after);
}

TEMPLATE_TEST_CASE("stages and tasks that are added, moved, renamed and removed are kept so", "[store]", InMemory,
                   OnSqlite)
{
    TestType f;
    const Incident incident = created(
        f, an_incident().with_stage("Triage", {"A", "B", "C"}).with_stage("Repair", {"D"}).with_stage("Gone", {"E"}));

    const Decide decide = [](Incident& i) -> Result<EventBodies> {
        Stage added;
        added.id = named<StageId>("added");
        added.title = "Added";
        added.tasks.push_back(i.stages[0].tasks[1]); // moved to another stage
        i.stages[0].tasks.erase(i.stages[0].tasks.begin() + 1);
        i.stages[1].title = "Renamed";
        i.stages[1].tasks[0].assignee = named<UserId>("ben");
        i.stages.pop_back();
        i.stages.insert(i.stages.begin(), added);
        Task task;
        task.id = named<TaskId>("task");
        task.title = "New";
        task.state = TaskState::InProgress;
        i.stages[2].tasks.push_back(task);
        return EventBodies{IncidentEnded{}};
    };
    const Incident after = f.run(f.incidents().change(incident.id, f.now_by("ada"), decide)).value();

    REQUIRE(after.stages.size() == 3);
    CHECK(f.run(f.incidents().by_id(incident.id)).value() == after);
}

TEMPLATE_TEST_CASE("a refused change leaves everything as it was", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const Incident incident = created(f, an_incident().with_stage("Triage", {"Page on-call"}));

    const Decide decide = [](Incident& i) -> Result<EventBodies> {
        i.name = "Half changed";
        return fail(Fault::Conflict, "no", "why");
    };
    const Failure failure = f.run(f.incidents().change(incident.id, f.now_by("ada"), decide)).error();

    CHECK(failure.fault() == Fault::Conflict);
    CHECK(failure.detail() == "no");
    CHECK(failure.field() == "why");
    CHECK(f.run(f.incidents().by_id(incident.id)).value() == incident);
    CHECK(f.run(f.incidents().change(incident.id, f.now_by("ada"), tick(f.now_by("ada"))))->name == incident.name);
}

TEMPLATE_TEST_CASE("a change that says nothing writes nothing", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const Incident incident = created(f, an_incident().with_stage("Triage", {"Page on-call"}));

    const Decide decide = [](Incident& i) -> Result<EventBodies> {
        i.name = "Changed without an event";
        return EventBodies{};
    };
    CHECK(f.run(f.incidents().change(incident.id, f.now_by("ada"), decide)).value() == incident);
    CHECK(f.run(f.incidents().by_id(incident.id)).value() == incident);
    CHECK(f.run(f.incidents().timeline(incident.id))->size() == 1);
}

TEMPLATE_TEST_CASE("a channel belongs to one incident", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const auto channel = named<ChannelId>("c1");
    created(f, an_incident().in_channel(channel));
    const Incident other = created(f, an_incident());

    const Decide decide = [&](Incident& i) { return open_channel(i, channel, "database-down"); };
    const auto refused = f.run(f.incidents().change(other.id, f.now_by("ada"), decide));

    REQUIRE(refused.has_error());
    CHECK(refused.error().fault() == Fault::Conflict);
    CHECK(f.run(f.incidents().by_id(other.id)).value() == other);
}

TEMPLATE_TEST_CASE("the timeline tells every event in order, as it was", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const Incident incident = created(f, an_incident().with_stage("Triage", {"Page on-call"}));
    f.clock.advance(std::chrono::seconds(1));
    const Change change = f.now_by("ben");
    const Decide two_at_once = [&](Incident& i) -> Result<EventBodies> {
        EventBodies bodies = end(i, change.at).value();
        bodies.emplace_back(IncidentRestarted{change.at});
        i.ended_at.reset();
        return bodies;
    };
    REQUIRE(f.run(f.incidents().change(incident.id, change, tick(change))).has_value());
    REQUIRE(f.run(f.incidents().change(incident.id, change, two_at_once)).has_value());

    const auto events = f.run(f.incidents().timeline(incident.id)).value();

    REQUIRE(events.size() == 4);
    CHECK(events[0].body == EventBody{started(incident)});
    CHECK(events[0].actor == incident.reporter);
    CHECK(events[0].revision == 1);
    const Task& task = incident.stages[0].tasks[0];
    CHECK(events[1].body == EventBody{TaskStateModified{task.id, "Page on-call", TaskState::Open, TaskState::Closed}});
    CHECK(events[1].actor == change.actor);
    CHECK(events[1].at == change.at);
    CHECK(events[1].revision == 2);
    CHECK(events[1].incident == incident.id);
    CHECK(events[2].body == EventBody{IncidentEnded{}});
    CHECK(events[3].body == EventBody{IncidentRestarted{change.at}});
    CHECK(events[3].revision == 3);
    CHECK(is_id(events[3].id.str()));
    CHECK(events[3].id != events[2].id);
}
