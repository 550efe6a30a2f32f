#include "plugin/commands/autocomplete.hpp"

#include "plugin/commands/grammar.hpp"
#include "plugin/wording/commands.hpp"
#include "plugin/wording/test_data.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace muster::commands
{

namespace
{

/// Words "<stage> <task>" of the incident in whose channel one types.
constexpr std::string_view kTasksOfChannel = "api/v0/incidents/checklist-autocomplete";

/// Ids and titles of the playbooks that one may start from.
constexpr std::string_view kPlaybooksOfTeam = "api/v0/playbooks/autocomplete";

Json node(std::string_view trigger, std::string_view hint, std::string_view help)
{
    return {{"Trigger", trigger},         {"Hint", hint},
            {"HelpText", help},           {"RoleID", "system_user"},
            {"Arguments", Json::array()}, {"SubCommands", Json::array()}};
}

/// The chat server takes positional arguments only where they are called required; a person may leave them out.
Json argument(std::string_view type, std::string_view help, Json data)
{
    return {{"Name", ""}, {"HelpText", help}, {"Type", type}, {"Required", true}, {"Data", std::move(data)}};
}

Json words_like(std::string_view hint, std::string_view help)
{
    return argument("TextInput", help, {{"Hint", hint}, {"Pattern", ""}});
}

Json task_of_channel(std::string_view help) { return argument("DynamicList", help, {{"FetchURL", kTasksOfChannel}}); }

Json direction(std::string_view help)
{
    Json items = Json::array();
    for (const auto& [word, does] :
         {std::pair("next", wording::kStageNextDoes), std::pair("prev", wording::kStagePrevDoes)})
        items.push_back({{"Item", word}, {"Hint", ""}, {"HelpText", does}});
    return argument("StaticList", help, {{"PossibleArguments", std::move(items)}});
}

/// The usage text without the two words that a list of tasks offers together.
std::string_view after_task(std::string_view arguments)
{
    constexpr std::string_view kTask = "<stage> <task>";
    if (arguments.starts_with(kTask)) arguments.remove_prefix(kTask.size());
    if (arguments.starts_with(' ')) arguments.remove_prefix(1);
    return arguments;
}

Json arguments_of(const Subcommand& row)
{
    Json arguments = Json::array();
    switch (row.verb) {
    case Verb::Stage:
        arguments.push_back(direction(row.description));
        return arguments;
    case Verb::Check:
    case Verb::CheckRemove:
    case Verb::Assign:
    case Verb::Skip:
    case Verb::Due:
        arguments.push_back(task_of_channel(row.description));
        if (const std::string_view rest = after_task(row.arguments); !rest.empty())
            arguments.push_back(words_like(rest, row.description));
        return arguments;
    default:
        if (!row.arguments.empty()) arguments.push_back(words_like(row.arguments, row.description));
        return arguments;
    }
}

Json test_commands()
{
    constexpr std::string_view kAdministrator = "system_admin";
    Json one = node("create-incident", "<playbook> <yyyy-mm-dd> <name…>", wording::kTestOneDoes);
    one["Arguments"] = {argument("DynamicList", wording::kTestOneDoes, {{"FetchURL", kPlaybooksOfTeam}}),
                        words_like("<yyyy-mm-dd> <name…>", wording::kTestOneDoes)};
    Json many = node("bulk-data", "<ongoing> <ended> <yyyy-mm-dd> <yyyy-mm-dd> [seed]", wording::kTestManyDoes);
    many["Arguments"] = {words_like("<ongoing> <ended> <yyyy-mm-dd> <yyyy-mm-dd> [seed]", wording::kTestManyDoes)};
    Json all = node("test", "", wording::kTestDoes);
    all["SubCommands"] = {std::move(one), std::move(many)};
    all["RoleID"] = kAdministrator;
    for (Json& command : all["SubCommands"]) command["RoleID"] = kAdministrator;
    return all;
}

} // namespace

Json autocomplete_tree(bool with_tests)
{
    Json tree = node("incident", "[command]", wording::kCommandDescription);
    for (const Subcommand& row : subcommands()) {
        if (row.verb == Verb::Test) continue;
        Json child = node(row.word, row.arguments, row.description);
        child["Arguments"] = arguments_of(row);
        tree["SubCommands"].push_back(std::move(child));
    }
    if (with_tests) tree["SubCommands"].push_back(test_commands());
    return tree;
}

} // namespace muster::commands
