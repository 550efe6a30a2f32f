// What the chat server tells of itself, over its websocket or through hooks, as far as Muster acts on it.
#pragma once

#include "plugin/domain/ids.hpp"
#include "plugin/domain/keywords.hpp"

#include <string>
#include <variant>

namespace muster::chat
{

/// The feed is up. `missed`: events may have been lost before, so whatever is remembered of the chat server is to be
/// read again; true for the first connection too.
struct Connected {
    bool missed = true;
};

/// The feed is down; what is remembered of the chat server grows stale from now on.
struct Disconnected {
};

/// The bot was added to a team.
struct TeamJoined {
    TeamId team;
};

/// A person's name or account changed, or one's own roles did: others' roles are not announced.
struct UserChanged {
    UserId user;
    bool is_deactivated = false; ///< as their account is now
};

struct ChannelArchived {
    ChannelId channel;
};

struct ChannelRestored {
    ChannelId channel;
};

/// Name, header, purpose or who may come in; the server does not say which, nor who did it.
struct ChannelChanged {
    ChannelId channel;
    std::string display_name;
    std::string name = {};
    bool is_public = true;
};

/// Left or was removed, and with that from all channels of the team.
struct TeamLeft {
    TeamId team;
    UserId user;
};

/// Left or was removed.
struct MemberLeft {
    ChannelId channel;
    UserId user;
};

/// Joined or was added.
struct MemberJoined {
    ChannelId channel;
    UserId user;
};

/// A person said something in a team's channel that the bot is in, or that it may see where the chat server hosts
/// Muster. What bots, webhooks and the server itself say is no event.
struct MessagePosted {
    Said said;
};

/// `message` is the whole new text. Who edited it is not announced; nearly always its author, that is the bot's own
/// post.
struct PostEdited {
    ChannelId channel;
    PostId post;
    std::string message;
};

struct PostDeleted {
    ChannelId channel;
    PostId post;
    UserId by; ///< empty where the server does not say
};

using ChatEvent =
    std::variant<Connected, Disconnected, TeamJoined, UserChanged, ChannelArchived, ChannelRestored, ChannelChanged,
                 MemberLeft, MemberJoined, TeamLeft, PostEdited, PostDeleted, MessagePosted>;

} // namespace muster::chat
