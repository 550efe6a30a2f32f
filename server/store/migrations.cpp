#include "server/store/migrations.hpp"

#include "base/log.hpp"
#include "server/store/connection.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace muster::store
{

namespace
{

struct Taken {
    std::int64_t number = 0;
    std::string name;
    std::string checksum;
};

std::string checksum(std::string_view statements)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    std::size_t size = 0;
    if (EVP_Q_digest(nullptr, "SHA256", nullptr, statements.data(), statements.size(), digest.data(), &size) != 1)
        throw std::runtime_error("no SHA-256");

    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
        text.push_back(kDigits[digest[i] >> 4]);
        text.push_back(kDigits[digest[i] & 0x0f]);
    }
    return text;
}

void make_table(Connection& connection)
{
    static constexpr Sql kCreate("migration.create", R"sql(
        CREATE TABLE IF NOT EXISTS migration (
            number   INTEGER PRIMARY KEY NOT NULL,
            name     TEXT NOT NULL,
            checksum TEXT NOT NULL,
            taken_at BIGINT NOT NULL
        ))sql");
    connection.run(kCreate);
}

std::vector<Taken> taken_steps(Connection& connection)
{
    static constexpr Sql kTaken("migration.taken", "SELECT number, name, checksum FROM migration ORDER BY number");
    std::vector<Taken> taken;
    connection.each(kTaken, {}, [&taken](const Row& row) {
        taken.push_back(Taken{row.number(0), row.text(1), row.text(2)});
    });
    return taken;
}

} // namespace

Result<> check_migrations(Connection& connection, std::span<const Migration> known)
{
    if (!connection.has_tables()) return {};
    if (!connection.has_table("migration"))
        return fail(Fault::Conflict, "it holds the tables of another program: choose another data folder");

    const std::vector<Taken> taken = taken_steps(connection);
    if (taken.size() > known.size())
        return fail(Fault::Conflict, "it was written by a newer muster (step " + std::to_string(taken.back().number) +
                                         ", this one knows " + std::to_string(known.size()) +
                                         "): start that version or a later one");
    for (std::size_t i = 0; i < taken.size(); ++i)
        if (taken[i].number != known[i].number || taken[i].checksum != checksum(known[i].statements))
            return fail(Fault::Conflict, "its step " + taken[i].name +
                                             " is not the one that this muster knows: start the version that wrote it");
    return {};
}

void migrate(Connection& connection, std::span<const Migration> known, Instant now)
{
    static constexpr Sql kTake("migration.take",
                               "INSERT INTO migration (number, name, checksum, taken_at) VALUES (?, ?, ?, ?)");
    make_table(connection);
    for (const Migration& step : known.subspan(taken_steps(connection).size())) {
        connection.begin_write();
        try {
            connection.run_script(step.name, step.statements);
            connection.run(kTake, {step.number, std::string(step.name), checksum(step.statements), now});
            connection.commit();
        } catch (...) {
            connection.rollback();
            throw;
        }
        log::info("database migrated", {{"step", step.name}});
    }
}

} // namespace muster::store
