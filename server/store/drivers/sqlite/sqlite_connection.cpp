#include "server/store/drivers/sqlite/sqlite_connection.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <utility>

namespace muster::store::sqlite
{

namespace
{

constexpr int kBusyMillis = 5000;
/// Lists with many ids make many texts of one query; beyond this many the prepared ones are dropped.
constexpr std::size_t kPreparedMost = 256;

constexpr Sql kBeginRead("begin_read", "BEGIN");
constexpr Sql kBeginWrite("begin_write", "BEGIN IMMEDIATE");
constexpr Sql kCommit("commit", "COMMIT");
constexpr Sql kBeginPart("begin_part", "SAVEPOINT part");
constexpr Sql kKeepPart("keep_part", "RELEASE part");
constexpr Sql kTakeBackPart("take_back_part", "ROLLBACK TO part");

SqlFault fault_of(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return SqlFault::Full;
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return SqlFault::CannotWrite;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return SqlFault::Busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return SqlFault::Damaged;
    case SQLITE_CONSTRAINT:
        return code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ? SqlFault::Taken
                                                                                        : SqlFault::Other;
    default:
        return SqlFault::Other;
    }
}

/// Runs what may throw SQLiteCpp's exception, and throws ours instead.
template <class Action> auto translated(std::string_view name, Action action)
{
    try {
        return action();
    } catch (const SQLite::Exception& error) {
        throw SqlError(fault_of(error.getExtendedErrorCode()), std::string(name) + ": " + error.what());
    }
}

class SqliteRow final : public Row
{
public:
    explicit SqliteRow(SQLite::Statement& statement) : statement_(statement) {}

    [[nodiscard]] std::string text(int column) const override { return statement_.getColumn(column).getString(); }
    [[nodiscard]] std::int64_t number(int column) const override { return statement_.getColumn(column).getInt64(); }

private:
    SQLite::Statement& statement_;
};

/// Ends a statement whatever happens in between, so that it holds neither rows nor the values bound to it.
class Running
{
public:
    explicit Running(SQLite::Statement& statement) : statement_(statement) {}
    ~Running() { statement_.tryReset(); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

private:
    SQLite::Statement& statement_;
};

void bind(SQLite::Statement& statement, std::span<const Value> values)
{
    int index = 0;
    for (const Value& value : values) {
        if (value.text())
            statement.bindNoCopy(++index, *value.text());
        else
            statement.bind(++index, value.number());
    }
    if (index != statement.getBindParameterCount()) throw std::logic_error("values missing: " + statement.getQuery());
}

int open_flags(Access access)
{
    switch (access) {
    case Access::Write:
        return SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
    case Access::Recover:
        return SQLite::OPEN_READWRITE;
    case Access::Inspect:
    case Access::Read:
        break;
    }
    return SQLite::OPEN_READONLY;
}

/// The file as an address that makes SQLite leave its folder alone too: an ordinary reader of a database that has had a
/// write-ahead log makes one beside it. Only right while nobody writes, and while there is no log to take in.
std::string untouched(const std::filesystem::path& file)
{
    std::string address = "file:";
    for (const char c : file.string()) {
        if (c == '%' || c == '?' || c == '#')
            address += c == '%' ? "%25" : c == '?' ? "%3f" : "%23";
        else
            address.push_back(c);
    }
    return address + "?immutable=1";
}

bool has_log(const std::filesystem::path& file)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(file.string() + "-wal", error);
    return !error && size > 0;
}

} // namespace

SqliteConnection::SqliteConnection(const std::filesystem::path& file, Access access)
{
    translated("open", [&] {
        const bool leave_alone = access == Access::Inspect && !has_log(file);
        database_ =
            std::make_unique<SQLite::Database>(leave_alone ? untouched(file) : file.string(),
                                               open_flags(access) | (leave_alone ? SQLite::OPEN_URI : 0), kBusyMillis);
        // Savepoints and sorts go to a temporary file otherwise, and a system that is mounted read-only has no place
        // for one.
        database_->exec("PRAGMA temp_store = MEMORY");
        if (access == Access::Inspect || access == Access::Recover) return;
        if (access == Access::Write) {
            database_->exec("PRAGMA journal_mode = WAL");
            database_->exec("PRAGMA synchronous = FULL");
        }
        database_->exec("PRAGMA foreign_keys = ON");
        database_->exec(
            "PRAGMA cache_size = -16000"); // KB: with the 2 MB of a plain SQLite, long lists reread their indexes
    });
}

SqliteConnection::~SqliteConnection() = default;

void SqliteConnection::begin_read() { run(kBeginRead); }

void SqliteConnection::begin_write() { run(kBeginWrite); }

void SqliteConnection::commit() { run(kCommit); }

void SqliteConnection::rollback() noexcept
{
    // After some faults (disk full, input or output error) SQLite has rolled back by itself. Any other failure of a
    // rollback shows at the next begin, which is refused then.
    if (in_transaction()) database_->tryExec("ROLLBACK");
}

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(database_->getHandle()) == 0; }

void SqliteConnection::begin_part() { run(kBeginPart); }

void SqliteConnection::keep_part() { run(kKeepPart); }

void SqliteConnection::take_back_part()
{
    run(kTakeBackPart);
    run(kKeepPart); // ROLLBACK TO leaves the savepoint itself standing
}

void SqliteConnection::run_script(std::string_view name, const std::string& statements)
{
    translated(name, [&] { database_->exec(statements); });
}

bool SqliteConnection::has_tables()
{
    static constexpr Sql kTables("schema.tables", "SELECT COUNT(1) FROM sqlite_schema WHERE type = 'table'");
    std::int64_t count = 0;
    each(kTables, {}, [&count](const Row& row) { count = row.number(0); });
    return count > 0;
}

bool SqliteConnection::has_table(const std::string& name)
{
    static constexpr Sql kTable("schema.table", "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = ?");
    bool found = false;
    each(kTable, {name}, [&found](const Row&) { found = true; });
    return found;
}

std::string SqliteConnection::damage()
{
    static constexpr Sql kCheck("quick_check", "PRAGMA quick_check(1)");
    std::string first;
    each(kCheck, {}, [&first](const Row& row) { first = row.text(0); });
    return first == "ok" ? std::string() : first;
}

void SqliteConnection::limit_pages(std::int64_t pages)
{
    translated("limit_pages", [&] { database_->exec("PRAGMA max_page_count = " + std::to_string(pages)); });
}

SQLite::Statement& SqliteConnection::prepared(std::string_view text)
{
    if (const auto known = statements_.find(text); known != statements_.end()) return *known->second;
    if (statements_.size() > kPreparedMost) statements_.clear();
    auto statement = std::make_unique<SQLite::Statement>(*database_, std::string(text));
    return *statements_.emplace(std::string(text), std::move(statement)).first->second;
}

std::int64_t SqliteConnection::execute(std::string_view name, std::string_view text, std::span<const Value> values,
                                       const OnRow* on_row)
{
    return translated(name, [&]() -> std::int64_t {
        SQLite::Statement& statement = prepared(text);
        const Running running(statement);
        bind(statement, values);
        const SqliteRow row(statement);
        while (statement.executeStep())
            if (on_row) (*on_row)(row);
        return sqlite3_changes64(database_->getHandle());
    });
}

} // namespace muster::store::sqlite
