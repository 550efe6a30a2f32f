#include "plugin/wording/rights.hpp"

namespace muster::wording
{

namespace
{

std::string at(std::string_view name) { return "@" + std::string(name); }

} // namespace

std::string command_needs_right(std::string_view bot, std::string_view team, std::string_view right)
{
    if (right == "view_team") return bot_is_not_in_team(bot, team);
    const std::string permission(right.empty() ? "manage_slash_commands" : right);
    return at(bot) + " may not make slash commands in the team " + std::string(team) + ": it lacks the right " +
           permission + ". Make " + at(bot) +
           " an administrator of that team (Team menu > Manage Members), or have a " + "system administrator add " +
           permission + " to the role system_post_all and give " + at(bot) +
           " that role. Muster tries again by itself.";
}

std::string bot_is_not_in_team(std::string_view bot, std::string_view team)
{
    return at(bot) + " is not in a team called " + std::string(team) + ". Invite it there, or take the team out of " +
           "chat.teams (the name is the one in the team's address).";
}

std::string command_is_taken(std::string_view trigger, std::string_view team, std::string_view other_url)
{
    std::string text = "/" + std::string(trigger) + " in the team " + std::string(team) + " belongs to another command";
    if (!other_url.empty()) text += ", which calls " + std::string(other_url);
    return text + ". Remove it (Main menu > Integrations > Slash Commands); Muster then registers its own by itself.";
}

std::string commands_are_switched_off(std::string_view team)
{
    return "Custom slash commands are switched off on the chat server, so the team " + std::string(team) +
           " has none of Muster's. A system administrator switches them on: System Console > Integrations > "
           "Integration "
           "Management > Enable Custom Slash Commands.";
}

std::string command_failed(std::string_view trigger, std::string_view team, std::string_view why)
{
    const std::string where = team.empty() ? std::string() : " in the team " + std::string(team);
    return "/" + std::string(trigger) + " could not be registered" + where + ": " + std::string(why) +
           ". Muster tries again by itself.";
}

} // namespace muster::wording
