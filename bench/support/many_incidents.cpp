#include "bench/support/many_incidents.hpp"

#include "plugin/domain/checklist.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/domain/participants.hpp"
#include "plugin/domain/playbook.hpp"
#include "plugin/domain/stage.hpp"
#include "plugin/domain/status_update.hpp"
#include "server/store/store.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/run_async.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <sqlite3.h>

#include <array>
#include <chrono>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace muster::bench
{

namespace
{

using namespace std::chrono_literals;
using test::named;

constexpr std::size_t kSideBySide = 256;
constexpr std::chrono::hours kTwoYears(24 * 7 * 104);
constexpr std::array kNames{"Checkout down", "Slow search",     "Disk full",    "Certificate expired",
                            "Queue stuck",   "Login loop",      "Lost mail",    "Wrong prices",
                            "Broken build",  "Leaking secrets", "No heartbeat", "Duplicate orders"};

/// The same number for the same incident in every run, and nothing like the next one's.
std::size_t scattered(std::size_t number) { return number * 2'654'435'761U % 4'294'967'291U; }

void append(EventBodies& all, Result<EventBodies> more)
{
    if (!more) throw std::runtime_error(more.error().detail());
    all.insert(all.end(), std::make_move_iterator(more->begin()), std::make_move_iterator(more->end()));
}

class Filling
{
public:
    Filling(store::Store& store, IdSource& ids, Instant now, const Many& many)
        : store_(store), ids_(ids), now_(now), many_(many)
    {
        for (std::size_t i = 0; i < kPlaybooks; ++i) playbooks_.push_back(made_playbook(i));
    }

    Async<void> add_playbooks()
    {
        for (const Playbook& one : playbooks_)
            if (!(co_await store_.playbooks().add(one)).value()) throw std::runtime_error("not an empty folder");
    }

    /// One of several that work side by side, so that commits are shared.
    Async<void> work()
    {
        while (next_ < many_.incidents) {
            const std::size_t number = next_++;
            co_await make(number);
            if (number % 10'000 == 9'999) std::cout << number + 1 << " incidents\n" << std::flush;
        }
    }

private:
    static Playbook made_playbook(std::size_t number)
    {
        Playbook made = test::a_playbook()
                            .with_id(playbook(number))
                            .titled("Playbook " + std::to_string(number))
                            .in_team(the_team())
                            .with_stage("Triage", {"Page on-call", "Open bridge", "Name a commander"})
                            .with_stage("Repair", {"Roll back", "Fail over", "Check the graphs"})
                            .with_stage("After", {"Thank everybody", "Write it up", "Plan the review"});
        for (std::size_t i = 0; i < kPeople; ++i) made.members.push_back(person(i));
        return made;
    }

    [[nodiscard]] bool is_ongoing(std::size_t number) const { return number >= many_.incidents - many_.ongoing; }

    [[nodiscard]] Instant begin_of(std::size_t number) const
    {
        if (is_ongoing(number)) return now_ - 1min * (many_.incidents - number);
        return now_ - 168h -
               std::chrono::milliseconds(scattered(number) % std::chrono::milliseconds(kTwoYears).count());
    }

    Async<void> make(std::size_t number)
    {
        const Instant began = begin_of(number);
        const UserId commander = person(scattered(number) % kPeople);
        const StartOrder order{IncidentId(ids_.next()),
                               std::string(kNames[number % kNames.size()]) + " " + std::to_string(number),
                               "Something that customers use is down.",
                               commander,
                               commander,
                               PostId()};
        Incident begun = start(playbooks_[number % kPlaybooks], order, ids_, began).value();
        begun.is_public = scattered(number) % 10 != 0;
        const IncidentStarted started{commander, commander, playbooks_[number % kPlaybooks].title, false};
        const Change at_first{commander, began};
        done(co_await store_.incidents().create(begun, started, at_first));
        co_await live(begun, number);
    }

    Async<void> live(const Incident& begun, std::size_t number)
    {
        const UserId& who = begun.commander;
        const Change early{who, begun.created_at + 5min};
        const Decide assemble = [&](Incident& incident) -> Result<EventBodies> {
            EventBodies all;
            append(all, open_channel(incident, ChannelId(ids_.next()), begun.channel_name));
            append(all, join(incident, who, early.at));
            append(all, join(incident, person(number % kPeople), early.at));
            const NewUpdate told{StatusUpdateId(ids_.next()), who, Status::Active, "We look into it.", 24h * 30};
            append(all, update_status(incident, told, early.at));
            append(all, set_task_state(incident, TaskPosition{0, 0}, TaskState::Closed, who, early.at));
            append(all, set_task_state(incident, TaskPosition{0, 1}, TaskState::Closed, who, early.at));
            return all;
        };
        done(co_await store_.incidents().change(begun.id, early, assemble));

        const Change later{who, begun.created_at + 10min + std::chrono::seconds(scattered(number) % 7'200)};
        const Decide move_on = [&](Incident& incident) -> Result<EventBodies> {
            EventBodies all;
            append(all, go_to_stage(incident, 1));
            append(all, set_task_state(incident, TaskPosition{1, 0}, TaskState::Closed, who, later.at));
            return all;
        };
        done(co_await store_.incidents().change(begun.id, later, move_on));
        if (is_ongoing(number)) co_return;

        const Change last{who, later.at + std::chrono::minutes(scattered(number + 1) % 600)};
        const Decide finish = [&](Incident& incident) -> Result<EventBodies> {
            if (number % 2 == 0) return end(incident, last.at);
            const NewUpdate told{StatusUpdateId(ids_.next()), who, Status::Archived, "It works again.", 0s};
            return update_status(incident, told, last.at);
        };
        done(co_await store_.incidents().change(begun.id, last, finish));
    }

    static void done(const Result<Incident>& result)
    {
        if (!result) throw std::runtime_error(result.error().detail());
    }

    store::Store& store_;
    IdSource& ids_;
    Instant now_;
    Many many_;
    std::vector<Playbook> playbooks_;
    std::size_t next_ = 0;
};

/// As if everything had been delivered long ago.
void deliver_all(const std::filesystem::path& file)
{
    sqlite3* database = nullptr;
    const bool is_open = sqlite3_open(file.c_str(), &database) == SQLITE_OK;
    const bool is_done = is_open && sqlite3_exec(database, "DELETE FROM outbox; PRAGMA wal_checkpoint(TRUNCATE)",
                                                 nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(database);
    if (!is_done) throw std::runtime_error("the outbox was not emptied");
}

} // namespace

TeamId the_team() { return named<TeamId>("benchteam"); }

UserId person(std::size_t number) { return named<UserId>("person" + std::to_string(100 + number)); }

UserId the_asker() { return person(3); }

PlaybookId playbook(std::size_t number) { return named<PlaybookId>("playbook" + std::to_string(number)); }

void fill(const std::filesystem::path& folder, const Many& many)
{
    {
        boost::asio::io_context loop;
        RandomIds ids;
        const SystemClock clock;
        const store::StoreOptions options{folder, 0};
        const auto store = std::move(store::open_store(options, loop.get_executor(), ids, clock).value());
        Filling filling(*store, ids, clock.now(), many);
        test::run_async(loop, filling.add_playbooks());
        std::size_t running = kSideBySide;
        for (std::size_t i = 0; i < kSideBySide; ++i)
            boost::asio::co_spawn(loop, filling.work(), [&running](std::exception_ptr escaped) {
                if (escaped) std::rethrow_exception(escaped);
                --running;
            });
        test::run_until(
            loop, [&running] { return running == 0; }, 1h);
    }
    deliver_all(folder / "muster.db");
}

} // namespace muster::bench
