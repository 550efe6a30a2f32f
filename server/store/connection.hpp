// What the store asks of a database: run named statements with bound values. One driver a database (drivers/).
#pragma once

#include "server/store/sql.hpp"

#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace muster::store
{

/// Why a database refused, as far as it changes what the store says of it.
enum class SqlFault { Full, CannotWrite, Busy, Damaged, Taken, Other };

/// Thrown by connections. The text is for the log: it names the statement and quotes the database.
class SqlError : public std::runtime_error
{
public:
    SqlError(SqlFault fault, const std::string& text) : std::runtime_error(text), fault_(fault) {}

    [[nodiscard]] SqlFault fault() const { return fault_; }

private:
    SqlFault fault_;
};

/// One row of an answer, valid during the call that it is handed to. Columns count from 0.
class Row
{
public:
    virtual ~Row() = default;

    [[nodiscard]] virtual std::string text(int column) const = 0;
    [[nodiscard]] virtual std::int64_t number(int column) const = 0;

    [[nodiscard]] bool flag(int column) const { return number(column) != 0; }
    [[nodiscard]] Instant instant(int column) const { return from_millis(number(column)); }
    template <class AnyId> [[nodiscard]] AnyId id(int column) const { return AnyId(text(column)); }
};

using OnRow = std::function<void(const Row&)>;

/// One connection, used by one thread at a time.
class Connection
{
public:
    virtual ~Connection() = default;

    /// Runs a statement that answers no rows. Returns how many rows it changed.
    std::int64_t run(const Sql& sql, Values values = {}) { return execute(sql.name(), sql.text(), values, nullptr); }

    /// Runs a statement and calls `on_row`, which must not run another, for each row of its answer.
    void each(const Sql& sql, Values values, const OnRow& on_row) { execute(sql.name(), sql.text(), values, &on_row); }
    void each(const Query& query, const OnRow& on_row) { execute(query.name(), query.text(), query.values(), &on_row); }

    /// A transaction that sees one state of the database and writes nothing.
    virtual void begin_read() = 0;
    /// A transaction that no other writer gets between.
    virtual void begin_write() = 0;
    virtual void commit() = 0;
    /// Takes the transaction back; it is not an error if the database has done so already.
    virtual void rollback() noexcept = 0;
    [[nodiscard]] virtual bool in_transaction() const = 0;

    /// One change among several of a transaction: it is kept or taken back by itself.
    virtual void begin_part() = 0;
    virtual void keep_part() = 0;
    virtual void take_back_part() = 0;

    /// Runs the statements of a migration, the one SQL text that is not written at the place of its use.
    virtual void run_script(std::string_view name, const std::string& statements) = 0;

    [[nodiscard]] virtual bool has_tables() = 0;
    [[nodiscard]] virtual bool has_table(const std::string& name) = 0;

protected:
    virtual std::int64_t execute(std::string_view name, std::string_view text, std::span<const Value> values,
                                 const OnRow* on_row) = 0;
};

} // namespace muster::store
