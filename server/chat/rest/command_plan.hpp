// What has to be done so that a team has our slash command once, and as we want it. Pure: the calls are made elsewhere.
#pragma once

#include "base/json.hpp"
#include "plugin/domain/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace muster::chat
{

/// The slash command as it should be in every team.
class CommandWish
{
public:
    CommandWish() = default;

    std::string trigger = "incident";
    std::string url; ///< where the chat server calls us
    std::string display_name = "Incident";
    std::string description =
        "Run an incident: start, end, update…"; ///< shown while typing, and in the list of commands
    std::string hint;                           ///< what follows the trigger, shown while typing
};

/// A custom command of a team as the server lists it.
class ListedCommand
{
public:
    std::string id;
    std::string token; ///< may be empty: not every server shows it again
    UserId creator;
    std::string trigger;
    std::string url;
    bool is_as_wished = false;
};

/// faults  Invalid  the list cannot be read
[[nodiscard]] Result<std::vector<ListedCommand>> commands_from_json(const Json& list, const CommandWish& wish);
[[nodiscard]] Result<ListedCommand> command_from_json(const Json& command, const CommandWish& wish);

/// The body that creates the command in a team, or makes the existing one as wished.
[[nodiscard]] Json creation(const CommandWish& wish, const TeamId& team);
[[nodiscard]] Json repair(const CommandWish& wish, const TeamId& team, const std::string& command_id);

enum class CommandStep {
    Keep,        ///< it is there and as wished
    Create,      ///< there is none
    Repair,      ///< ours is there, but calls another address or says other things
    LeaveForeign ///< the trigger belongs to somebody else's command
};

class CommandPlan
{
public:
    CommandStep step = CommandStep::Create;
    ListedCommand command;               ///< the one to keep or repair, or the foreign one
    std::vector<std::string> duplicates; ///< ours too, to be deleted
};

/// Ours is what the bot made; of several, the one known from before (`known_id`) or else one as wished. A command that
/// somebody else made for exactly our address (an earlier bot) is kept and used as it is.
[[nodiscard]] CommandPlan plan(const std::vector<ListedCommand>& listed, const UserId& self, const CommandWish& wish,
                               const std::string& known_id);

} // namespace muster::chat
