// Incidents for trying things out: one like any other with a start in the past, or many that nobody is told of.
#pragma once

#include "base/async.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/deliveries.hpp"
#include "plugin/ports/incident_store.hpp"
#include "plugin/ports/playbook_store.hpp"
#include "plugin/usecases/testdata/bulk_plan.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace muster::usecases
{

inline constexpr std::size_t kMostTestIncidents = 100'000;

class MakeTestData
{
public:
    MakeTestData(IncidentStore& incidents, PlaybookStore& playbooks, Chat& chat, Deliveries& deliveries, IdSource& ids,
                 const Clock& clock)
        : incidents_(incidents), playbooks_(playbooks), chat_(chat), deliveries_(deliveries), ids_(ids), clock_(clock)
    {
    }

    /// faults   Forbidden  they are no system administrator
    [[nodiscard]] Async<Result<>> may_make(UserId asker) const;

    /// An ongoing incident with its channel, commanded by the asker, begun in the past.
    /// faults   NotFound  "playbook": the team has none of that id
    ///          Invalid   "timestamp": it lies in the future;  "name"
    class One
    {
    public:
        TeamId team;
        UserId asker;
        PlaybookId playbook;
        std::string name;
        Instant began{};
    };
    [[nodiscard]] Async<Result<Incident>> one(One wanted) const;

    class Many
    {
    public:
        TeamId team;
        UserId asker;
        std::size_t ongoing = 0;
        std::size_t ended = 0;
        Instant begin{};
        Instant end{};
        std::uint64_t seed = 0;
    };
    /// What to draw for it: from the team's first hundred playbooks.
    /// faults   Invalid   "end": not after the beginning;  "begin": in the future;  "count": too many
    ///          NotFound  "playbook": there is none
    [[nodiscard]] Async<Result<BulkOrder>> order(Many wanted) const;

    /// Records all of it, in the background of everything else: a few at a time, no channel, nobody told
    /// (docs/decisions/0011). Those recorded stay when it breaks off. faults   Unavailable
    [[nodiscard]] Async<Result<>> many(BulkOrder order) const;

private:
    IncidentStore& incidents_;
    PlaybookStore& playbooks_;
    Chat& chat_;
    Deliveries& deliveries_;
    IdSource& ids_;
    const Clock& clock_;
};

} // namespace muster::usecases
