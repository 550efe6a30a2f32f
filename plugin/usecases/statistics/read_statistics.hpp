// How incidents go, in numbers.
#pragma once

#include "plugin/domain/statistics.hpp"
#include "plugin/domain/team_statistics.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/incident_store.hpp"
#include "plugin/usecases/incidents/find_incidents.hpp"
#include "plugin/usecases/playbooks/find_playbooks.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace muster::usecases
{

/// GET /incidents/{id}/statistics, /statistics, /playbooks/{id}/statistics
class ReadStatistics
{
public:
    ReadStatistics(IncidentStore& incidents, Chat& chat, const FindIncidents& find_incidents,
                   const FindPlaybooks& find_playbooks, const Clock& clock)
        : incidents_(incidents), chat_(chat), find_incidents_(find_incidents), find_playbooks_(find_playbooks),
          clock_(clock)
    {
    }

    /// `messages` is how many the incident's channel has, nothing while it has no channel.
    struct OfIncident {
        Incident incident;
        IncidentStatistics statistics;
        std::optional<std::int64_t> messages;
        Instant at{};
    };
    /// faults   NotFound  there is none, or the person may not see it;  Unavailable
    [[nodiscard]] Async<Result<OfIncident>> of_incident(IncidentId incident, Asker asker) const;

    /// `weeks` back from now, this one included. Without a playbook no stages: they are the playbook's.
    struct Wish {
        TeamId team;
        std::optional<PlaybookId> playbook;
        std::size_t weeks = 12;
    };
    struct OfTeam {
        TeamId team;
        std::optional<PlaybookId> playbook;
        TeamStatistics statistics;
        Instant at{};
    };
    /// Over the incidents that the person may see, and no others.
    /// faults   Forbidden  "team_id": the person is not in it and no system administrator;  Unavailable
    [[nodiscard]] Async<Result<OfTeam>> of_team(Wish wish, Asker asker) const;

    /// faults   NotFound  there is no such playbook, or the person may not see it;  Forbidden;  Unavailable
    [[nodiscard]] Async<Result<OfTeam>> of_playbook(PlaybookId playbook, std::size_t weeks, Asker asker) const;

private:
    [[nodiscard]] Async<Result<OfTeam>> measured(Wish wish, std::vector<std::string> planned, Asker asker) const;

    IncidentStore& incidents_;
    Chat& chat_;
    const FindIncidents& find_incidents_;
    const FindPlaybooks& find_playbooks_;
    const Clock& clock_;
};

} // namespace muster::usecases
