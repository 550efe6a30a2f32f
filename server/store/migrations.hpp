// Brings a database to the form that this program knows. Numbered steps, forward only, each in one transaction.
#pragma once

#include "base/result.hpp"
#include "base/time.hpp"

#include <span>

namespace muster::store
{

class Connection;

/// One step; its statements are those of server/store/migrations/<name>.sql.
struct Migration {
    int number = 0;
    const char* name = "";
    const char* statements = "";
};

/// All steps that this program knows, in order.
[[nodiscard]] std::span<const Migration> known_migrations();

/// Says why the database is not one that this program may write to; only reads.
/// faults   Conflict  it is from a newer program, or from one whose steps were others, or holds something else
[[nodiscard]] Result<> check_migrations(Connection& connection, std::span<const Migration> known);

/// Takes the steps that the database lacks. Throws SqlError; what was finished before stays.
void migrate(Connection& connection, std::span<const Migration> known, Instant now);

} // namespace muster::store
