#include "server/app/status_words.hpp"

#include "plugin/wording/rights.hpp"
#include "plugin/wording/startup.hpp"

namespace muster::app
{

std::string sentence(const chat::FeedStatus& status)
{
    if (status.state == chat::FeedState::Starting) return wording::not_connected_yet();
    if (status.state == chat::FeedState::Unauthorized) return wording::token_not_accepted();
    return wording::chat_away(status.last_fault.detail());
}

std::string sentence(const chat::TeamCommand& command, std::string_view bot)
{
    using chat::CommandState;
    switch (command.state) {
    case CommandState::Registered:
        return {};
    case CommandState::NotInTeam:
        return wording::bot_is_not_in_team(bot, command.team_name);
    case CommandState::MissingRight:
        return wording::command_needs_right(bot, command.team_name, command.right);
    case CommandState::TakenByOther:
        return wording::command_is_taken("incident", command.team_name, command.other_url);
    case CommandState::SwitchedOff:
        return wording::commands_are_switched_off(command.team_name);
    case CommandState::Failed:
        break;
    }
    return wording::command_failed("incident", command.team_name, command.failure.detail());
}

} // namespace muster::app
