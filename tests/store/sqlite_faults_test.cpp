// What becomes of changes when the disk, or a decision, does not do its part.
#include "tests/store/stores.hpp"

#include <boost/asio/co_spawn.hpp>

#include <sqlite3.h>
#include <sys/resource.h>

#include <csignal>
#include <stdexcept>

using namespace muster;
using namespace muster::test;
namespace fs = std::filesystem;

namespace
{

Result<Incident> try_create(OnSqlite& f, const Incident& incident)
{
    const Change change{incident.reporter, incident.created_at};
    return f.run(f.incidents().create(incident, started(incident), change));
}

Incident a_big_incident()
{
    return an_incident().described(std::string(50'000, 'x')).with_stage("Triage", {"Page on-call"});
}

/// While it lives, no file of this process grows beyond `bytes`.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit before_{};
};

/// While it lives SQLite can open no temporary file, as where nothing but the data folder may be written.
class NoTemporaryFiles
{
public:
    NoTemporaryFiles() : files_(*sqlite3_vfs_find("unix"))
    {
        files_.zName = "no temporary files";
        files_.xOpen = [](sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* opened) {
            file->pMethods = nullptr;
            if ((flags & SQLITE_OPEN_DELETEONCLOSE) != 0) return SQLITE_CANTOPEN;
            sqlite3_vfs* const usual = sqlite3_vfs_find("unix");
            return usual->xOpen(usual, name, file, flags, opened);
        };
        REQUIRE(sqlite3_vfs_register(&files_, 1) == SQLITE_OK);
    }
    ~NoTemporaryFiles() { sqlite3_vfs_unregister(&files_); }
    NoTemporaryFiles(const NoTemporaryFiles&) = delete;
    NoTemporaryFiles& operator=(const NoTemporaryFiles&) = delete;

private:
    sqlite3_vfs files_;
};

/// Starts the calls without waiting for them; `results` fills as they end.
void start(OnSqlite& f, std::vector<Async<Result<Incident>>> calls, std::vector<Result<Incident>>& results)
{
    for (auto& call : calls)
        boost::asio::co_spawn(f.loop, std::move(call), [&results](std::exception_ptr escaped, Result<Incident> result) {
            if (escaped) std::rethrow_exception(escaped);
            results.push_back(std::move(result));
        });
}

} // namespace

TEST_CASE("nothing but the data folder needs to be written to", "[store][sqlite]")
{
    const NoTemporaryFiles nowhere_else;
    OnSqlite f;

    Result<Incident> last = try_create(f, a_big_incident());
    for (int more = 0; last && more < 50; ++more) last = try_create(f, a_big_incident());

    CHECK(last.has_value());
}

TEST_CASE("a change that the full disk has no room for is refused, and earlier ones stand", "[store][sqlite]")
{
    OnSqlite f;
    const Incident early = created(f, an_incident().with_stage("Triage", {"Page on-call"}));
    f.open(100);

    std::size_t recorded = 1;
    Result<Incident> last = try_create(f, a_big_incident());
    for (; last && recorded < 100; ++recorded) last = try_create(f, a_big_incident());

    REQUIRE(last.has_error());
    CHECK(last.error().fault() == Fault::Unavailable);
    CHECK(last.error().detail() == "the disk is full");
    CHECK(f.run(f.incidents().by_id(early.id)).value() == early);
    IncidentQuery all;
    all.team = early.team;
    CHECK(f.run(f.incidents().list(all))->total == recorded);

    f.open();
    CHECK(try_create(f, a_big_incident()).has_value());
    CHECK(f.run(f.incidents().list(all))->total == recorded + 1);
}

TEST_CASE("when a full disk has room again, changes work again", "[store][sqlite]")
{
    OnSqlite f;
    const Incident early = created(f, an_incident().with_stage("Triage", {"Page on-call"}));
    const Incident big = a_big_incident();
    const Change change = f.now_by("ben");
    {
        const FullDisk full(fs::file_size(f.file().string() + "-wal") + 8192);
        const auto refused = try_create(f, big);
        REQUIRE(refused.has_error());
        CHECK(refused.error().fault() == Fault::Unavailable);
        CHECK(f.run(f.incidents().by_id(early.id)).value() == early);
    }

    CHECK(try_create(f, big)->number == 2);
    CHECK(f.run(f.incidents().change(early.id, change, tick(change)))->revision == 2);
    f.open();
    CHECK(f.run(f.incidents().by_id(early.id))->revision == 2);
    CHECK(f.run(f.incidents().by_id(big.id))->number == 2);
}

TEST_CASE("a change whose commit failed is not remembered", "[store][sqlite]")
{
    OnSqlite f;
    const Incident incident = created(f, an_incident().with_stage("Triage", {"Page on-call"}));
    const Change change = f.now_by("ben");
    {
        const FullDisk full(fs::file_size(f.file().string() + "-wal"));
        REQUIRE(f.run(f.incidents().change(incident.id, change, tick(change))).has_error());
    }

    const Incident after = f.run(f.incidents().change(incident.id, change, tick(change))).value();
    CHECK(after.revision == 2);
    CHECK(f.run(f.incidents().timeline(incident.id))->size() == 2);
}

TEST_CASE("a decision that throws fails its own change only", "[store][sqlite]")
{
    OnSqlite f;
    const Incident incident = created(f, an_incident().with_stage("Triage", {"A", "B"}));
    const Change change = f.now_by("ben");
    const Decide broken = [](Incident&) -> Result<EventBodies> { throw std::logic_error("broken"); };
    const Decide first = tick(change, {0, 0});
    const Decide second = tick(change, {0, 1});

    std::vector<Async<Result<Incident>>> calls;
    for (const Decide* decide : {&first, &broken, &second})
        calls.push_back(f.incidents().change(incident.id, change, *decide));
    std::vector<Result<Incident>> results;
    start(f, std::move(calls), results);
    run_until(f.loop, [&] { return results.size() == 3; });

    CHECK(results[0].has_value());
    CHECK(results[1].error().fault() == Fault::Internal);
    CHECK(results[2].value().revision == 3);
}

TEST_CASE("closing finishes what was begun and takes no more", "[store][sqlite]")
{
    OnSqlite f;
    const Incident incident = created(f, an_incident().with_stage("Triage", {"A"}));
    const Change change = f.now_by("ben");
    const Decide toggle = [&](Incident& i) {
        return set_task_state(i, TaskPosition{}, toggled(i.stages[0].tasks[0].state), change.actor, change.at);
    };
    std::vector<Async<Result<Incident>>> calls;
    for (int i = 0; i < 50; ++i) calls.push_back(f.incidents().change(incident.id, change, toggle));
    std::vector<Result<Incident>> results;
    start(f, std::move(calls), results);
    f.loop.restart();
    f.loop.poll(); // all of them are queued, and some are done

    f.store().close();

    run_until(f.loop, [&] { return results.size() == 50; });
    for (const auto& result : results) CHECK(result.has_value());
    CHECK(f.run(f.incidents().change(incident.id, change, toggle)).error().fault() == Fault::Unavailable);
    CHECK(f.run(f.incidents().by_id(incident.id)).error().fault() == Fault::Unavailable);
    f.open();
    CHECK(f.run(f.incidents().by_id(incident.id))->revision == 51);
}
