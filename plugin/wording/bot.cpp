#include "plugin/wording/bot.hpp"

namespace muster::wording
{

std::string bot_name_taken()
{
    const std::string name(kBotUsername);
    return "Muster speaks as the bot @" + name + ", but a person is called @" + name +
           ". Give that person another username, then enable the plugin again. (Or, if nobody needs the account as a " +
           "person's, make a bot of it: mattermost user convert " + name + " --bot)";
}

} // namespace muster::wording
