#include "running_sandbox.hpp"

#include "sandbox/world/database.hpp"

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

#include <fstream>

namespace muster::sandbox::test
{

TEST_CASE("a database of a newer sandbox is refused and left as it is", "[sandbox][database]")
{
    const Folder folder;
    const auto file = folder.path() / "sandbox.db";
    {
        SQLite::Database newer(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        newer.exec("PRAGMA user_version = 99; CREATE TABLE posts (words TEXT);");
    }

    const auto opened = Database::open(file);

    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().detail().find("newer") != std::string::npos);
    SQLite::Database untouched(file.string());
    CHECK(untouched.execAndGet("PRAGMA user_version").getInt() == 99);
    CHECK(untouched.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 1);
}

TEST_CASE("a file that is no database is refused and left as it is", "[sandbox][database]")
{
    const Folder folder;
    const auto file = folder.path() / "sandbox.db";
    const std::string text(8'192, 'x');
    std::ofstream(file) << text;

    const auto opened = Database::open(file);

    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().detail().find("damaged") != std::string::npos);
    CHECK(std::filesystem::file_size(file) == text.size());
}

TEST_CASE("what is written in a change that is not committed was never written", "[sandbox][database]")
{
    const Folder folder;
    auto database = Database::open(folder.path() / "sandbox.db").value();
    {
        const Change change(*database);
        database->run(sql("INSERT INTO preferences (user_id, category, name, value) VALUES (?, ?, ?, ?)"), "u", "c",
                      "n", "v");
    }

    CHECK_FALSE(database->query(sql("SELECT 1 FROM preferences")).next());
}

} // namespace muster::sandbox::test
