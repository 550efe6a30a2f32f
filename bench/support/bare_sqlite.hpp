// SQLite as its documentation says, with nothing around it: the statements that the store runs, prepared once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace muster::bench
{

/// Times are medians in milliseconds.
class BareSqlite
{
public:
    explicit BareSqlite(const std::filesystem::path& file);
    ~BareSqlite();
    BareSqlite(const BareSqlite&) = delete;
    BareSqlite& operator=(const BareSqlite&) = delete;

    [[nodiscard]] std::vector<std::string> some_incidents(std::size_t count);

    /// All rows of each of these incidents, of its timeline, of a list with such a query (as the API's).
    [[nodiscard]] double time_of_reading(const std::vector<std::string>& incidents);
    [[nodiscard]] double time_of_timeline(const std::vector<std::string>& incidents);
    [[nodiscard]] double time_of_list(const std::string& query);

    /// As many ticks, and copies of incidents with all their parts, each in a commit of its own.
    [[nodiscard]] double time_of_ticks(const std::vector<std::string>& incidents, std::size_t times);
    [[nodiscard]] double time_of_starts(const std::vector<std::string>& incidents, std::size_t times);

private:
    /// Runs it with these values; the first column of each row.
    std::vector<std::string> rows(const std::string& sql, const std::vector<std::string>& values);
    void read(const std::string& incident);
    void copy(const std::string& table, const std::string& key, const std::string& from,
              const std::map<std::string, std::string>& other);
    [[nodiscard]] std::vector<std::string> columns(const std::string& table);
    sqlite3_stmt* prepared(const std::string& sql);
    void check(int code);

    sqlite3* database_ = nullptr;
    std::map<std::string, sqlite3_stmt*> statements_;
    std::map<std::string, std::vector<std::string>> columns_;
};

} // namespace muster::bench
