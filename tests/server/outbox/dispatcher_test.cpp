#include "server/outbox/dispatcher.hpp"

#include "tests/support/builders.hpp"
#include "tests/support/clock.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/run_async.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;

namespace
{

/// Records what it is asked to do, and fails as told.
class RecordingReactor final : public Reactor
{
public:
    struct Attempt {
        std::int64_t sequence;
        IncidentId incident;
        bool is_first;
    };

    Async<Result<PostId>> react(const OutboxRow& row, bool is_first_attempt) override
    {
        if (row.reaction == Reaction::CallWebhook) co_return co_await call(row, is_first_attempt);
        attempts.push_back(Attempt{row.sequence, row.event.incident, is_first_attempt});
        ++at_work;
        most_at_work = std::max(most_at_work, at_work);
        co_await sleep_for(1ms);
        --at_work;
        if (throws) throw std::runtime_error("broken");
        if (is_away) co_return fail(Fault::Unavailable, "the chat server is away");
        auto& failures = failing[row.sequence];
        if (failures.empty()) co_return PostId();
        const Fault fault = failures.back();
        failures.pop_back();
        co_return fail(fault, "not now");
    }

    [[nodiscard]] std::vector<std::int64_t> sequences(const IncidentId& incident) const
    {
        std::vector<std::int64_t> found;
        for (const Attempt& attempt : attempts)
            if (attempt.incident == incident) found.push_back(attempt.sequence);
        return found;
    }

    /// A webhook and whether it may have been called before.
    struct Call {
        std::string key;
        bool is_first;
    };
    std::vector<Call> calls;
    std::vector<Fault> failing_calls; ///< the last one comes first
    bool calls_hang = false;

    std::vector<Attempt> attempts;
    std::map<std::int64_t, std::vector<Fault>> failing; ///< by row; the last one comes first
    bool is_away = false;
    bool throws = false;
    int at_work = 0;
    int most_at_work = 0;

private:
    Async<Result<PostId>> call(const OutboxRow& row, bool is_first_attempt)
    {
        calls.push_back(Call{row.key(), is_first_attempt});
        if (calls_hang) {
            static_cast<void>(co_await sleep_for(1h));
            co_return fail(Fault::Unavailable, "cut short");
        }
        if (failing_calls.empty()) co_return PostId();
        const Fault fault = failing_calls.back();
        failing_calls.pop_back();
        co_return fail(fault, "the receiver is away");
    }
};

struct Scene {
    boost::asio::io_context loop;
    CountedIds ids;
    MemoryStore store{ids};
    RecordingReactor reactor;
    outbox::Dispatcher dispatcher{loop.get_executor(), store, reactor,
                                  outbox::DispatcherOptions{.side_by_side = 4, .backoff = Backoff(1ms, 4ms)}};

    ~Scene() { run_async(loop, dispatcher.stop()); }

    Incident start_incident()
    {
        const Incident incident = an_incident().with_stage("Triage", {"Page on-call"});
        const Change change{incident.reporter, incident.created_at};
        return run_async(loop, store.create(incident, started(incident), change)).value();
    }
    /// Its webhook is to hear of status updates.
    Incident start_hooked_incident()
    {
        Incident incident = an_incident();
        incident.settings.update_webhook = {true, "https://hooks.example.com"};
        const Change change{incident.reporter, incident.created_at};
        return run_async(loop, store.create(incident, started(incident), change)).value();
    }
    void update(const Incident& incident)
    {
        const Change change{incident.reporter, incident.created_at};
        const Decide decide = [](Incident&) { return EventBodies{StatusUpdated()}; };
        REQUIRE(run_async(loop, store.change(incident.id, change, decide)).has_value());
    }
    [[nodiscard]] std::size_t webhooks_waiting(const Incident& incident)
    {
        return run_async(loop, store.waiting(incident.id, Receiver::Webhook, 100)).value().size();
    }
    void until_called()
    {
        run_until(loop, [this] { return dispatcher.counts().webhooks_waiting == 0; });
    }
    void toggle(const Incident& incident)
    {
        const Change change{incident.reporter, incident.created_at};
        const Decide decide = [change](Incident& i) {
            return set_task_state(i, TaskPosition{}, toggled(i.stages[0].tasks[0].state), change.actor, change.at);
        };
        REQUIRE(run_async(loop, store.change(incident.id, change, decide)).has_value());
    }
    [[nodiscard]] std::size_t waiting(const Incident& incident)
    {
        return run_async(loop, store.waiting(incident.id, Receiver::Chat, 100)).value().size();
    }
    [[nodiscard]] Result<> settled(const Incident& incident, std::chrono::milliseconds limit = 30s)
    {
        return run_async(loop, dispatcher.settled(incident.id, limit));
    }
    void until_settled(const Incident& incident)
    {
        const auto end = std::chrono::steady_clock::now() + 30s;
        while (!settled(incident)) {
            if (std::chrono::steady_clock::now() > end) throw std::runtime_error("never settled");
            run_async(loop, pause());
        }
    }

private:
    static Async<void> pause() { static_cast<void>(co_await sleep_for(1ms)); }
};

using Sequences = std::vector<std::int64_t>;

} // namespace

TEST_CASE("what follows a commit is delivered once, in order, as a first attempt", "[outbox]")
{
    Scene scene;
    scene.dispatcher.start();
    const Incident incident = scene.start_incident();
    scene.toggle(incident);

    REQUIRE(scene.settled(incident).has_value());

    CHECK(scene.reactor.sequences(incident.id) == Sequences{1, 2, 3});
    for (const auto& attempt : scene.reactor.attempts) CHECK(attempt.is_first);
    CHECK(scene.waiting(incident) == 0);
    CHECK(scene.dispatcher.counts().delivered == 3);
    CHECK(scene.dispatcher.counts().incidents_waiting == 0);
}

TEST_CASE("what waits from an earlier process is taken up, and may have been tried", "[outbox]")
{
    Scene scene;
    const Incident incident = scene.start_incident();
    const Incident other = scene.start_incident();
    scene.dispatcher.start();

    REQUIRE(scene.settled(incident).has_value());
    REQUIRE(scene.settled(other).has_value());

    CHECK(scene.reactor.sequences(incident.id) == Sequences{1, 2});
    CHECK(scene.reactor.sequences(other.id) == Sequences{3, 4});
    for (const auto& attempt : scene.reactor.attempts) CHECK_FALSE(attempt.is_first);
}

TEST_CASE("a row that fails for now is tried again, and nothing of its incident overtakes it", "[outbox]")
{
    const Fault fault = GENERATE(Fault::Unavailable, Fault::Unauthorized, Fault::Forbidden, Fault::Internal);
    Scene scene;
    scene.reactor.failing[2] = {fault, fault};
    scene.dispatcher.start();
    const Incident incident = scene.start_incident();
    scene.toggle(incident);

    scene.until_settled(incident);

    CHECK(scene.reactor.sequences(incident.id) == Sequences{1, 2, 2, 2, 3});
    CHECK(scene.reactor.attempts[1].is_first);
    CHECK_FALSE(scene.reactor.attempts[2].is_first);
    CHECK(scene.dispatcher.counts().failed == 2);
}

TEST_CASE("a post that can never succeed is parked, and what follows is delivered", "[outbox]")
{
    const Fault fault = GENERATE(Fault::Invalid, Fault::NotFound, Fault::Conflict, Fault::TooLarge);
    Scene scene;
    scene.reactor.failing[2] = {fault};
    scene.dispatcher.start();
    const Incident incident = scene.start_incident();
    scene.toggle(incident);

    scene.until_settled(incident);

    CHECK(scene.reactor.sequences(incident.id) == Sequences{1, 2, 3});
    CHECK(run_async(scene.loop, scene.store.parked_count()).value() == 1);
    CHECK(scene.dispatcher.counts().parked == 1);
}

TEST_CASE("opening the channel is never given up", "[outbox]")
{
    Scene scene;
    scene.reactor.failing[1] = {Fault::Conflict, Fault::Invalid};
    scene.dispatcher.start();
    const Incident incident = scene.start_incident();

    scene.until_settled(incident);

    CHECK(scene.reactor.sequences(incident.id) == Sequences{1, 1, 1, 2});
    CHECK(scene.dispatcher.counts().parked == 0);
}

TEST_CASE("whoever waits for a delivery is told that it failed, and why", "[outbox]")
{
    Scene scene;
    scene.reactor.failing[1] = std::vector<Fault>(1000, Fault::Forbidden);
    scene.dispatcher.start();
    const Incident incident = scene.start_incident();

    const Result<> settled = scene.settled(incident);

    REQUIRE(settled.has_error());
    CHECK(settled.error().fault() == Fault::Unavailable);
    CHECK(settled.error().detail() == "not now");
}

TEST_CASE("whoever waits for a delivery waits no longer than he said", "[outbox]")
{
    Scene scene; // not started: nothing will ever be delivered
    const Incident incident = scene.start_incident();

    CHECK(scene.settled(incident, 1ms).error().fault() == Fault::Unavailable);
}

TEST_CASE("a reaction that throws has failed for now", "[outbox]")
{
    Scene scene;
    scene.reactor.throws = true;
    scene.dispatcher.start();
    const Incident incident = scene.start_incident();

    CHECK(scene.settled(incident).has_error());
    scene.reactor.throws = false;
    scene.until_settled(incident);
    CHECK(scene.waiting(incident) == 0);
}

TEST_CASE("incidents are delivered side by side, but not all at once", "[outbox]")
{
    Scene scene;
    std::vector<Incident> incidents;
    for (int i = 0; i < 20; ++i) incidents.push_back(scene.start_incident());
    scene.dispatcher.start();

    for (const Incident& incident : incidents) REQUIRE(scene.settled(incident).has_value());

    CHECK(scene.reactor.most_at_work == 4);
    CHECK(scene.dispatcher.counts().delivered == 40);
}

TEST_CASE("one incident that cannot be delivered does not hold up the others", "[outbox]")
{
    Scene scene;
    scene.reactor.failing[1] = std::vector<Fault>(100'000, Fault::Unavailable);
    scene.dispatcher.start();
    const Incident stuck = scene.start_incident();
    for (int i = 0; i < 10; ++i) {
        const Incident incident = scene.start_incident();
        scene.until_settled(incident);
    }

    CHECK(scene.settled(stuck).has_error());
    CHECK(scene.dispatcher.counts().delivered == 20);
}

TEST_CASE("with the chat server away one incident asks for all, and all go on when it is back", "[outbox]")
{
    Scene scene;
    scene.reactor.is_away = true;
    std::vector<Incident> incidents;
    for (int i = 0; i < 20; ++i) incidents.push_back(scene.start_incident());
    scene.dispatcher.start();
    run_until(scene.loop, [&] { return scene.reactor.attempts.size() >= 12; });
    scene.reactor.most_at_work = 0;
    run_until(scene.loop, [&] { return scene.reactor.attempts.size() >= 20; });
    CHECK(scene.reactor.most_at_work == 1);
    CHECK(scene.settled(incidents.back()).has_error());

    scene.reactor.is_away = false;
    for (const Incident& incident : incidents) scene.until_settled(incident);
    CHECK(scene.dispatcher.counts().delivered == 40);
}

TEST_CASE("a row that was delivered but could not be struck out is not delivered again", "[outbox]")
{
    Scene scene;
    scene.dispatcher.start();
    const Incident incident = scene.start_incident();
    run_until(scene.loop, [&] { return scene.reactor.attempts.size() == 1; });
    scene.store.refuse_with(fail(Fault::Unavailable, "the disk is full"));
    CHECK(scene.settled(incident).has_error());

    scene.store.refuse_with(std::nullopt);
    scene.until_settled(incident);
    CHECK(scene.reactor.sequences(incident.id) == Sequences{1, 2});
}

TEST_CASE("the outbox is taken up also when the store refuses at first", "[outbox]")
{
    Scene scene;
    const Incident incident = scene.start_incident();
    scene.store.refuse_with(fail(Fault::Unavailable, "the disk is full"));
    scene.dispatcher.start();
    CHECK(scene.settled(incident, 10ms).has_error());

    scene.store.refuse_with(std::nullopt);
    scene.until_settled(incident);
    CHECK(scene.reactor.sequences(incident.id) == Sequences{1, 2});
}

TEST_CASE("a webhook that does not answer delays nothing that the channel is to have", "[outbox][webhooks]")
{
    Scene scene;
    scene.reactor.calls_hang = true;
    scene.dispatcher.start();
    const Incident incident = scene.start_hooked_incident();
    scene.update(incident);
    run_until(scene.loop, [&] { return scene.reactor.calls.size() == 1; });

    scene.update(incident);
    CHECK(scene.settled(incident).has_value());

    CHECK(scene.waiting(incident) == 0);
    CHECK(scene.webhooks_waiting(incident) == 2);
    CHECK(scene.reactor.calls.size() == 1);
    CHECK(scene.dispatcher.counts().incidents_waiting == 0);
    CHECK(scene.dispatcher.counts().webhooks_waiting == 1);
}

TEST_CASE("webhooks of an incident are called in order, each with one key until it succeeds", "[outbox][webhooks]")
{
    Scene scene;
    scene.reactor.failing_calls = {Fault::Unavailable, Fault::Unavailable};
    scene.dispatcher.start();
    const Incident incident = scene.start_hooked_incident();
    scene.update(incident);
    scene.update(incident);

    scene.until_called();

    const auto& calls = scene.reactor.calls;
    REQUIRE(calls.size() == 4);
    CHECK(calls[0].is_first);
    CHECK(calls[1].key == calls[0].key);
    CHECK(calls[2].key == calls[0].key);
    CHECK_FALSE(calls[2].is_first);
    CHECK(calls[3].key != calls[0].key);
    CHECK(scene.webhooks_waiting(incident) == 0);
}

TEST_CASE("a webhook that is given up is parked, and the next one is called", "[outbox][webhooks]")
{
    Scene scene;
    scene.reactor.failing_calls = {Fault::Invalid};
    scene.dispatcher.start();
    const Incident incident = scene.start_hooked_incident();
    scene.update(incident);
    scene.update(incident);

    scene.until_called();

    CHECK(scene.reactor.calls.size() == 2);
    CHECK(scene.dispatcher.counts().parked == 1);
    CHECK(run_async(scene.loop, scene.store.parked_count()).value() == 1);
}

TEST_CASE("receivers that are away do not make the chat server seem away", "[outbox][webhooks]")
{
    Scene scene;
    scene.reactor.failing_calls = std::vector<Fault>(100'000, Fault::Unavailable);
    scene.dispatcher.start();
    const Incident incident = scene.start_hooked_incident();
    scene.update(incident);
    run_until(scene.loop, [&] { return scene.reactor.calls.size() >= 6; });

    const Incident other = scene.start_incident();
    CHECK(scene.settled(other).has_value());
    CHECK(scene.settled(incident).has_value());
}

TEST_CASE("webhooks are called also while the chat server is away", "[outbox][webhooks]")
{
    Scene scene;
    scene.reactor.is_away = true;
    scene.dispatcher.start();
    for (int i = 0; i < 4; ++i) scene.start_incident();
    run_until(scene.loop, [&] { return scene.reactor.attempts.size() >= 6; });

    const Incident incident = scene.start_hooked_incident();
    scene.update(incident);
    scene.until_called();

    CHECK(scene.reactor.calls.size() == 1);
}

TEST_CASE("a webhook that was being called when the process died is called again, with its key", "[outbox][webhooks]")
{
    Scene scene;
    scene.reactor.calls_hang = true;
    scene.dispatcher.start();
    const Incident incident = scene.start_hooked_incident();
    scene.update(incident);
    run_until(scene.loop, [&] { return scene.reactor.calls.size() == 1; });
    run_async(scene.loop, scene.dispatcher.stop());

    scene.reactor.calls_hang = false;
    outbox::Dispatcher next(scene.loop.get_executor(), scene.store, scene.reactor);
    next.start();
    run_until(scene.loop, [&] { return scene.reactor.calls.size() == 2; });
    run_async(scene.loop, next.stop());

    CHECK(scene.reactor.calls[1].key == scene.reactor.calls[0].key);
    CHECK_FALSE(scene.reactor.calls[1].is_first);
}
