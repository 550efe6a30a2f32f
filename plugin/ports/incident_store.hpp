// Where incidents are kept. One suite of tests (tests/store) holds for every implementation.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/events.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/domain/team_statistics.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster
{

/// Who changes an incident, and when.
struct Change {
    UserId actor;
    Instant at{};
};

/// Decides on the loaded incident: changes it and says what happened, or refuses. Synchronous, without side effects,
/// may be run more than once. No events means that nothing changed: nothing is written and the revision stays.
using Decide = std::function<Result<EventBodies>(Incident&)>;

/// An incident with all that happened to it before anybody recorded it, in order; each step decides like a change.
struct Past {
    class Step
    {
    public:
        Change change;
        Decide decide;
    };

    Incident incident;
    IncidentStarted started;
    Change start;
    std::vector<Step> steps;
};

enum class IncidentStatus { All, Active, Ended };
enum class IncidentSort { CreatedAt, Name, EndedAt, Commander, Id, IsActive, Status, LastUpdate };

/// Which incidents of a team to list, already narrowed to what the asking person may see.
struct IncidentQuery {
    TeamId team;
    IncidentStatus status = IncidentStatus::All;
    std::optional<Status> exact_status; ///< exactly that one of the four
    std::optional<UserId> commander;
    std::optional<UserId> member; ///< somebody who takes part now
    std::optional<PlaybookId> playbook;
    std::optional<Instant> started_from;   ///< created then or later
    std::optional<Instant> started_before; ///< created earlier
    std::optional<Instant> active_from;    ///< not ended before that
    std::string search;                    ///< substring of the name, letters of either case; wildcards mean themselves
    bool all_visible = false;              ///< a system administrator sees private incidents without being in them
    bool public_visible = true;            ///< a guest sees even public ones only where they are in the channel
    std::vector<ChannelId> joined;         ///< channels whose incidents the person sees besides
    IncidentSort sort = IncidentSort::CreatedAt;
    bool descending = true; ///< ties are broken by id, so that pages are stable
    std::size_t page = 0;
    std::size_t per_page = 100;
};

/// In which of a team's incidents somebody takes part.
struct JoinedQuery {
    TeamId team;
    UserId participant;
    bool private_only = false;
    bool active_only = false;
};

struct IncidentPage {
    std::size_t total = 0;
    std::vector<Incident> incidents;
};

class IncidentStore
{
public:
    virtual ~IncidentStore() = default;

    /// Records a new incident with its number and revision 1, its IncidentStarted event, timeline entry and outbox
    /// rows, in one transaction. An incident of that id that exists already is returned as it is: a repeated order
    /// starts one incident. faults   Unavailable  nothing was recorded (the disk is full, the store is closing)
    [[nodiscard]] virtual Async<Result<Incident>> create(Incident incident, IncidentStarted started, Change change) = 0;

    /// Loads, decides, writes state + timeline + outbox rows and commits, in one transaction; the answer is the
    /// committed incident. Changes of one incident happen one after the other. faults   NotFound     no such incident
    ///          Unavailable  nothing was recorded
    ///          and whatever `decide` refuses with
    [[nodiscard]] virtual Async<Result<Incident>> change(IncidentId incident, Change change, Decide decide) = 0;

    /// Records incidents of the past, all of them in one transaction, as `create` and `change` would have at the time,
    /// but nothing follows: no outbox rows, so nobody is told. An incident of that id that exists already is left
    /// alone. faults   Unavailable  nothing was recorded
    ///          and what a step is refused with: nothing was recorded either
    [[nodiscard]] virtual Async<Result<>> record_past(std::vector<Past> pasts) = 0;

    /// faults   NotFound, Unavailable
    [[nodiscard]] virtual Async<Result<Incident>> by_id(IncidentId incident) = 0;
    [[nodiscard]] virtual Async<Result<Incident>> by_channel(ChannelId channel) = 0;

    [[nodiscard]] virtual Async<Result<IncidentPage>> list(IncidentQuery query) = 0;

    /// Who commands one of those incidents, whatever page and order the query asks for; sorted.
    [[nodiscard]] virtual Async<Result<std::vector<UserId>>> commanders(IncidentQuery query) = 0;

    /// Channels of the team's incidents in which the person takes part, as far as Muster has heard: who is in a channel
    /// at this moment, only the chat server knows.
    [[nodiscard]] virtual Async<Result<std::vector<ChannelId>>> joined_channels(JoinedQuery query) = 0;

    /// Measures those of a team's, or a playbook's, incidents that the query lets see; its filters, order and page do
    /// not count. `since` is the beginning of the time in question. Stages are measured where a playbook is named.
    [[nodiscard]] virtual Async<Result<Measured>> measure(IncidentQuery query, Instant since) = 0;

    /// Every event of an incident, oldest first.
    [[nodiscard]] virtual Async<Result<std::vector<IncidentEvent>>> timeline(IncidentId incident) = 0;
};

} // namespace muster
