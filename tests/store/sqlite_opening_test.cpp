// What a data folder has to be for the store to open it, and what it says otherwise.
#include "tests/store/stores.hpp"

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace muster;
using namespace muster::test;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace
{

std::string bytes_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void run_sql(const fs::path& file, const std::string& sql)
{
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

/// Tries to open it, and makes sure that it was left as it was.
std::string refusal(OnSqlite& f, Fault fault)
{
    const std::string before = bytes_of(f.file());
    const auto opened = f.try_open();
    REQUIRE(opened.has_error());
    CHECK(opened.error().fault() == fault);
    CHECK(bytes_of(f.file()) == before);
    CHECK_FALSE(fs::exists(f.file().string() + "-wal"));
    CHECK_FALSE(fs::exists(f.file().string() + "-shm"));
    return opened.error().detail();
}

} // namespace

TEST_CASE("what was recorded is there after a restart", "[store][sqlite]")
{
    OnSqlite f;
    Incident incident = created(f, an_incident().with_stage("Triage", {"Page on-call", "Open bridge"}));
    const Change change = f.now_by("ben");
    incident = f.run(f.incidents().change(incident.id, change, tick(change))).value();

    f.open();

    CHECK(f.run(f.incidents().by_id(incident.id)).value() == incident);
    CHECK(f.run(f.incidents().timeline(incident.id))->size() == 2);
    const auto rows = f.run(f.outbox().waiting(incident.id, Receiver::Chat, 10)).value();
    CHECK(rows.size() == 3);
    CHECK(created(f, an_incident()).number == 2);
    CHECK(f.run(f.outbox().incidents_waiting(Receiver::Chat))->size() == 2);
    incident = f.run(f.incidents().change(incident.id, change, tick(change, {0, 1}))).value();
    CHECK(incident.revision == 3);
    CHECK(f.run(f.outbox().waiting(incident.id, Receiver::Chat, 10))->back().sequence > rows.back().sequence);
}

TEST_CASE("a process killed while it made the database leaves nothing that the next one stumbles over",
          "[store][sqlite]")
{
    OnSqlite f;
    const Incident incident = created(f, an_incident());
    const TempFolder killed;
    {
        f.close();
        // Without a write-ahead log, as the file is made; more than fits into the cache, so that half of it is in the
        // file already.
        SQLite::Database writer(f.file().string(), SQLite::OPEN_READWRITE);
        writer.exec("PRAGMA journal_mode = DELETE; PRAGMA cache_size = 2; BEGIN; CREATE TABLE half (text TEXT);"
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
                    "INSERT INTO half SELECT hex(zeroblob(1000)) FROM n;");
        fs::copy_file(f.file(), killed.path() / "muster.db");
        fs::copy_file(f.file().string() + "-journal", killed.path() / "muster.db-journal");
    }

    const auto opened = store::open_store({killed.path(), 0}, f.loop.get_executor(), f.ids, f.clock);

    REQUIRE(opened.has_value());
    CHECK(f.run((*opened)->incidents().by_id(incident.id)).value() == incident);
}

TEST_CASE("a missing data folder is made, for its owner only", "[store][sqlite]")
{
    const TempFolder parent;
    boost::asio::io_context loop;
    CountedIds ids;
    const ManualClock clock;
    const fs::path folder = parent.path() / "a" / "b";

    const auto opened = store::open_store({folder, 0}, loop.get_executor(), ids, clock);

    REQUIRE(opened.has_value());
    CHECK(fs::status(folder).permissions() == fs::perms::owner_all);
    CHECK(fs::status(folder / "muster.db").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a data folder that cannot be used is refused with the cure", "[store][sqlite]")
{
    const TempFolder parent;
    boost::asio::io_context loop;
    CountedIds ids;
    const ManualClock clock;
    std::ofstream(parent.path() / "file") << "in the way";

    const auto opened = store::open_store({parent.path() / "file" / "data", 0}, loop.get_executor(), ids, clock);

    REQUIRE(opened.has_error());
    CHECK(opened.error().fault() == Fault::Invalid);
    CHECK_THAT(opened.error().detail(), Contains("cannot be used") && Contains("choose another folder"));
}

TEST_CASE("a data folder serves one process", "[store][sqlite]")
{
    OnSqlite f;

    const auto second = store::open_store({f.path(), 0}, f.loop.get_executor(), f.ids, f.clock);

    REQUIRE(second.has_error());
    CHECK(second.error().fault() == Fault::Unavailable);
    CHECK_THAT(second.error().detail(), Contains("in use by another muster (process "));
    created(f, an_incident()); // the first one does not mind
    f.close();
    CHECK(f.try_open().has_value());
}

TEST_CASE("a database of a newer program is refused, untouched", "[store][sqlite]")
{
    OnSqlite f;
    f.close();
    run_sql(f.file(), "INSERT INTO migration (number, name, checksum, taken_at) VALUES (99, '0099_future', 'x', 0)");

    CHECK_THAT(refusal(f, Fault::Conflict), Contains("newer muster") && Contains("start that version"));
}

TEST_CASE("a database whose steps were others is refused, untouched", "[store][sqlite]")
{
    OnSqlite f;
    f.close();
    run_sql(f.file(), "UPDATE migration SET checksum = 'x'");

    CHECK_THAT(refusal(f, Fault::Conflict), Contains("0001_incidents is not the one"));
}

TEST_CASE("another program's database is refused, untouched", "[store][sqlite]")
{
    OnSqlite f;
    f.close();
    fs::remove(f.file());
    run_sql(f.file(), "CREATE TABLE bookmark (url TEXT)");

    CHECK_THAT(refusal(f, Fault::Conflict), Contains("another program"));
}

TEST_CASE("a file that is no database is refused, untouched", "[store][sqlite]")
{
    OnSqlite f;
    f.close();
    std::ofstream(f.file(), std::ios::trunc) << std::string(10'000, 'x');

    CHECK_THAT(refusal(f, Fault::Conflict), Contains("damaged") && Contains("backup"));
}

TEST_CASE("a damaged database is refused, untouched", "[store][sqlite]")
{
    OnSqlite f;
    for (int i = 0; i < 50; ++i) created(f, an_incident().with_stage("Triage", {"Page on-call", "Open bridge"}));
    f.close();
    {
        std::fstream file(f.file(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(fs::file_size(f.file()) / 2 / 4096 * 4096));
        file << std::string(8192, '\x5a');
    }

    CHECK_THAT(refusal(f, Fault::Conflict), Contains("damaged") && Contains("backup"));
}

TEST_CASE("an empty file is as good as none", "[store][sqlite]")
{
    OnSqlite f;
    f.close();
    for (const auto& entry : fs::directory_iterator(f.path())) fs::remove(entry.path());
    std::ofstream(f.file()).flush();

    f.open();
    CHECK(created(f, an_incident()).number == 1);
}
