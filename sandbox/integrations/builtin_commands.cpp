#include "sandbox/integrations/builtin_commands.hpp"

#include "base/text.hpp"
#include "sandbox/chat/channel_life.hpp"
#include "sandbox/chat/membership.hpp"
#include "sandbox/integrations/integrations.hpp"
#include "sandbox/world/access.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace muster::sandbox
{

namespace
{

using Run = CommandAnswer (*)(Integrations&, const CommandPlace&, const std::string& text);

struct Builtin {
    std::string_view trigger;
    std::string_view description;
    std::string_view hint;
    Run run;
};

/// Triggers of Mattermost that do nothing here, but are not free either.
constexpr std::array<std::string_view, 21> kReserved = {
    "code",   "collapse", "custom_status", "echo",     "expand",    "groupmsg", "help",
    "invite", "kick",     "logout",        "msg",      "mute",      "open",     "purpose",
    "remove", "rename",   "search",        "settings", "shortcuts", "status",   "test"};

CommandAnswer ephemeral(std::string text)
{
    CommandAnswer answer;
    answer.response_type = "ephemeral";
    answer.text = std::move(text);
    return answer;
}

CommandAnswer in_channel(std::string text)
{
    CommandAnswer answer;
    answer.response_type = "in_channel";
    answer.text = std::move(text);
    return answer;
}

CommandAnswer away(Integrations& with, const CommandPlace& place, const std::string&)
{
    with.chat.hub.set_status(place.user_id, "away", true);
    return ephemeral("You are now away");
}

CommandAnswer do_not_disturb(Integrations& with, const CommandPlace& place, const std::string&)
{
    with.chat.hub.set_status(place.user_id, "dnd", true);
    return ephemeral(
        "Do Not Disturb is enabled. You will not receive desktop or mobile push notifications until Do Not "
        "Disturb is turned off.");
}

CommandAnswer go_to(const CommandPlace& place, const Team& team, const std::string& channel_name)
{
    CommandAnswer answer;
    answer.goto_location = place.site_url + "/" + team.name + "/channels/" + channel_name;
    return answer;
}

CommandAnswer header(Integrations& with, const CommandPlace& place, const std::string& text)
{
    const auto channel = with.world.channels.find(place.channel_id);
    const std::string_view permission =
        channel->is_open() ? "manage_public_channel_properties" : "manage_private_channel_properties";
    const bool may_edit = channel->is_direct_or_group()
                              ? with.world.channel_members.is_member(channel->id, place.user_id)
                              : may_in_channel(with.world, place.user_id, channel->id, permission);
    if (!may_edit) return ephemeral("You don't have the appropriate permissions to edit the channel header.");
    if (text.empty()) return ephemeral("Text must be provided with the /header command.");
    if (length(text) > 1024)
        return ephemeral(
            "The text entered exceeds the character limit. The channel header is limited to 1024 characters.");

    Channel changed = *channel;
    changed.header = text;
    const Outcome<Channel> updated = update_channel(with.chat, std::move(changed));
    if (!updated) return ephemeral("Error updating the channel header.");
    post_text_changes(with.chat, *channel, *updated, place.user_id);
    return {};
}

CommandAnswer join(Integrations& with, const CommandPlace& place, const std::string& text)
{
    const std::string name = text.starts_with('~') ? text.substr(1) : lower(text);
    const auto team = with.world.teams.find(place.team_id);
    const auto channel = with.world.channels.find_by_name(place.team_id, name);
    if (!channel || !team) return ephemeral("An error occurred while listing channels.");
    const std::string_view permission = channel->is_open() ? "join_public_channels" : "read_channel";
    const bool may_join = may_in_channel(with.world, place.user_id, channel->id, permission);
    if (!may_join || !join_channel(with.chat, *channel, place.user_id, place.user_id))
        return ephemeral("An error occurred while joining the channel.");
    return go_to(place, *team, channel->name);
}

CommandAnswer leave(Integrations& with, const CommandPlace& place, const std::string&)
{
    const auto team = with.world.teams.find(place.team_id);
    const auto channel = with.world.channels.find(place.channel_id);
    if (!team || !channel) return ephemeral("An error occurred while leaving the channel.");
    if (channel->name == kDefaultChannel)
        return ephemeral("Unable to leave the default channel " + std::string(kDefaultChannel) + ".");
    if (!leave_channel(with.chat, *channel, place.user_id, place.user_id))
        return ephemeral("An error occurred while leaving the channel.");
    return go_to(place, *team, std::string(kDefaultChannel));
}

CommandAnswer offline(Integrations& with, const CommandPlace& place, const std::string&)
{
    with.chat.hub.set_status(place.user_id, "offline", true);
    return ephemeral("You are now offline");
}

CommandAnswer online(Integrations& with, const CommandPlace& place, const std::string&)
{
    with.chat.hub.set_status(place.user_id, "online", true);
    return ephemeral("You are now online");
}

CommandAnswer me(Integrations&, const CommandPlace&, const std::string& text)
{
    CommandAnswer answer = in_channel("*" + text + "*");
    answer.type = "me";
    return answer;
}

CommandAnswer shrug(Integrations&, const CommandPlace&, const std::string& text)
{
    return in_channel(text + (text.empty() ? "" : " ") + R"(¯\\\_(ツ)\_/¯)");
}

constexpr std::array<Builtin, 9> kBuiltins = {{
    {"away", "Set your status away", "", away},
    {"dnd", "Do not disturb disables desktop and mobile push notifications.", "", do_not_disturb},
    {"header", "Edit the channel header", "[text]", header},
    {"join", "Join the open channel", "~[channel]", join},
    {"leave", "Leave the current channel", "", leave},
    {"me", "Do an action", "[message]", me},
    {"offline", "Set your status offline", "", offline},
    {"online", "Set your status online", "", online},
    {"shrug", R"(Adds ¯\_(ツ)_/¯ to your message)", "[message]", shrug},
}};

const Builtin* find_builtin(std::string_view trigger)
{
    const auto found = std::find_if(kBuiltins.begin(), kBuiltins.end(),
                                    [&](const Builtin& builtin) { return builtin.trigger == trigger; });
    return found == kBuiltins.end() ? nullptr : &*found;
}

} // namespace

const std::vector<Command>& builtin_commands()
{
    static const std::vector<Command> list = [] {
        std::vector<Command> made;
        for (const Builtin& builtin : kBuiltins) {
            Command command;
            command.trigger = builtin.trigger;
            command.display_name = builtin.trigger;
            command.auto_complete = true;
            command.auto_complete_desc = builtin.description;
            command.auto_complete_hint = builtin.hint;
            made.push_back(std::move(command));
        }
        return made;
    }();
    return list;
}

bool is_builtin_trigger(std::string_view trigger)
{
    return find_builtin(trigger) != nullptr ||
           std::find(kReserved.begin(), kReserved.end(), trigger) != kReserved.end();
}

std::optional<CommandAnswer> run_builtin(Integrations& with, const CommandPlace& place, const std::string& trigger,
                                         const std::string& text)
{
    const Builtin* builtin = find_builtin(trigger);
    if (builtin == nullptr) return std::nullopt;
    return builtin->run(with, place, text);
}

} // namespace muster::sandbox
