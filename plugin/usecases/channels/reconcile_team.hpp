// After a time in which the chat server's news were not heard: every ongoing incident is looked at anew.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/ports/incident_store.hpp"
#include "plugin/usecases/channels/follow_channel.hpp"
#include "plugin/usecases/participants/follow_members.hpp"

namespace muster::usecases
{

class ReconcileTeam
{
public:
    ReconcileTeam(IncidentStore& incidents, const FollowMembers& members, const FollowChannel& channel)
        : incidents_(incidents), members_(members), channel_(channel)
    {
    }

    /// Two questions to the chat server for each ongoing incident of the team. faults   Unavailable
    [[nodiscard]] Async<Result<>> run(TeamId team) const;

private:
    IncidentStore& incidents_;
    const FollowMembers& members_;
    const FollowChannel& channel_;
};

} // namespace muster::usecases
