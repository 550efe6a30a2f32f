// Looking incidents up, as far as the asking person may see them.
#pragma once

#include "plugin/ports/chat.hpp"
#include "plugin/ports/incident_store.hpp"
#include "plugin/usecases/facts.hpp"

#include <cstddef>
#include <vector>

namespace muster::usecases
{

class FindIncidents
{
public:
    FindIncidents(IncidentStore& incidents, const Facts& facts, Chat& chat)
        : incidents_(incidents), facts_(facts), chat_(chat)
    {
    }

    /// faults   NotFound  there is none, or the person may not see it: both look the same
    [[nodiscard]] Async<Result<Incident>> by_id(IncidentId incident, Asker asker) const;
    [[nodiscard]] Async<Result<Incident>> by_channel(ChannelId channel, Asker asker) const;

    /// For somebody who is about to change it. faults   NotFound; Forbidden  they may see it, but not edit it
    [[nodiscard]] Async<Result<Incident>> to_edit(IncidentId incident, Asker asker) const;

    /// One page of the team's incidents that the person may see; the query's visibility is filled in here.
    /// faults   Forbidden  "team": the person is not in it and no system administrator
    [[nodiscard]] Async<Result<IncidentPage>> of_team(IncidentQuery query, Asker asker) const;

    /// Who commands one of the incidents that the query asks for and the person may see.
    /// faults   as of_team
    [[nodiscard]] Async<Result<std::vector<User>>> commanders(IncidentQuery query, Asker asker) const;

    /// An incident's channel and team, as the chat server has them now.
    /// faults   NotFound  as by_id, and while the channel is not there
    struct Surroundings {
        Incident incident;
        Channel channel;
        Team team;
    };
    [[nodiscard]] Async<Result<Surroundings>> with_surroundings(IncidentId incident, Asker asker) const;

    /// The team's ongoing incidents in whose channels the person is, newest first, at most `limit`.
    [[nodiscard]] Async<Result<std::vector<Incident>>> ongoing_of(TeamId team, UserId user, std::size_t limit) const;

    /// The query, narrowed to what the person may see. faults   as of_team
    [[nodiscard]] Async<Result<IncidentQuery>> visible(IncidentQuery query, Asker asker) const;

private:
    /// Those of the channels in which the chat server says that the person is: one question each.
    [[nodiscard]] Async<Result<std::vector<ChannelId>>> joined(JoinedQuery wanted) const;

    IncidentStore& incidents_;
    const Facts& facts_;
    Chat& chat_;
};

} // namespace muster::usecases
