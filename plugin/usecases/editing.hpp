// What every change of an incident has in common: it exists, the person may edit it, one decision in one transaction.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/ports/incident_store.hpp"
#include "plugin/usecases/facts.hpp"

#include <string_view>

namespace muster::usecases
{

/// The field of a fault that says: the incident is not as the person saw it.
inline constexpr std::string_view kSeenRevision = "If-Match";

class Editing
{
public:
    Editing(IncidentStore& incidents, const Facts& facts, const Clock& clock)
        : incidents_(incidents), facts_(facts), clock_(clock)
    {
    }

    /// faults   NotFound, Forbidden  as Facts::may_edit; Unavailable; and what `decide` refuses with
    ///          Conflict  "If-Match": the incident's revision is not the one that the person saw
    [[nodiscard]] Async<Result<Incident>> run(IncidentId incident, Asker asker, Decide decide) const;

    [[nodiscard]] Instant now() const { return clock_.now(); }

private:
    IncidentStore& incidents_;
    const Facts& facts_;
    const Clock& clock_;
};

/// For what follows the chat server or the clock: an incident, or a thing in it, that is gone needs no change.
[[nodiscard]] Result<> unless_gone(const Result<Incident>& changed);

} // namespace muster::usecases
