// Says where an incident stands, and asks for the next status update when that is due.
#pragma once

#include "plugin/domain/status_update.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/usecases/editing.hpp"

#include <chrono>
#include <string>

namespace muster::usecases
{

/// POST /incidents/{id}/status, `/incident update`. What follows: the update is posted to the incident channel, copied
/// to the broadcast channels, and the reminder that was waiting is gone.
class UpdateStatus
{
public:
    explicit UpdateStatus(const Editing& editing) : editing_(editing) {}

    /// An update of an id that is on record already changes nothing.
    struct Args {
        StatusUpdateId id;
        Status status = Status::Active;
        std::string message;
        std::chrono::seconds reminder{0};
    };

    /// faults   NotFound, Forbidden, Unavailable; Invalid  field "message" or "reminder"
    [[nodiscard]] Async<Result<Incident>> run(IncidentId incident, Asker asker, Args args) const;

private:
    const Editing& editing_;
};

/// Puts the reminder off: it comes again after its interval.
class DismissReminder
{
public:
    explicit DismissReminder(const Editing& editing) : editing_(editing) {}

    /// faults   NotFound, Forbidden, Unavailable; Conflict  none is set
    [[nodiscard]] Async<Result<Incident>> run(IncidentId incident, Asker asker) const;

private:
    const Editing& editing_;
};

/// What Muster does by itself when the reminder's time has come.
class RemindOfUpdate
{
public:
    RemindOfUpdate(IncidentStore& incidents, Chat& chat, const Clock& clock)
        : incidents_(incidents), chat_(chat), clock_(clock)
    {
    }

    /// Does nothing when somebody was quicker. faults   Unavailable
    [[nodiscard]] Async<Result<>> run(IncidentId incident) const;

private:
    IncidentStore& incidents_;
    Chat& chat_;
    const Clock& clock_;
};

/// Follows what people do to the post of a status update.
class FollowUpdatePost
{
public:
    FollowUpdatePost(IncidentStore& incidents, Chat& chat, const Clock& clock)
        : incidents_(incidents), chat_(chat), clock_(clock)
    {
    }

    /// Posts that are no status update's, and channels that are no incident's, are passed over. `text` is what
    /// the person wrote; `actor` is empty where the chat server does not say who it was. faults   Unavailable
    [[nodiscard]] Async<Result<>> edited(ChannelId channel, PostId post, std::string text) const;
    [[nodiscard]] Async<Result<>> deleted(ChannelId channel, PostId post, UserId actor) const;

private:
    [[nodiscard]] Async<Result<>> change(ChannelId channel, UserId actor, Decide decide) const;

    IncidentStore& incidents_;
    Chat& chat_;
    const Clock& clock_;
};

} // namespace muster::usecases
