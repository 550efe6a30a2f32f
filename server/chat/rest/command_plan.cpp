#include "server/chat/rest/command_plan.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace muster::chat
{

Result<ListedCommand> command_from_json(const Json& json, const CommandWish& wish)
{
    Reader in(json);
    ListedCommand command;
    command.id = in.text("id");
    command.token = in.text_or("token", "");
    command.creator = UserId(in.text_or("creator_id", ""));
    command.trigger = lower(in.text("trigger"));
    command.url = in.text_or("url", "");
    command.is_as_wished =
        command.url == wish.url && in.text_or("method", "") == "P" && in.boolean_or("auto_complete", false) &&
        in.text_or("auto_complete_desc", "") == wish.description && in.text_or("auto_complete_hint", "") == wish.hint &&
        in.text_or("display_name", "") == wish.display_name;
    return in.finish(std::move(command));
}

Result<std::vector<ListedCommand>> commands_from_json(const Json& list, const CommandWish& wish)
{
    if (!list.is_array()) return fail(Fault::Invalid, "commands: must be a list");
    std::vector<ListedCommand> commands;
    for (const Json& entry : list) {
        Result<ListedCommand> command = command_from_json(entry, wish);
        if (!command) return command.error();
        commands.push_back(std::move(*command));
    }
    return commands;
}

Json creation(const CommandWish& wish, const TeamId& team)
{
    return {{"team_id", team.str()},
            {"trigger", wish.trigger},
            {"method", "P"},
            {"url", wish.url},
            {"username", ""},
            {"icon_url", ""},
            {"auto_complete", true},
            {"auto_complete_desc", wish.description},
            {"auto_complete_hint", wish.hint},
            {"display_name", wish.display_name},
            {"description", wish.description}};
}

Json repair(const CommandWish& wish, const TeamId& team, const std::string& command_id)
{
    Json json = creation(wish, team);
    json["id"] = command_id;
    return json;
}

CommandPlan plan(const std::vector<ListedCommand>& listed, const UserId& self, const CommandWish& wish,
                 const std::string& known_id)
{
    std::vector<ListedCommand> ours;
    std::optional<ListedCommand> foreign;
    for (const auto& command : listed) {
        if (command.trigger != wish.trigger) continue;
        if (command.creator == self)
            ours.push_back(command);
        else
            foreign = command;
    }
    CommandPlan result;
    if (ours.empty() && foreign) {
        result.step = foreign->url == wish.url ? CommandStep::Keep : CommandStep::LeaveForeign;
        result.command = std::move(*foreign);
        return result;
    }
    if (ours.empty()) return result;

    const auto rank = [&](const ListedCommand& command) {
        return std::pair(command.id != known_id, !command.is_as_wished);
    };
    std::stable_sort(ours.begin(), ours.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    result.command = ours.front();
    result.step = result.command.is_as_wished ? CommandStep::Keep : CommandStep::Repair;
    std::for_each(ours.begin() + 1, ours.end(), [&](const auto& other) { result.duplicates.push_back(other.id); });
    return result;
}

} // namespace muster::chat
