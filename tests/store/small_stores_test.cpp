// What every store promises about outbox rows, playbooks, timers and small facts.
#include "tests/store/stores.hpp"

using namespace muster;
using namespace muster::test;

TEMPLATE_TEST_CASE("what must follow an event waits in order, with the event", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const Incident incident = created(f, an_incident().with_stage("Triage", {"Page on-call"}));
    const Change change = f.now_by("ben");
    REQUIRE(f.run(f.incidents().change(incident.id, change, tick(change))).has_value());

    const auto rows = f.run(f.outbox().waiting(incident.id, Receiver::Chat, 10)).value();

    REQUIRE(rows.size() == 3);
    CHECK(rows[0].reaction == Reaction::OpenChannel);
    CHECK(rows[1].reaction == Reaction::PostToChannel);
    CHECK(rows[2].reaction == Reaction::PostToChannel);
    CHECK(rows[0].sequence < rows[1].sequence);
    CHECK(rows[1].sequence < rows[2].sequence);
    CHECK(rows[1].event.body == EventBody{started(incident)});
    CHECK(rows[2].event.id == f.run(f.incidents().timeline(incident.id))->at(1).id);
    CHECK(rows[2].event.actor == change.actor);
    CHECK(rows[2].event.revision == 2);
    CHECK(rows[2].attempts == 0);
    CHECK(rows[0].key() != rows[1].key());
    CHECK(f.run(f.outbox().waiting(incident.id, Receiver::Chat, 2))->size() == 2);
    CHECK(f.run(f.outbox().waiting(named<IncidentId>("other"), Receiver::Chat, 2))->empty());
}

TEMPLATE_TEST_CASE("a delivered row is gone, a failed one counted, a parked one out of the way", "[store]", InMemory,
                   OnSqlite)
{
    TestType f;
    const Incident incident = created(f, an_incident().with_stage("Triage", {"Page on-call"}));
    const Change change = f.now_by("ben");
    REQUIRE(f.run(f.incidents().change(incident.id, change, tick(change))).has_value());
    const auto rows = f.run(f.outbox().waiting(incident.id, Receiver::Chat, 10)).value();
    REQUIRE(rows.size() == 3);

    REQUIRE(f.run(f.outbox().delivered(rows[0], PostId())).has_value());
    REQUIRE(f.run(f.outbox().delivered(rows[0], PostId())).has_value());
    REQUIRE(f.run(f.outbox().park(rows[1].sequence, "the channel is gone")).has_value());
    REQUIRE(f.run(f.outbox().failed(rows[2].sequence, "timed out")).has_value());
    REQUIRE(f.run(f.outbox().failed(rows[2].sequence, "timed out again")).has_value());

    const auto left = f.run(f.outbox().waiting(incident.id, Receiver::Chat, 10)).value();
    REQUIRE(left.size() == 1);
    CHECK(left[0].sequence == rows[2].sequence);
    CHECK(left[0].attempts == 2);
    CHECK(left[0].last_fault == "timed out again");
    CHECK(f.run(f.outbox().parked_count()).value() == 1);
}

TEMPLATE_TEST_CASE("incidents with something waiting are known, the longest waiting first", "[store]", InMemory,
                   OnSqlite)
{
    TestType f;
    const Incident first = created(f, an_incident());
    const Incident second = created(f, an_incident());
    const Incident third = created(f, an_incident());
    for (const OutboxRow& row : f.run(f.outbox().waiting(second.id, Receiver::Chat, 10)).value())
        REQUIRE(f.run(f.outbox().park(row.sequence, "no")).has_value());

    CHECK(f.run(f.outbox().incidents_waiting(Receiver::Chat)).value() == std::vector{first.id, third.id});
}

TEMPLATE_TEST_CASE("what a webhook is to hear waits beside what the chat server is to have", "[store]", InMemory,
                   OnSqlite)
{
    TestType f;
    std::vector<Receiver> heard;
    f.outbox().on_commit([&heard](const IncidentId&, Receiver receiver) { heard.push_back(receiver); });
    Incident hooked = an_incident();
    hooked.settings.creation_webhook = {true, "https://hooks.example.com/created"};
    hooked.settings.update_webhook = {true, "https://hooks.example.com/updated"};
    const Incident incident = created(f, hooked);
    const Incident other = created(f, an_incident());
    const Decide open = [](Incident& i) { return open_channel(i, named<ChannelId>("c1"), "database-down"); };
    REQUIRE(f.run(f.incidents().change(incident.id, f.now_by("ada"), open)).has_value());
    const Decide update = [](Incident&) { return EventBodies{StatusUpdated()}; };
    REQUIRE(f.run(f.incidents().change(incident.id, f.now_by("ada"), update)).has_value());

    const auto rows = f.run(f.outbox().waiting(incident.id, Receiver::Webhook, 10)).value();
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].reaction == Reaction::CallWebhook);
    CHECK(std::holds_alternative<ChannelOpened>(rows[0].event.body));
    CHECK(std::holds_alternative<StatusUpdated>(rows[1].event.body));
    CHECK(f.run(f.outbox().waiting(incident.id, Receiver::Chat, 10))->size() == 5);
    CHECK(f.run(f.outbox().incidents_waiting(Receiver::Webhook)).value() == std::vector{incident.id});
    CHECK(f.run(f.outbox().incidents_waiting(Receiver::Chat)).value() == std::vector{incident.id, other.id});
    CHECK(heard == std::vector{Receiver::Chat, Receiver::Chat, Receiver::Webhook, Receiver::Chat, Receiver::Webhook});
}

TEMPLATE_TEST_CASE("whoever delivers hears of a commit before the change is answered", "[store]", InMemory, OnSqlite)
{
    TestType f;
    std::vector<IncidentId> heard;
    f.outbox().on_commit([&heard](const IncidentId& incident, Receiver) { heard.push_back(incident); });

    const Incident incident = created(f, an_incident().with_stage("Triage", {"Page on-call"}));
    CHECK(heard == std::vector{incident.id});
    const Change change = f.now_by("ben");
    REQUIRE(f.run(f.incidents().change(incident.id, change, tick(change))).has_value());
    CHECK(heard.size() == 2);

    // Neither a change without effect nor one that nothing follows from is worth a word.
    REQUIRE(f.run(f.incidents().change(incident.id, change, tick(change))).has_value());
    const Decide open = [](Incident& i) { return open_channel(i, named<ChannelId>("c1"), "database-down"); };
    REQUIRE(f.run(f.incidents().change(incident.id, change, open)).has_value());
    CHECK(heard.size() == 2);
}

TEMPLATE_TEST_CASE("a playbook is kept whole, once", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const auto ada = named<UserId>("ada");
    const auto ben = named<UserId>("ben");
    const Playbook playbook = a_playbook()
                                  .described("When it is down")
                                  .for_members({ben, ada})
                                  .creating_private_incidents()
                                  .with_stage("Triage", {"Page on-call", "Open bridge"})
                                  .with_stage("Empty")
                                  .with_stage(PlannedStage{"Repair", {{"Roll back", "To the last good one", "/roll"}}});

    CHECK(f.run(f.playbooks().add(playbook)).value());
    CHECK(f.run(f.playbooks().by_id(playbook.id)).value() == playbook);

    Playbook renamed = playbook;
    renamed.title = "Renamed";
    CHECK_FALSE(f.run(f.playbooks().add(renamed)).value());
    CHECK(f.run(f.playbooks().by_id(playbook.id)).value() == playbook);
    CHECK(f.run(f.playbooks().by_id(named<PlaybookId>("none"))).error().fault() == Fault::NotFound);
}

TEMPLATE_TEST_CASE("a person's playbooks are those they are a member of, by title", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const auto ada = named<UserId>("ada");
    const auto ben = named<UserId>("ben");
    const auto add = [&f](const Playbook& playbook) { REQUIRE(f.run(f.playbooks().add(playbook)).value()); };
    add(a_playbook().titled("security").for_members({ada, ben}));
    add(a_playbook().titled("Outage").for_members({ada}));
    add(a_playbook().titled("Elsewhere").for_members({ada}).in_team(named<TeamId>("ops")));

    const auto titles = [&f](const UserId& user) {
        std::vector<std::string> found;
        for (const Playbook& p : f.run(f.playbooks().of_member(named<TeamId>("sre"), user)).value())
            found.push_back(p.title);
        return found;
    };
    CHECK(titles(ada) == std::vector<std::string>{"Outage", "security"});
    CHECK(titles(ben) == std::vector<std::string>{"security"});
    CHECK(titles(named<UserId>("cleo")).empty());
}

TEMPLATE_TEST_CASE("a small fact is what was put last", "[store]", InMemory, OnSqlite)
{
    TestType f;
    CHECK_FALSE(f.run(f.meta().get("key")).value().has_value());

    REQUIRE(f.run(f.meta().put("key", "one")).has_value());
    REQUIRE(f.run(f.meta().put("key", "two")).has_value());
    REQUIRE(f.run(f.meta().put("other", "")).has_value());

    CHECK(f.run(f.meta().get("key")).value() == "two");
    CHECK(f.run(f.meta().get("other")).value() == "");
}

TEMPLATE_TEST_CASE("timers follow from what incidents wait for, and stay until they fired", "[store]", InMemory,
                   OnSqlite)
{
    TestType f;
    const Incident a = created(f, an_incident().with_stage("Triage", {"Page on-call"}));
    const Incident b = created(f, an_incident());
    const std::string task = "task:" + a.stages[0].tasks[0].id.str();
    CHECK_FALSE(f.run(f.timers().earliest()).value().has_value());

    int heard = 0;
    f.timers().on_set([&heard] { ++heard; });
    const auto remind = [&f](const Incident& incident, std::int64_t at) {
        const Decide decide = [at](Incident& now) {
            now.reminder.due_at = from_millis(at);
            return EventBodies{ReminderDismissed{}};
        };
        REQUIRE(f.run(f.incidents().change(incident.id, f.now_by("ada"), decide)).has_value());
    };
    const Decide task_due = [](Incident& now) {
        now.stages[0].tasks[0].due_at = from_millis(200);
        return EventBodies{TaskDueChanged{}};
    };

    remind(a, 300);
    remind(b, 200);
    REQUIRE(f.run(f.incidents().change(a.id, f.now_by("ada"), task_due)).has_value());
    remind(b, 100); // moved
    CHECK(heard == 4);

    CHECK(f.run(f.timers().earliest()).value() == from_millis(100));
    CHECK(f.run(f.timers().due(from_millis(99)))->empty());
    const std::vector<Timer> both{{b.id, "reminder", from_millis(100)}, {a.id, task, from_millis(200)}};
    CHECK(f.run(f.timers().due(from_millis(200))).value() == both);
    CHECK(f.run(f.timers().due(from_millis(200))).value() == both);

    REQUIRE(f.run(f.timers().fired({a.id, task, from_millis(150)})).has_value()); // it has been moved since
    CHECK(f.run(f.timers().due(from_millis(200))).value() == both);
    REQUIRE(f.run(f.timers().fired({b.id, "reminder", from_millis(100)})).has_value());
    CHECK(f.run(f.timers().earliest()).value() == from_millis(200));

    const Decide over = [&f](Incident& now) { return end(now, f.clock.now()); };
    REQUIRE(
        f.run(f.incidents().change(a.id, f.now_by("ada"), over)).has_value()); // an ended incident waits for nothing
    CHECK_FALSE(f.run(f.timers().earliest()).value().has_value());
}
