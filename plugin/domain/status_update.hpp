// Status updates, and the reminder that asks for the next one.
#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/events.hpp"
#include "plugin/domain/ids.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace muster
{

struct Incident;
struct StatusUpdate;

/// In code points: what an interactive dialog takes (reference mattermost-host.md), so that every update can be edited
/// in one.
inline constexpr std::size_t kUpdateLongest = 3000;
inline constexpr std::chrono::seconds kReminderLongest = std::chrono::hours(24 * 30);
/// A reminder that nobody answers comes after twice as long each time, but once a day at least.
inline constexpr std::chrono::seconds kReminderRarest = std::chrono::hours(24);

/// What a person says of the incident. The id is made before the form is shown: sent twice, it is one update.
struct NewUpdate {
    StatusUpdateId id;
    UserId author;
    Status status = Status::Active;
    std::string message;
    std::chrono::seconds reminder{0};
};

/// Puts the update on record and makes its status the incident's; any status may follow any. An ended status ends the
/// incident now unless it has ended before, another one makes it ongoing. The reminder is set anew, or off with 0 and
/// for an ended incident. faults   Invalid  field "message" (empty, too long) or "reminder" (negative, too long)
[[nodiscard]] Result<EventBodies> update_status(Incident& incident, const NewUpdate& update, Instant at);

/// The post of an update was edited, or deleted. Of the latest that is not deleted one starts the next update.
/// faults   NotFound  no update has that post
[[nodiscard]] Result<EventBodies> correct_update(Incident& incident, const PostId& post, const std::string& message,
                                                 Instant at);
[[nodiscard]] Result<EventBodies> delete_update(Incident& incident, const PostId& post, Instant at);

/// The latest update whose post is not deleted, null when there is none.
[[nodiscard]] const StatusUpdate* latest_update(const Incident& incident);

/// What the form of the next update starts with: the latest update's text and reminder, or the playbook's.
[[nodiscard]] std::string next_update_text(const Incident& incident);
[[nodiscard]] std::chrono::seconds next_update_reminder(const Incident& incident);

/// The reminder's time has come, if it still has: somebody may have been quicker.
[[nodiscard]] EventBodies fall_reminder(Incident& incident, Instant at);

/// Puts the reminder off by its interval. faults  Conflict  none is set
[[nodiscard]] Result<EventBodies> dismiss_reminder(Incident& incident, Instant at);

/// True when a status update was asked for and has not been given: the reminder has fallen.
[[nodiscard]] bool is_overdue(const Incident& incident);

/// Links the channel's post of an update to it, or, with an empty id, the post that asks for one to the reminder.
/// faults   NotFound  no such update
[[nodiscard]] Result<EventBodies> link_post(Incident& incident, const StatusUpdateId& update, const PostId& post);

} // namespace muster
