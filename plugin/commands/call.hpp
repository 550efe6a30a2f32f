// A slash command as it was typed.
#pragma once

#include "plugin/domain/ids.hpp"

#include <string>

namespace muster::commands
{

/// A slash command whose token has been verified: user and channel are the chat server's word.
struct Call {
    UserId user;
    TeamId team;
    ChannelId channel;
    std::string text;     ///< all after "/incident"
    std::string trigger;  ///< opens one dialog, within seconds
    std::string response; ///< the last part of response_url
};

} // namespace muster::commands
