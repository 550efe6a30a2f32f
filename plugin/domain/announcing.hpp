// Why a channel is not told of an incident, though somebody asked for it.
#pragma once

namespace muster
{

enum class AnnounceRefusal {
    Unknown,     ///< the team has no such channel, as far as the asking person can see
    NotJoined,   ///< they can see it, but are not in it
    Archived,    ///< nobody can post there
    IsIncidents, ///< it is the incident's own
    BotOutside,  ///< the bot is not in it, and cannot let itself in
    Refused,     ///< the chat server does not take the bot's post
    NotNow       ///< the chat server did not answer
};

} // namespace muster
