// Follows what people do to incident channels in the chat server: renaming, closing to the team, archiving, deleting.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/channel_life.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/incident_store.hpp"

namespace muster::usecases
{

/// Channels that are no incident's are passed over. The chat server does not say who did it: the bot is the actor.
class FollowChannel
{
public:
    FollowChannel(IncidentStore& incidents, Chat& chat, const Clock& clock)
        : incidents_(incidents), chat_(chat), clock_(clock)
    {
    }

    /// faults   Unavailable
    [[nodiscard]] Async<Result<>> changed(ChannelId channel, ChannelSeen seen) const;
    [[nodiscard]] Async<Result<>> archived(ChannelId channel) const;
    [[nodiscard]] Async<Result<>> restored(ChannelId channel) const;

    /// Looks at the incident's channel anew: events may have been missed. A channel that is closed to the bot stays as
    /// it was last seen. faults   Unavailable
    [[nodiscard]] Async<Result<>> reconcile(const Incident& incident) const;

private:
    [[nodiscard]] Async<Result<>> change_of(ChannelId channel, Decide decide) const;
    [[nodiscard]] Async<Result<>> change(IncidentId incident, Decide decide) const;

    IncidentStore& incidents_;
    Chat& chat_;
    const Clock& clock_;
};

} // namespace muster::usecases
