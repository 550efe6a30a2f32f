#include "plugin/domain/status_update.hpp"

#include "plugin/domain/incident.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/catch_result.hpp"

using namespace muster;
using namespace std::chrono_literals;
using test::an_incident;
using test::named;

namespace
{

const Instant kStart = from_millis(1'000'000);

NewUpdate an_update(std::string_view id, Status status, std::string message, std::chrono::seconds reminder = 0s)
{
    return NewUpdate{named<StatusUpdateId>(id), named<UserId>("ada"), status, std::move(message), reminder};
}

} // namespace

TEST_CASE("a status update sets the status, and its message starts the next one", "[domain][update]")
{
    Incident incident = an_incident();
    incident.settings.update_template = "What we know:";
    CHECK(next_update_text(incident) == "What we know:");

    const auto events = update_status(incident, an_update("one", Status::Active, "  We are on it.  "), kStart);

    REQUIRE(events->size() == 1);
    const auto& updated = std::get<StatusUpdated>(events->front());
    CHECK(updated.before == Status::Reported);
    CHECK(updated.after == Status::Active);
    CHECK(updated.message == "We are on it.");
    CHECK(next_update_text(incident) == "We are on it.");
}

TEST_CASE("a status update that is sent twice is one", "[domain][update]")
{
    Incident incident = an_incident();
    REQUIRE(update_status(incident, an_update("one", Status::Active, "We are on it."), kStart)->size() == 1);
    CHECK(update_status(incident, an_update("one", Status::Resolved, "Other words."), kStart)->empty());
    CHECK(incident.updates.size() == 1);
    CHECK(incident.status == Status::Active);
}

TEST_CASE("an update without words, too long, or with an impossible reminder is refused by name", "[domain][update]")
{
    Incident incident = an_incident();
    const auto field_of = [&](const NewUpdate& update) {
        return update_status(incident, update, kStart).error().field();
    };
    CHECK(field_of(an_update("one", Status::Active, " \n ")) == "message");
    CHECK(field_of(an_update("one", Status::Active, std::string(kUpdateLongest + 1, 'x'))) == "message");
    CHECK(field_of(an_update("one", Status::Active, "ok", -1s)) == "reminder");
    CHECK(field_of(an_update("one", Status::Active, "ok", kReminderLongest + 1s)) == "reminder");
    CHECK(incident == an_incident().with_id(incident.id).build());
}

TEST_CASE("the end is when the status became an ended one, and going back to active reopens", "[domain][update]")
{
    Incident incident = an_incident();
    REQUIRE(update_status(incident, an_update("one", Status::Resolved, "Fixed."), kStart));
    CHECK(incident.ended_at == kStart);
    REQUIRE(update_status(incident, an_update("two", Status::Archived, "Filed."), kStart + 1h));
    CHECK(incident.ended_at == kStart);
    REQUIRE(update_status(incident, an_update("three", Status::Active, "It is back."), kStart + 2h));
    CHECK(incident.is_active());
    REQUIRE(update_status(incident, an_update("four", Status::Resolved, "Fixed again."), kStart + 3h));
    CHECK(incident.ended_at == kStart + 3h);
}

TEST_CASE("a reminder falls when it is due and comes again after twice as long, once a day at least",
          "[domain][reminder]")
{
    Incident incident = an_incident();
    REQUIRE(update_status(incident, an_update("one", Status::Active, "On it.", 4h), kStart));
    CHECK(due_times(incident) == std::vector<Due>{{"reminder", kStart + 4h}});

    CHECK(fall_reminder(incident, kStart + 3h).empty()); // somebody moved it: this timer is an old one
    CHECK_FALSE(is_overdue(incident));
    Instant at = kStart + 4h;
    std::vector<std::chrono::seconds> waits;
    for (int i = 0; i < 5; ++i) {
        const EventBodies events = fall_reminder(incident, at);
        REQUIRE(events.size() == 1);
        waits.push_back(std::get<ReminderFell>(events.front()).next);
        at += waits.back();
    }
    CHECK(waits == std::vector<std::chrono::seconds>{8h, 16h, 24h, 24h, 24h});
    CHECK(is_overdue(incident));
    CHECK(incident.reminder.fallen == 5);
}

TEST_CASE("a reminder chosen to be rarer than a day is not made more frequent", "[domain][reminder]")
{
    Incident incident = an_incident();
    REQUIRE(update_status(incident, an_update("one", Status::Active, "On it.", 72h), kStart));
    CHECK(std::get<ReminderFell>(fall_reminder(incident, kStart + 72h).front()).next == 72h);
}

TEST_CASE("an update, a dismissal and an end silence the reminder that fell", "[domain][reminder]")
{
    Incident incident = an_incident();
    REQUIRE(update_status(incident, an_update("one", Status::Active, "On it.", 1h), kStart));

    REQUIRE(fall_reminder(incident, kStart + 1h).size() == 1);
    REQUIRE(dismiss_reminder(incident, kStart + 61min)->size() == 1);
    CHECK_FALSE(is_overdue(incident));
    CHECK(incident.reminder.due_at == kStart + 121min);
    CHECK(dismiss_reminder(incident, kStart + 62min)->empty());

    REQUIRE(fall_reminder(incident, kStart + 121min).size() == 1);
    REQUIRE(update_status(incident, an_update("two", Status::Active, "Still on it."), kStart + 122min));
    CHECK_FALSE(is_overdue(incident));
    CHECK(due_times(incident).empty());
    CHECK(dismiss_reminder(incident, kStart + 123min).error().field() == "reminder");
}

TEST_CASE("ending an incident takes its reminder back, and a restart sets it anew", "[domain][reminder]")
{
    Incident incident = an_incident();
    REQUIRE(update_status(incident, an_update("one", Status::Active, "On it.", 1h), kStart));
    REQUIRE(end(incident, kStart + 10min));
    CHECK(due_times(incident).empty());
    CHECK(fall_reminder(incident, kStart + 1h).empty());

    REQUIRE(restart(incident, kStart + 2h));
    CHECK(due_times(incident) == std::vector<Due>{{"reminder", kStart + 3h}});
}

TEST_CASE("an edited update says so, and a deleted one starts no next update", "[domain][update]")
{
    Incident incident = an_incident();
    REQUIRE(update_status(incident, an_update("one", Status::Active, "On it."), kStart));
    REQUIRE(update_status(incident, an_update("two", Status::Active, "Found it."), kStart + 1min));
    REQUIRE(link_post(incident, named<StatusUpdateId>("two"), named<PostId>("p2"))->size() == 1);
    CHECK(link_post(incident, named<StatusUpdateId>("two"), named<PostId>("p2"))->empty());

    REQUIRE(correct_update(incident, named<PostId>("p2"), "Found it!", kStart + 2min)->size() == 1);
    CHECK(correct_update(incident, named<PostId>("p2"), "Found it!", kStart + 3min)->empty());
    CHECK(incident.updates[1].edited_at == kStart + 2min);
    CHECK(next_update_text(incident) == "Found it!");

    REQUIRE(delete_update(incident, named<PostId>("p2"), kStart + 4min)->size() == 1);
    CHECK(delete_update(incident, named<PostId>("p2"), kStart + 5min)->empty());
    CHECK(latest_update(incident)->message == "On it.");
    CHECK(correct_update(incident, named<PostId>("other"), "x", kStart).error().fault() == Fault::NotFound);
    CHECK(correct_update(incident, PostId(), "x", kStart).error().fault() == Fault::NotFound);
}
