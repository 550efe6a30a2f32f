// How many task ticks a second are durable with 64 clients, beside bare SQLite writing as many rows in as many commits.
//
//     bench_store_ticks [seconds] [folder]        a folder on the disk in question; its contents are left there
#include "base/log.hpp"
#include "server/store/store.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/clock.hpp"
#include "tests/support/run_async.hpp"
#include "tests/support/temp_folder.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>

#include <sqlite3.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

using namespace muster;
using namespace muster::test;

namespace
{

constexpr std::size_t kClients = 64;
constexpr double kBudget = 20'000;

using Seconds = std::chrono::duration<double>;
using Moment = std::chrono::steady_clock::time_point;

struct Counted {
    std::size_t ticks = 0;
    std::size_t commits = 0;
    double seconds = 0;

    [[nodiscard]] double per_second() const { return static_cast<double>(ticks) / seconds; }
    [[nodiscard]] double per_commit() const { return static_cast<double>(ticks) / static_cast<double>(commits); }
};

std::vector<Incident> start_incidents(boost::asio::io_context& loop, store::Store& store)
{
    std::vector<Incident> incidents;
    for (std::size_t i = 0; i < kClients; ++i) {
        const Incident incident = an_incident()
                                      .with_stage("Triage", {"Page on-call", "Open bridge", "Name a commander"})
                                      .with_stage("Repair", {"Roll back", "Fail over", "Check the graphs"})
                                      .with_stage("After", {"Thank everybody", "Write it up", "Plan the review"});
        const Change change{incident.reporter, incident.created_at};
        incidents.push_back(run_async(loop, store.incidents().create(incident, started(incident), change)).value());
    }
    return incidents;
}

Async<void> tick_until(IncidentStore& store, IncidentId incident, Moment end, std::size_t& ticks)
{
    const Change change{named<UserId>("ben"), SystemClock().now()};
    for (std::size_t i = 0; std::chrono::steady_clock::now() < end; ++i) {
        const TaskPosition position{i / 3 % 3, i % 3};
        const Decide toggle = [&](Incident& seen) {
            const TaskState state = seen.stages[position.stage].tasks[position.task].state;
            return set_task_state(seen, position, toggled(state), change.actor, change.at);
        };
        const auto changed = co_await store.change(incident, change, toggle);
        if (!changed) throw std::runtime_error(changed.error().detail());
        ++ticks;
    }
}

Counted measure_store(const std::filesystem::path& folder, Seconds time)
{
    boost::asio::io_context loop;
    RandomIds ids;
    const SystemClock clock;
    const store::StoreOptions options{folder, 0};
    const auto store = std::move(store::open_store(options, loop.get_executor(), ids, clock).value());
    const auto incidents = start_incidents(loop, *store);

    Counted measured;
    bool in_commit = false; // a commit is announced for all its incidents in one turn of the loop
    store->outbox().on_commit([&](const IncidentId&, Receiver) {
        if (std::exchange(in_commit, true)) return;
        ++measured.commits;
        boost::asio::post(loop, [&in_commit] { in_commit = false; });
    });

    const auto begin = std::chrono::steady_clock::now();
    const auto end = begin + std::chrono::duration_cast<std::chrono::nanoseconds>(time);
    std::size_t running = incidents.size();
    for (const Incident& incident : incidents)
        boost::asio::co_spawn(loop, tick_until(store->incidents(), incident.id, end, measured.ticks),
                              [&running](std::exception_ptr escaped) {
                                  if (escaped) std::rethrow_exception(escaped);
                                  --running;
                              });
    run_until(
        loop, [&running] { return running == 0; }, std::chrono::minutes(10));
    measured.seconds = Seconds(std::chrono::steady_clock::now() - begin).count();
    return measured;
}

/// SQLite as its documentation says, with nothing around it.
class BareSqlite
{
public:
    explicit BareSqlite(const std::filesystem::path& file)
    {
        check(sqlite3_open(file.c_str(), &database_));
        run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
        task_ = prepared("UPDATE task SET state = ?, state_modified_at = ?, state_modified_by = ? WHERE id = ?");
        incident_ = prepared("UPDATE incident SET revision = ? WHERE id = ?");
        event_ =
            prepared("INSERT INTO timeline_event (incident_id, revision, position, id, actor_id, at, type, details)"
                     " VALUES (?, ?, 0, ?, ?, ?, ?, ?)");
        outbox_ = prepared("INSERT INTO outbox (sequence, incident_id, revision, position, reaction, attempts,"
                           " last_fault, is_parked) VALUES (?, ?, ?, 0, 'post_to_channel', 0, '', 0)");
    }
    ~BareSqlite()
    {
        for (sqlite3_stmt* statement : {task_, incident_, event_, outbox_}) sqlite3_finalize(statement);
        sqlite3_close(database_);
    }
    BareSqlite(const BareSqlite&) = delete;
    BareSqlite& operator=(const BareSqlite&) = delete;

    void run(const char* sql) { check(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr)); }

    void tick(const Incident& incident, std::int64_t revision, std::int64_t sequence)
    {
        static const std::string details =
            R"({"after":"closed","before":"","task":"00000000000000000000000000","title":"Page on-call"})";
        const auto at = to_millis(SystemClock().now());
        const Task& task = incident.stages[0].tasks[static_cast<std::size_t>(revision) % 3];
        step(task_, revision % 2 == 0 ? std::string() : std::string("closed"), at, incident.reporter.str(),
             task.id.str());
        step(incident_, revision, incident.id.str());
        step(event_, incident.id.str(), revision, counted_id(sequence), incident.reporter.str(), at,
             std::string("task_state_modified"), details);
        step(outbox_, sequence, incident.id.str(), revision);
    }

private:
    void check(int code)
    {
        if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(database_));
    }
    sqlite3_stmt* prepared(const char* sql)
    {
        sqlite3_stmt* statement = nullptr;
        check(sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr));
        return statement;
    }
    void bind(sqlite3_stmt* statement, int index, std::int64_t value)
    {
        check(sqlite3_bind_int64(statement, index, value));
    }
    void bind(sqlite3_stmt* statement, int index, const std::string& value)
    {
        check(sqlite3_bind_text(statement, index, value.data(), static_cast<int>(value.size()), nullptr));
    }
    template <class... V> void step(sqlite3_stmt* statement, const V&... values)
    {
        int index = 0;
        (bind(statement, ++index, values), ...);
        if (sqlite3_step(statement) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database_));
        check(sqlite3_reset(statement));
    }

    sqlite3* database_ = nullptr;
    sqlite3_stmt* task_ = nullptr;
    sqlite3_stmt* incident_ = nullptr;
    sqlite3_stmt* event_ = nullptr;
    sqlite3_stmt* outbox_ = nullptr;
};

Counted measure_bare(const std::filesystem::path& folder, const Counted& like)
{
    std::vector<Incident> incidents;
    {
        boost::asio::io_context loop;
        RandomIds ids;
        const SystemClock clock;
        const store::StoreOptions options{folder, 0};
        const auto store = std::move(store::open_store(options, loop.get_executor(), ids, clock).value());
        incidents = start_incidents(loop, *store);
    }
    BareSqlite sqlite(folder / "muster.db");
    Counted measured;
    const auto begin = std::chrono::steady_clock::now();
    while (measured.ticks < like.ticks) {
        sqlite.run("BEGIN IMMEDIATE");
        const auto until = static_cast<std::size_t>(like.per_commit() * static_cast<double>(++measured.commits));
        for (; measured.ticks < until; ++measured.ticks) {
            const Incident& incident = incidents[measured.ticks % incidents.size()];
            const auto round = static_cast<std::int64_t>(measured.ticks / incidents.size());
            sqlite.tick(incident, 2 + round, static_cast<std::int64_t>(1'000'000 + measured.ticks));
        }
        sqlite.run("COMMIT");
    }
    measured.seconds = Seconds(std::chrono::steady_clock::now() - begin).count();
    return measured;
}

void print(const char* what, const Counted& measured)
{
    std::cout << std::fixed << std::setprecision(0) << std::setw(14) << std::left << what << std::setw(9) << std::right
              << measured.per_second() << " ticks/s, " << std::setprecision(1) << measured.per_commit()
              << " ticks a commit\n";
}

} // namespace

int main(int argc, char** argv)
{
    log::set_level(log::Level::Warning);
    const Seconds time(argc > 1 ? std::atof(argv[1]) : 5.0);
    const TempFolder own;
    const std::filesystem::path folder = argc > 2 ? std::filesystem::path(argv[2]) : own.path();

    const Counted store = measure_store(folder / "store", time);
    const Counted bare = measure_bare(folder / "bare", store);

    std::cout << "durable task ticks, " << kClients << " clients on as many incidents\n";
    print("muster's store", store);
    print("bare SQLite", bare);
    std::cout << std::setprecision(2) << "the store does " << store.per_second() / bare.per_second()
              << " of what bare SQLite does, " << store.per_second() / kBudget << " of the budget of "
              << std::setprecision(0) << kBudget << "/s\n";
}
