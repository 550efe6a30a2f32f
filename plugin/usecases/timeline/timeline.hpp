// What happened to an incident, and what people add to that.
#pragma once

#include "plugin/ports/chat.hpp"
#include "plugin/ports/incident_store.hpp"
#include "plugin/usecases/editing.hpp"
#include "plugin/usecases/facts.hpp"

#include <optional>
#include <string>
#include <vector>

namespace muster::usecases
{

/// An incident and its events in the order in which they happened, without what Muster notes for itself.
struct Timeline {
    Incident incident;
    std::vector<IncidentEvent> events;
};

/// GET /incidents/{id}/timeline, `/incident timeline`
class ReadTimeline
{
public:
    ReadTimeline(IncidentStore& incidents, const Facts& facts) : incidents_(incidents), facts_(facts) {}

    /// faults   NotFound  there is none, or the person may not see it;  Unavailable
    [[nodiscard]] Async<Result<Timeline>> run(IncidentId incident, Asker asker) const;

private:
    IncidentStore& incidents_;
    const Facts& facts_;
};

/// POST /incidents/{id}/timeline
class AddTimelineNote
{
public:
    AddTimelineNote(const Editing& editing, const Facts& facts) : editing_(editing), facts_(facts) {}

    /// Without a time it happened when the post was made, or now. A post must be one that the person may read: its
    /// channel's members may.
    struct Args {
        std::string summary;
        PostId post;
        std::optional<Instant> happened_at;
    };

    /// faults   NotFound, Forbidden, Unavailable; Invalid  field "summary", "event_at" or "post_id"
    [[nodiscard]] Async<Result<Incident>> run(IncidentId incident, Asker asker, Args args) const;

private:
    const Editing& editing_;
    const Facts& facts_;
};

} // namespace muster::usecases
