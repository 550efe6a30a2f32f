#include "server/chat/hosted/command_tree.hpp"

#include "base/text.hpp"
#include "plugin/commands/autocomplete.hpp"
#include "plugin/commands/grammar.hpp"
#include "tests/hosted/scene.hpp"
#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace muster;
using namespace muster::test;

namespace
{

std::string why_data_is_refused(const rpc::AutocompleteArg& argument)
{
    if (argument.type == "TextInput") {
        if (!argument.data.get<rpc::AutocompleteTextArg>()) return "Not a proper TextInput type argument";
        if (argument.name.empty() && !argument.required) return "Positional argument can not be optional";
    }
    if (argument.type == "DynamicList" && !argument.data.get<rpc::AutocompleteDynamicListArg>())
        return "Not a proper DynamicList type argument";
    if (argument.type == "StaticList") {
        const auto* list = argument.data.get<rpc::AutocompleteStaticListArg>();
        if (!list) return "Not a proper StaticList type argument";
        for (const rpc::AutocompleteListItem& item : list->possible_arguments)
            if (item.item.empty()) return "Possible argument name not set in StaticList argument";
    }
    return {};
}

/// The rules of model.AutocompleteData.IsValid (5.37 model/command_autocomplete.go): a command that breaks one is not
/// registered.
std::string why_refused(const rpc::AutocompleteData& node)
{
    if (node.trigger.empty()) return "An empty command name in the autocomplete data";
    if (lower(node.trigger) != node.trigger) return "Command should be lowercase";
    if (node.role_id != "system_admin" && node.role_id != "system_user" && !node.role_id.empty())
        return "Wrong role in the autocomplete data";
    if (!node.arguments.empty() && !node.sub_commands.empty()) return "Command can't have arguments and subcommands";
    bool was_named = false;
    for (const rpc::AutocompleteArg& argument : node.arguments) {
        if (argument.name.empty() && was_named) return "Named argument should not be before positional argument";
        was_named = was_named || !argument.name.empty();
        if (const std::string why = why_data_is_refused(argument); !why.empty()) return why;
    }
    for (const rpc::AutocompleteData& command : node.sub_commands)
        if (const std::string why = why_refused(command); !why.empty()) return command.trigger + ": " + why;
    return {};
}

rpc::Command a_command(bool with_tests)
{
    return hosted::incident_command(commands::autocomplete_tree(with_tests), "<svg/>").value();
}

const rpc::AutocompleteData* command_named(const rpc::Command& command, std::string_view word)
{
    for (const rpc::AutocompleteData& node : command.autocomplete_data->sub_commands)
        if (node.trigger == word) return &node;
    return nullptr;
}

} // namespace

TEST_CASE("every command that people type is offered, with its hint and what it does", "[hosted][command]")
{
    const rpc::Command command = a_command(true);
    CHECK(command.trigger == "incident");
    CHECK(command.auto_complete);
    for (const commands::Subcommand& row : commands::subcommands()) {
        const rpc::AutocompleteData* const node = command_named(command, row.word);
        INFO(row.word);
        REQUIRE(node);
        CHECK(node->help_text == row.description);
        if (row.verb != commands::Verb::Test) CHECK(node->hint == row.arguments);
    }
    CHECK(command.autocomplete_data->sub_commands.size() == commands::subcommands().size());
    CHECK_FALSE(command_named(command, "session"));
}

TEST_CASE("the chat server takes the command, as far as its rules are known", "[hosted][command]")
{
    const bool with_tests = GENERATE(true, false);
    const rpc::Command command = a_command(with_tests);
    CHECK(why_refused(*command.autocomplete_data) == "");
    CHECK(command.autocomplete_icon_data == "data:image/svg+xml;base64,PHN2Zy8+");
}

TEST_CASE("the commands for tests are offered to administrators, where they are switched on", "[hosted][command]")
{
    CHECK_FALSE(command_named(a_command(false), "test"));
    const rpc::Command command = a_command(true);
    const rpc::AutocompleteData* const test = command_named(command, "test");
    REQUIRE(test);
    CHECK(test->role_id == "system_admin");
    for (const rpc::AutocompleteData& one : test->sub_commands) CHECK(one.role_id == "system_admin");
}

TEST_CASE("words, lists and tasks of the channel are offered as what they are", "[hosted][command]")
{
    const rpc::Command command = a_command(false);
    const auto* words = command_named(command, "rename")->arguments.at(0).data.get<rpc::AutocompleteTextArg>();
    REQUIRE(words);
    CHECK(words->hint == "<new name>");
    const auto* list = command_named(command, "stage")->arguments.at(0).data.get<rpc::AutocompleteStaticListArg>();
    REQUIRE(list);
    CHECK(list->possible_arguments.at(1).item == "prev");
    const auto* tasks = command_named(command, "check")->arguments.at(0).data.get<rpc::AutocompleteDynamicListArg>();
    REQUIRE(tasks);
    CHECK(tasks->fetch_url == "api/v0/incidents/checklist-autocomplete");
}

TEST_CASE("the chat server gets the whole command when it is registered", "[hosted][command]")
{
    HostedScene scene;
    rpc::RegisterCommandArgs args;
    args.command = a_command(true);
    REQUIRE(scene.run(scene.api->call(std::move(args))));
    REQUIRE(scene.server.commands.size() == 1);
    const rpc::Command& there = scene.server.commands.front();
    CHECK(why_refused(there.autocomplete_data.value()) == "");
    CHECK(there.autocomplete_data->sub_commands.size() == commands::subcommands().size());
    CHECK(command_named(there, "check")->arguments.at(0).data.get<rpc::AutocompleteDynamicListArg>());
}

TEST_CASE("what is no tree makes no command", "[hosted][command]")
{
    Json tree = commands::autocomplete_tree();
    tree["SubCommands"][0]["Arguments"][0]["Type"] = "Guess";
    CHECK(hosted::incident_command(tree, "").error().fault() == Fault::Invalid);
    CHECK(hosted::incident_command(Json::array(), "").error().fault() == Fault::Invalid);
}
