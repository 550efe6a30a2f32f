// Opens the database of a data folder: looks at it first, and touches it only when it is one that this program knows.
#include "server/store/database.hpp"
#include "server/store/drivers/sqlite/folder_lock.hpp"
#include "server/store/drivers/sqlite/sqlite_connection.hpp"
#include "server/store/migrations.hpp"
#include "server/store/store.hpp"

#include "base/log.hpp"

#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace muster::store
{

namespace
{

constexpr int kReaders = 2;

class SqliteStore final : public Store
{
public:
    SqliteStore(sqlite::FolderLock lock, boost::asio::any_io_executor loop, std::unique_ptr<Connection> writer,
                std::vector<std::unique_ptr<Connection>> readers, IdSource& ids)
        : lock_(std::move(lock)), database_(std::move(loop), std::move(writer), std::move(readers)),
          incidents_(database_, ids), playbooks_(database_), meta_(database_), outbox_(database_), timers_(database_),
          changes_(database_)
    {
    }

    [[nodiscard]] IncidentStore& incidents() override { return incidents_; }
    [[nodiscard]] PlaybookStore& playbooks() override { return playbooks_; }
    [[nodiscard]] MetaStore& meta() override { return meta_; }
    [[nodiscard]] OutboxStore& outbox() override { return outbox_; }
    [[nodiscard]] TimerStore& timers() override { return timers_; }
    [[nodiscard]] ChangeFeed& changes() override { return changes_; }

    void close() override { database_.close(); }

private:
    sqlite::FolderLock lock_; ///< first, so that it is let go last
    Database database_;
    Incidents incidents_;
    Playbooks playbooks_;
    Meta meta_;
    Outbox outbox_;
    Timers timers_;
    Changes changes_;
};

Failure about(const std::filesystem::path& file, Fault fault, const std::string& why)
{
    return fail(fault, "database \"" + file.string() + "\" was not opened: " + why);
}

Failure damaged(const std::filesystem::path& file, const std::string& how)
{
    return about(file, Fault::Conflict,
                 "it is damaged (" + how +
                     "); it was left as it is: put a backup in its place, or move it away to start "
                     "with an empty one");
}

Failure refused(const std::filesystem::path& file, const SqlError& error)
{
    if (error.fault() == SqlFault::Damaged) return damaged(file, error.what());
    return about(file, Fault::Unavailable,
                 std::string(error.what()) + "; check the disk's free space and the folder's rights");
}

/// A process that is killed while it makes the file leaves a journal beside it. SQLite rolls that back at the next look
/// into the file, but only for somebody who may write. Later the file has a write-ahead log, which a reader takes in by
/// itself.
void finish_rollback(const std::filesystem::path& file)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(file.string() + "-journal", error);
    if (error || size == 0) return;
    sqlite::SqliteConnection connection(file, sqlite::Access::Recover);
    static_cast<void>(connection.has_tables());
}

/// Only reads: whatever is wrong with the file, it is found as it was left.
Result<> inspect(const std::filesystem::path& file)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error || size == 0) return {};
    finish_rollback(file);
    sqlite::SqliteConnection connection(file, sqlite::Access::Inspect);
    if (const Result<> known = check_migrations(connection, known_migrations()); !known)
        return about(file, known.error().fault(), known.error().detail());
    if (const std::string damage = connection.damage(); !damage.empty()) return damaged(file, damage);
    return {};
}

std::unique_ptr<Store> open_inspected(const std::filesystem::path& file, const StoreOptions& options,
                                      sqlite::FolderLock lock, boost::asio::any_io_executor loop, IdSource& ids,
                                      const Clock& clock)
{
    auto writer = std::make_unique<sqlite::SqliteConnection>(file, sqlite::Access::Write);
    migrate(*writer, known_migrations(), clock.now());
    if (options.most_pages > 0) writer->limit_pages(options.most_pages);
    std::vector<std::unique_ptr<Connection>> readers;
    for (int i = 0; i < kReaders; ++i)
        readers.push_back(std::make_unique<sqlite::SqliteConnection>(file, sqlite::Access::Read));
    return std::make_unique<SqliteStore>(std::move(lock), std::move(loop), std::move(writer), std::move(readers), ids);
}

} // namespace

Result<std::unique_ptr<Store>> open_store(const StoreOptions& options, boost::asio::any_io_executor loop, IdSource& ids,
                                          const Clock& clock)
{
    if (const Result<> folder = sqlite::prepare_folder(options.folder); !folder) return folder.error();
    Result<sqlite::FolderLock> lock = sqlite::FolderLock::take(options.folder);
    if (!lock) return lock.error();

    const std::filesystem::path file = options.folder / "muster.db";
    if (const Result<> prepared = sqlite::prepare_file(file); !prepared) return prepared.error();
    try {
        if (const Result<> sound = inspect(file); !sound) return sound.error();
        return open_inspected(file, options, std::move(*lock), std::move(loop), ids, clock);
    } catch (const SqlError& error) {
        return refused(file, error);
    }
}

} // namespace muster::store
