// Follows who comes into incident channels and who goes.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/incident_store.hpp"

namespace muster::usecases
{

/// People only: bots take no part. Channels that are no incident's are passed over.
class FollowMembers
{
public:
    FollowMembers(IncidentStore& incidents, Chat& chat, const Clock& clock)
        : incidents_(incidents), chat_(chat), clock_(clock)
    {
    }

    /// faults   Unavailable
    [[nodiscard]] Async<Result<>> joined(ChannelId channel, UserId user) const;
    [[nodiscard]] Async<Result<>> left(ChannelId channel, UserId user) const;

    /// Who leaves a team leaves all its channels, and the chat server says so only once; likewise whose account is
    /// deactivated. faults   Unavailable
    [[nodiscard]] Async<Result<>> left_team(TeamId team, UserId user) const;

    /// Reads the members of the incident's channel anew: events may have been missed. faults   Unavailable
    [[nodiscard]] Async<Result<>> reconcile(const Incident& incident) const;

private:
    [[nodiscard]] Async<Result<bool>> is_person(UserId user) const;
    [[nodiscard]] Async<Result<>> change(IncidentId incident, UserId actor, Decide decide) const;

    IncidentStore& incidents_;
    Chat& chat_;
    const Clock& clock_;
};

} // namespace muster::usecases
