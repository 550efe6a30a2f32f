// The one SQLite file of the sandbox. Calls are synchronous, on the event loop's thread: it is a development server.
#pragma once

#include "base/result.hpp"
#include "sandbox/world/sql.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace muster::sandbox
{

/// One run of a statement that the database keeps compiled. Read columns by position after next() said true.
class Query
{
public:
    Query(Query&&) noexcept;
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    Query& operator=(Query&&) = delete;
    ~Query();

    /// Steps to the next row; false after the last.
    bool next();
    /// Runs a statement that has no rows; returns how many it changed.
    std::int64_t run();

    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] bool flag(int column) const { return integer(column) != 0; }

private:
    friend class Database;
    class Statement;
    explicit Query(std::unique_ptr<Statement> statement);

    void bind(int position, const std::string& value);
    void bind(int position, const char* value);
    void bind(int position, std::int64_t value);
    void bind(int position, int value) { bind(position, std::int64_t{value}); }
    void bind(int position, bool value) { bind(position, std::int64_t{value ? 1 : 0}); }

    std::unique_ptr<Statement> statement_;
};

/// Throws SQLite::Exception where the file cannot be read or written any more; the server answers 500 then.
class Database
{
public:
    /// Opens or makes the file and brings it to this program's schema. Faults: Invalid, with a line for people that
    /// names the cause: not writable, damaged, or made by a newer program. The file is untouched then.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    template <std::size_t N, class... Values>
    [[nodiscard]] Query query(const Sql<N>& statement, const Values&... values)
    {
        Query made = prepare(statement.text());
        int position = 0;
        (made.bind(++position, values), ...);
        return made;
    }

    template <std::size_t N, class... Values> std::int64_t run(const Sql<N>& statement, const Values&... values)
    {
        return query(statement, values...).run();
    }

    /// True when this start made the file.
    [[nodiscard]] bool is_new() const { return is_new_; }

private:
    friend class Change;
    friend class Query;
    class Connection;
    explicit Database(std::unique_ptr<Connection> connection, bool is_new);

    [[nodiscard]] Query prepare(std::string_view statement);

    std::unique_ptr<Connection> connection_;
    bool is_new_;
    int open_changes_ = 0;
};

/// What is written while it lives is written together or not at all. Inside another change it joins that one.
class Change
{
public:
    explicit Change(Database& database);
    ~Change();
    Change(const Change&) = delete;
    Change& operator=(const Change&) = delete;

    void commit();

private:
    Database& database_;
    bool done_ = false;
};

} // namespace muster::sandbox
