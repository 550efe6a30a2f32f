// A connection to one SQLite file.
#pragma once

#include "server/store/connection.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace SQLite
{
class Database;
class Statement;
} // namespace SQLite

namespace muster::store::sqlite
{

enum class Access {
    Inspect, ///< reads and leaves the file as it is, whatever it is
    Recover, ///< may roll back what a killed process left half done, and changes nothing else
    Read,
    Write, ///< creates the file if there is none
};

class SqliteConnection final : public Connection
{
public:
    /// Opens with write-ahead log, full synchronisation and foreign keys. Throws SqlError.
    SqliteConnection(const std::filesystem::path& file, Access access);
    ~SqliteConnection() override;

    void begin_read() override;
    void begin_write() override;
    void commit() override;
    void rollback() noexcept override;
    [[nodiscard]] bool in_transaction() const override;
    void begin_part() override;
    void keep_part() override;
    void take_back_part() override;
    void run_script(std::string_view name, const std::string& statements) override;
    [[nodiscard]] bool has_tables() override;
    [[nodiscard]] bool has_table(const std::string& name) override;

    /// The first thing that SQLite finds wrong with the file's structure, empty when it is sound.
    [[nodiscard]] std::string damage();

    /// The file grows to this many pages at most; what needs more is refused as on a full disk.
    void limit_pages(std::int64_t pages);

protected:
    std::int64_t execute(std::string_view name, std::string_view text, std::span<const Value> values,
                         const OnRow* on_row) override;

private:
    /// Lets a text be looked for without a copy of it: each tick looks for six.
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    [[nodiscard]] SQLite::Statement& prepared(std::string_view text);

    std::unique_ptr<SQLite::Database> database_;
    std::unordered_map<std::string, std::unique_ptr<SQLite::Statement>, TextHash, std::equal_to<>> statements_;
};

} // namespace muster::store::sqlite
