#include "sandbox/integrations/command_registry.hpp"

#include "base/text.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/integrations/builtin_commands.hpp"
#include "sandbox/integrations/integrations.hpp"
#include "sandbox/integrations/loose_json.hpp"
#include "sandbox/world/access.hpp"
#include "server/net/http_message.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace muster::sandbox
{

namespace
{

constexpr std::string_view kManage = "manage_slash_commands";
constexpr std::string_view kManageOthers = "manage_others_slash_commands";

/// What somebody hears who may not know whether the command exists.
ApiError no_command() { return {404, "store.sql_command.save.get.app_error", "Unable to get the command.", ""}; }

ApiError invalid(std::string_view what, std::string_view message)
{
    return {400, "model.command.is_valid." + std::string(what) + ".app_error", std::string(message), ""};
}

Refusal check(const Command& command)
{
    if (command.token.size() != kIdLength) return invalid("token", "Invalid token.");
    if (!is_id(command.team_id)) return invalid("team_id", "Invalid team ID.");
    const std::string& trigger = command.trigger;
    if (trigger.empty() || trigger.size() > 128 || trigger.front() == '/' || trigger.find(' ') != std::string::npos)
        return invalid("trigger", "Invalid trigger.");
    if (command.url.empty() || command.url.size() > 1024) return invalid("url", "Invalid URL.");
    const auto url = net::Url::parse(command.url);
    if (!url || (url->scheme != "http" && url->scheme != "https"))
        return invalid("url_http", "Invalid URL. Must be a valid URL and start with http:// or https://.");
    if (command.method != "P" && command.method != "G") return invalid("method", "Invalid Method.");
    if (command.display_name.size() > 64) return invalid("display_name", "Invalid title.");
    if (command.description.size() > 128) return invalid("description", "Invalid description.");
    return std::nullopt;
}

/// The stored command, for somebody who may manage those of its team.
Outcome<Command> manageable(Integrations& with, const std::string& user_id, const std::string& id)
{
    const auto command = with.commands.find(id);
    if (!command || !may_in_team(with.world, user_id, command->team_id, kManage)) return no_command();
    return *command;
}

/// The same for changing it, which takes another right where somebody else made it.
Outcome<Command> changeable(Integrations& with, const std::string& user_id, const std::string& id)
{
    Outcome<Command> command = manageable(with, user_id, id);
    if (!command) return command;
    if (command->creator_id != user_id && !may_in_team(with.world, user_id, command->team_id, kManageOthers))
        return errors::permission(user_id, kManageOthers);
    return command;
}

std::vector<Command> shown_commands(Integrations& with, const std::string& team_id)
{
    std::vector<Command> shown;
    if (with.native) shown = with.native->commands(team_id);
    std::erase_if(shown, [](const Command& command) { return !command.auto_complete; });
    for (const Command& command : with.commands.of_team(team_id)) {
        if (command.auto_complete) shown.push_back(command.sanitized());
    }
    for (const Command& builtin : builtin_commands()) shown.push_back(builtin);
    return shown;
}

} // namespace

std::optional<Command> command_of(const Json& body)
{
    LooseReader in(body);
    Command command;
    command.id = in.text("id");
    command.token = in.text("token");
    command.team_id = in.text("team_id");
    command.trigger = in.text("trigger");
    command.method = in.text("method");
    command.username = in.text("username");
    command.icon_url = in.text("icon_url");
    command.auto_complete = in.flag("auto_complete");
    command.auto_complete_desc = in.text("auto_complete_desc");
    command.auto_complete_hint = in.text("auto_complete_hint");
    command.display_name = in.text("display_name");
    command.description = in.text("description");
    command.url = in.text("url");
    if (!in.ok() || body.is_null()) return std::nullopt;
    return command;
}

Json json_of(const Command& command)
{
    Json json = {{"id", command.id},
                 {"token", command.token},
                 {"create_at", command.create_at},
                 {"update_at", command.update_at},
                 {"delete_at", command.delete_at},
                 {"creator_id", command.creator_id},
                 {"team_id", command.team_id},
                 {"trigger", command.trigger},
                 {"method", command.method},
                 {"username", command.username},
                 {"icon_url", command.icon_url},
                 {"auto_complete", command.auto_complete},
                 {"auto_complete_desc", command.auto_complete_desc},
                 {"auto_complete_hint", command.auto_complete_hint},
                 {"display_name", command.display_name},
                 {"description", command.description},
                 {"url", command.url},
                 {"plugin_id", command.plugin_id}};
    if (command.autocomplete_data != "null") json["autocomplete_data"] = parse_json(command.autocomplete_data).value();
    return json;
}

Outcome<Command> create_command(Integrations& with, const std::string& user_id, Command command)
{
    if (!may_in_team(with.world, user_id, command.team_id, kManage)) return errors::permission(user_id, kManage);

    command.trigger = lower(command.trigger);
    if (with.commands.find_by_trigger(command.team_id, command.trigger) || is_builtin_trigger(command.trigger))
        return ApiError{400, "api.command.duplicate_trigger.app_error",
                        "This trigger word is already in use. Please choose another word.", ""};

    command.id = with.world.new_id();
    command.creator_id = user_id;
    if (command.token.empty()) command.token = with.world.new_id();
    command.create_at = command.update_at = with.world.now();
    command.delete_at = 0;
    if (const auto refused = check(command)) return *refused;
    with.commands.add(command);
    return command;
}

Outcome<Command> update_command(Integrations& with, const std::string& user_id, const std::string& id, Command given)
{
    if (given.id != id) return errors::invalid_body("command");
    const auto stored = with.commands.find(id);
    if (!stored) return no_command();
    if (given.team_id != stored->team_id)
        return ApiError{400, "api.command.team_mismatch.app_error", "Unable to update commands across teams.",
                        "user_id=" + user_id};
    if (const auto allowed = changeable(with, user_id, id); !allowed) return allowed.error();

    given.trigger = lower(given.trigger);
    given.token = stored->token;
    given.create_at = stored->create_at;
    given.update_at = with.world.now();
    given.delete_at = stored->delete_at;
    given.creator_id = stored->creator_id;
    if (const auto refused = check(given)) return *refused;
    with.commands.save(given);
    return given;
}

Refusal move_command(Integrations& with, const std::string& user_id, const std::string& id, const std::string& team_id)
{
    if (!with.world.teams.find(team_id)) return errors::no_team(team_id);
    if (!may_in_team(with.world, user_id, team_id, kManage)) return errors::permission(user_id, kManage);
    Outcome<Command> command = manageable(with, user_id, id);
    if (!command) return command.error();
    command->team_id = team_id;
    command->update_at = with.world.now();
    with.commands.save(*command);
    return std::nullopt;
}

Refusal delete_command(Integrations& with, const std::string& user_id, const std::string& id)
{
    if (const auto command = changeable(with, user_id, id); !command) return command.error();
    with.commands.remove(id, with.world.now());
    return std::nullopt;
}

Outcome<std::string> regenerate_token(Integrations& with, const std::string& user_id, const std::string& id)
{
    Outcome<Command> command = changeable(with, user_id, id);
    if (!command) return command.error();
    command->token = with.world.new_id();
    command->update_at = with.world.now();
    with.commands.save(*command);
    return command->token;
}

Outcome<Command> get_command(Integrations& with, const std::string& user_id, const std::string& id)
{
    return manageable(with, user_id, id);
}

Outcome<std::vector<Command>> list_commands(Integrations& with, const std::string& user_id, const std::string& team_id,
                                            bool custom_only)
{
    if (team_id.empty()) return errors::invalid_body("team_id");
    if (!may_in_team(with.world, user_id, team_id, "view_team")) return errors::permission(user_id, "view_team");
    const bool manages = may_in_team(with.world, user_id, team_id, kManage);
    if (custom_only && !manages) return errors::permission(user_id, kManage);
    if (custom_only) return with.commands.of_team(team_id);
    if (!manages) return shown_commands(with, team_id);

    std::vector<Command> list = builtin_commands();
    if (with.native) {
        for (const Command& command : with.native->commands(team_id)) list.push_back(command);
    }
    for (const Command& command : with.commands.of_team(team_id)) list.push_back(command.sanitized());
    return list;
}

Outcome<std::vector<Command>> autocomplete_commands(Integrations& with, const std::string& user_id,
                                                    const std::string& team_id)
{
    if (!may_in_team(with.world, user_id, team_id, "view_team")) return errors::permission(user_id, "view_team");
    return shown_commands(with, team_id);
}

Outcome<Json> suggest_commands(Integrations& with, const std::string& user_id, const std::string& team_id,
                               std::string_view input)
{
    Outcome<std::vector<Command>> commands = autocomplete_commands(with, user_id, team_id);
    if (!commands) return commands.error();
    if (input.empty()) return errors::invalid_body("userInput");
    if (input.starts_with('/')) input.remove_prefix(1);

    Json suggestions = Json::array();
    if (input.find(' ') != std::string_view::npos) return suggestions;
    std::sort(commands->begin(), commands->end(),
              [](const Command& a, const Command& b) { return a.trigger < b.trigger; });
    for (const Command& command : *commands) {
        if (!command.trigger.starts_with(lower(input))) continue;
        suggestions.push_back({{"Complete", command.trigger},
                               {"Suggestion", command.trigger},
                               {"Hint", command.auto_complete_hint},
                               {"Description", command.auto_complete_desc},
                               {"IconData", ""}});
    }
    return suggestions;
}

} // namespace muster::sandbox
