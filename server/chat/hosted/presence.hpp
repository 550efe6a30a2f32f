// Where the bot is, and what it may see from there.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/domain/ids.hpp"
#include "server/chat/host/connection.hpp"

#include <unordered_set>

namespace muster::hosted
{

/// True for what Presence::visible says of a channel that is not there for the bot.
[[nodiscard]] inline bool is_unseen(const Failure& failure)
{
    return failure.fault() == Fault::NotFound || failure.fault() == Fault::Forbidden;
}

/// The API shows a plugin everything, private channels and people's direct messages too. What Muster sees is what a
/// member of the teams sees: their public channels, and of all others those that the bot was let into. Nothing of
/// Muster reads a channel or a post but through here.
class Presence
{
public:
    explicit Presence(host::Api api) : api_(api) {}

    void is_of(UserId bot) { bot_ = std::move(bot); }

    /// Archived ones too. faults  NotFound  there is none;  Forbidden  the bot may not see it
    [[nodiscard]] Async<Result<rpc::Channel>> visible(ChannelId channel) const;
    /// Whether the bot may see that channel, as it has been read.
    [[nodiscard]] Async<Result<bool>> sees(rpc::Channel channel) const;
    [[nodiscard]] Async<Result<bool>> is_member(ChannelId channel, UserId user) const;

    /// Makes the bot a member of the team, unless it is known to be.
    [[nodiscard]] Async<Result<>> join(TeamId team);
    /// The bot may have left the team.
    void forget(const TeamId& team) { joined_.erase(team); }

private:
    host::Api api_;
    UserId bot_;
    std::unordered_set<TeamId> joined_;
};

} // namespace muster::hosted
