// What the grammar's table is made into: the tree that a hosting chat server offers, the hint that any other shows, and
// the README's list.
#include "plugin/commands/autocomplete.hpp"

#include "plugin/commands/grammar.hpp"
#include "plugin/wording/commands.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace muster;
using Catch::Matchers::Contains;

namespace
{

Json children() { return commands::autocomplete_tree()["SubCommands"]; }

Json child(const std::string& word)
{
    for (const Json& one : children())
        if (one["Trigger"] == word) return one;
    return {};
}

} // namespace

TEST_CASE("the completion tree offers every subcommand, in the order of help", "[commands][autocomplete]")
{
    const Json tree = commands::autocomplete_tree();

    CHECK(tree["Trigger"] == "incident");
    std::vector<std::string> offered;
    for (const Json& one : tree["SubCommands"]) offered.push_back(one["Trigger"].get<std::string>());
    std::vector<std::string> known;
    for (const commands::Subcommand& row : commands::subcommands())
        if (row.verb != commands::Verb::Test) known.emplace_back(row.word);
    CHECK(offered == known);
}

TEST_CASE("the completion tree is one that the chat server registers", "[commands][autocomplete]")
{
    for (const Json& one : children()) {
        INFO(one["Trigger"]);
        CHECK(one["RoleID"] == "system_user");
        CHECK((one["Arguments"].empty() || one["SubCommands"].empty()));
        for (const Json& argument : one["Arguments"]) {
            const auto type = argument["Type"].get<std::string>();
            CHECK(argument["Required"] == true);
            CHECK(argument["Data"].contains("Hint") == (type == "TextInput"));
            CHECK(argument["Data"].contains("PossibleArguments") == (type == "StaticList"));
            CHECK(argument["Data"].contains("FetchURL") == (type == "DynamicList"));
        }
    }
}

TEST_CASE("test commands are offered to administrators, where they are switched on", "[commands][autocomplete]")
{
    const Json tests = commands::autocomplete_tree(true)["SubCommands"].back();

    CHECK(tests["Trigger"] == "test");
    CHECK(tests["RoleID"] == "system_admin");
    REQUIRE(tests["SubCommands"].size() == 2);
    CHECK(tests["SubCommands"][0]["Arguments"][0]["Data"]["FetchURL"] == "api/v0/playbooks/autocomplete");
    CHECK(tests["SubCommands"][1]["RoleID"] == "system_admin");
    CHECK(child("test").is_null());
}

TEST_CASE("completing announce never inserts --channel: no argument has a name", "[commands][autocomplete]")
{
    CHECK(child("announce")["Arguments"].size() == 1);
    for (const Json& one : children())
        for (const Json& argument : one["Arguments"]) CHECK(argument["Name"] == "");
}

TEST_CASE("tasks are offered from the incident of the channel, directions from a list", "[commands][autocomplete]")
{
    for (const std::string word : {"check", "checkremove", "skip", "assign", "due"})
        CHECK(child(word)["Arguments"][0]["Data"]["FetchURL"] == "api/v0/incidents/checklist-autocomplete");
    CHECK(child("assign")["Arguments"][1]["Data"]["Hint"] == "[@user|me|nobody]");
    CHECK(child("check")["Arguments"].size() == 1);

    const Json stage = child("stage");
    const Json& directions = stage["Arguments"][0]["Data"]["PossibleArguments"];
    CHECK(directions[0]["Item"] == "next");
    CHECK(directions[1]["Item"] == "prev");
}

TEST_CASE("what a custom command shows while one types fits into what a chat server keeps", "[commands][autocomplete]")
{
    // model.Command.IsValid of Mattermost 5.37, in bytes.
    CHECK(commands::autocomplete_hint().size() <= 1024);
    CHECK(wording::kCommandDescription.size() <= 128);
    CHECK(wording::kCommandName.size() <= 64);
}

TEST_CASE("the README tells of every subcommand that is offered", "[commands][readme]")
{
    std::ifstream in(std::string(MUSTER_TESTS_DIR) + "/../README.md", std::ios::binary);
    const std::string readme{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const auto tells_of = [&readme](std::string_view word) {
        for (const std::string opening : {"`/incident ", "`"})
            for (const char after : {' ', '`'})
                if (readme.find(opening + std::string(word) + after) != std::string::npos) return true;
        return false;
    };
    std::string offered = commands::autocomplete_hint().substr(1);
    offered.back() = '|';
    while (!offered.empty()) {
        const std::string word = offered.substr(0, offered.find('|'));
        offered.erase(0, word.size() + 1);
        INFO(word);
        CHECK(tells_of(word));
    }
}
