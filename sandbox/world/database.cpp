#include "sandbox/world/database.hpp"

#include "sandbox/world/schema.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <functional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace muster::sandbox
{

namespace
{

constexpr int kApplicationId = 0x6d736278; // "msbx": tells our file from any other SQLite file

std::string reason_of(const SQLite::Exception& error)
{
    switch (error.getErrorCode()) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return "is damaged or not a sandbox database; move it away to start afresh";
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return "cannot be opened for writing; make the data folder writable or choose another with --data";
    case SQLITE_BUSY:
        return "is in use by another sandbox; stop that one or choose another folder with --data";
    default:
        return std::string("cannot be used: ") + error.what();
    }
}

int pragma(SQLite::Database& file, const char* name) { return file.execAndGet(std::string("PRAGMA ") + name).getInt(); }

} // namespace

/// The connection and its compiled statements. A statement in use is out of the shelf; a second run of the same text
/// meanwhile compiles another.
class Database::Connection
{
public:
    explicit Connection(const std::filesystem::path& path)
        : file(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 2'000)
    {
    }

    using Shelf = std::vector<std::unique_ptr<SQLite::Statement>>;

    class TextHash
    {
    public:
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    SQLite::Database file;
    std::unordered_map<std::string, Shelf, TextHash, std::equal_to<>> shelves;
};

class Query::Statement
{
public:
    std::unique_ptr<SQLite::Statement> compiled;
    Database::Connection* home = nullptr;
    Database::Connection::Shelf* shelf = nullptr;
};

Query::Query(std::unique_ptr<Statement> statement) : statement_(std::move(statement)) {}
Query::Query(Query&&) noexcept = default;

Query::~Query()
{
    if (!statement_) return;
    statement_->compiled->tryReset();
    statement_->shelf->push_back(std::move(statement_->compiled));
}

bool Query::next() { return statement_->compiled->executeStep(); }

std::int64_t Query::run()
{
    while (statement_->compiled->executeStep()) {
    }
    return statement_->home->file.getChanges();
}

std::string Query::text(int column) const { return statement_->compiled->getColumn(column).getString(); }

std::int64_t Query::integer(int column) const { return statement_->compiled->getColumn(column).getInt64(); }

void Query::bind(int position, const std::string& value) { statement_->compiled->bind(position, value); }

void Query::bind(int position, const char* value) { statement_->compiled->bind(position, value); }

void Query::bind(int position, std::int64_t value) { statement_->compiled->bind(position, value); }

Database::Database(std::unique_ptr<Connection> connection, bool is_new)
    : connection_(std::move(connection)), is_new_(is_new)
{
}

Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file)
{
    const auto refuse = [&](const std::string& why) { return fail(Fault::Invalid, file.string() + " " + why); };
    try {
        auto connection = std::make_unique<Connection>(file);
        SQLite::Database& opened = connection->file;
        opened.exec("PRAGMA temp_store = MEMORY");      // --data is all that is written to
        opened.exec("PRAGMA locking_mode = EXCLUSIVE"); // roles and statuses are in memory: one process a file
        const int version = pragma(opened, "user_version");
        const bool is_empty = opened.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0;
        if (version > kSchemaVersion)
            return refuse("was written by a newer muster-sandbox; use that one or another --data");
        if (!is_empty && pragma(opened, "application_id") != kApplicationId)
            return refuse("is not a sandbox database; choose another folder with --data");
        if (!is_empty && opened.execAndGet("PRAGMA quick_check(1)").getString() != "ok")
            return refuse("is damaged; move it away to start afresh");

        opened.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
        if (version < kSchemaVersion) {
            opened.exec("BEGIN IMMEDIATE");
            if (is_empty) opened.exec(kSchema);
            opened.exec(kPluginValues);
            opened.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
            opened.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
            opened.exec("COMMIT");
        }
        return std::unique_ptr<Database>(new Database(std::move(connection), is_empty));
    } catch (const SQLite::Exception& error) {
        return refuse(reason_of(error));
    }
}

Query Database::prepare(std::string_view statement)
{
    auto& shelves = connection_->shelves;
    auto found = shelves.find(statement);
    if (found == shelves.end()) found = shelves.emplace(std::string(statement), Connection::Shelf()).first;

    auto taken = std::make_unique<Query::Statement>();
    taken->home = connection_.get();
    taken->shelf = &found->second;
    if (found->second.empty()) {
        taken->compiled = std::make_unique<SQLite::Statement>(connection_->file, found->first);
    } else {
        taken->compiled = std::move(found->second.back());
        found->second.pop_back();
    }
    return Query(std::move(taken));
}

Change::Change(Database& database) : database_(database)
{
    if (database_.open_changes_++ == 0) database_.connection_->file.exec("BEGIN IMMEDIATE");
}

Change::~Change()
{
    --database_.open_changes_;
    if (done_ || database_.open_changes_ > 0) return;
    // Unwinding from a fault: an error here leaves nothing to be said that the first one did not.
    sqlite3_exec(database_.connection_->file.getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Change::commit()
{
    if (database_.open_changes_ == 1) database_.connection_->file.exec("COMMIT");
    done_ = true;
}

} // namespace muster::sandbox
