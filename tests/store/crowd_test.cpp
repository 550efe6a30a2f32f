// Fifty people at one incident at once: what the store holds afterwards is what the same deeds make, done one after the
// other in the order of their revisions.
#include "plugin/domain/checklist_edit.hpp"
#include "plugin/domain/status_update.hpp"
#include "tests/store/stores.hpp"

#include <boost/asio/co_spawn.hpp>

#include <map>
#include <random>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;

namespace
{

constexpr std::size_t kPeople = 50;
constexpr std::size_t kDeedsEach = 20;
constexpr std::size_t kPlannedTasks = 30;

/// Something that a person asks for, decided on the incident as it is when their turn comes. Run twice, it decides
/// alike.
struct Deed {
    Change change;
    Decide decide;
};

/// The deeds of a person, from dice whose seed is printed when the test fails.
class Dice
{
public:
    Dice(std::uint64_t seed, Instant at) : dice_(seed), at_(at) {}

    Deed next(std::size_t person)
    {
        const UserId actor = named<UserId>("person" + std::to_string(person) + "x");
        return Deed{Change{actor, at_}, decide(actor)};
    }

private:
    std::size_t up_to(std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most)(dice_); }

    static TaskId planned(std::size_t number) { return named<TaskId>("task" + std::to_string(number) + "x"); }

    Decide decide(const UserId& actor)
    {
        const TaskId task = planned(up_to(kPlannedTasks - 1));
        const auto place = static_cast<std::int64_t>(up_to(10));
        const Instant at = at_;
        const std::size_t kind = up_to(99);
        const std::string fresh = counted_id(static_cast<std::int64_t>(++last_));
        if (kind < 40) {
            const TaskState next = kind < 25 ? TaskState::Closed : TaskState::Open;
            return [=](Incident& now) { return set_task_state(now, task, next, actor, at); };
        }
        if (kind < 55)
            return [=](Incident& now) {
                const NewTask added{TaskId(fresh), "Task " + fresh, "", ""};
                return add_task(now, StageRef(place % 2), added, place);
            };
        if (kind < 75)
            return [=](Incident& now) {
                TaskEdit edit;
                edit.stage = StageRef(place % 2);
                edit.position = place;
                return edit_task(now, TaskRef(task), edit, actor, at);
            };
        if (kind < 80) return [=](Incident& now) { return remove_task(now, TaskRef(task)); };
        if (kind < 90) return [=](Incident& now) { return change_commander(now, actor); };
        return [=](Incident& now) {
            const NewUpdate update{StatusUpdateId(fresh), actor, Status::Active, "Update " + fresh, 900s};
            return update_status(now, update, at);
        };
    }

    std::mt19937_64 dice_;
    Instant at_;
    std::size_t last_ = 0;
};

Incident planned_incident()
{
    Incident incident = an_incident().with_stage("Triage").with_stage("Fix");
    for (std::size_t i = 0; i < kPlannedTasks; ++i) {
        Task& task = incident.stages[i % 2].tasks.emplace_back();
        task.id = named<TaskId>("task" + std::to_string(i) + "x");
        task.title = "Planned " + std::to_string(i);
    }
    return incident;
}

/// What one person's deeds came to: by revision, with how many events each. Refused ones (the task is gone) are none.
struct Done {
    std::map<std::int64_t, std::pair<Deed, Incident>> by_revision;
    std::size_t refused = 0;
    std::size_t idle = 0;
};

/// One person: the next deed follows the answer to the last.
Async<void> live(IncidentStore& store, IncidentId incident, std::vector<Deed> deeds, Done& done)
{
    for (const Deed& deed : deeds) {
        std::size_t events = 0;
        const Decide counted = [&](Incident& now) {
            Result<EventBodies> bodies = deed.decide(now);
            events = bodies ? bodies->size() : 0;
            return bodies;
        };
        const Result<Incident> after = co_await store.change(incident, deed.change, counted);
        if (!after) {
            ++done.refused;
            continue;
        }
        if (events == 0) {
            ++done.idle;
            continue;
        }
        done.by_revision.emplace(after->revision, std::make_pair(deed, *after));
    }
}

} // namespace

TEMPLATE_TEST_CASE("of fifty people's changes none is lost, doubled, or done to another task", "[store][race]",
                   InMemory, OnSqlite)
{
    const std::uint64_t seed = std::random_device()();
    INFO("seed " << seed);
    TestType f;
    const Incident start = created(f, planned_incident());
    Dice dice(seed, f.clock.now());

    Done done;
    std::size_t running = kPeople;
    for (std::size_t person = 0; person < kPeople; ++person) {
        std::vector<Deed> deeds;
        for (std::size_t i = 0; i < kDeedsEach; ++i) deeds.push_back(dice.next(person));
        boost::asio::co_spawn(f.loop, live(f.incidents(), start.id, std::move(deeds), done),
                              [&running](std::exception_ptr escaped) {
                                  REQUIRE_FALSE(escaped);
                                  --running;
                              });
    }
    run_until(f.loop, [&running] { return running == 0; });
    REQUIRE(done.by_revision.size() + done.refused + done.idle == kPeople * kDeedsEach);

    // One after the other, in the order of the revisions, each deed leads to the very incident that its person was
    // told.
    Incident model = start;
    std::size_t events = f.run(f.incidents().timeline(start.id)).value().front().revision == 1 ? 1 : 0;
    for (const auto& [revision, entry] : done.by_revision) {
        const auto& [deed, told] = entry;
        REQUIRE(revision == model.revision + 1);
        events += deed.decide(model).value().size();
        model.revision = revision;
        REQUIRE(model == told);
    }
    CHECK(f.run(f.incidents().by_id(start.id)).value() == model);

    // One entry of the timeline, and what must follow it, for each change.
    const auto timeline = f.run(f.incidents().timeline(start.id)).value();
    CHECK(timeline.size() == events);
    std::size_t posts = 0;
    for (const OutboxRow& row : f.run(f.outbox().waiting(start.id, Receiver::Chat, 10'000)).value())
        posts += row.reaction == Reaction::PostToChannel || row.reaction == Reaction::PostStatusUpdate ? 1 : 0;
    CHECK(posts == timeline.size());
}
