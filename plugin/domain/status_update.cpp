#include "plugin/domain/status_update.hpp"

#include "base/text.hpp"
#include "plugin/domain/incident.hpp"

#include <algorithm>
#include <utility>

namespace muster
{

namespace
{

constexpr std::uint32_t kMostDoublings = 16;

StatusUpdate* update_of_post(Incident& incident, const PostId& post)
{
    for (StatusUpdate& update : incident.updates)
        if (!post.empty() && update.post == post) return &update;
    return nullptr;
}

Failure no_update() { return fail(Fault::NotFound, "status update: not found"); }

void take_status(Incident& incident, Status status, Instant at)
{
    incident.status = status;
    if (!is_ended(status))
        incident.ended_at.reset();
    else if (!incident.ended_at)
        incident.ended_at = at;
}

} // namespace

Result<EventBodies> update_status(Incident& incident, const NewUpdate& update, Instant at)
{
    const auto is_same = [&update](const StatusUpdate& known) { return known.id == update.id; };
    if (std::any_of(incident.updates.begin(), incident.updates.end(), is_same)) return EventBodies{};

    const std::string message(trim(update.message));
    if (message.empty()) return fail(Fault::Invalid, "message: is missing", "message");
    if (length(message) > kUpdateLongest) return fail(Fault::Invalid, "message: too long", "message");
    const bool reminder_fits = update.reminder.count() >= 0 && update.reminder <= kReminderLongest;
    if (!reminder_fits) return fail(Fault::Invalid, "reminder: out of range", "reminder");

    const Status before = incident.status;
    take_status(incident, update.status, at);
    incident.updates.push_back(StatusUpdate{update.id, update.author, update.status, message, at, {}, {}, {}});
    incident.reminder.interval = update.reminder;
    incident.reminder.fallen = 0;
    incident.reminder.due_at.reset();
    if (update.reminder.count() > 0 && incident.is_active()) incident.reminder.due_at = at + update.reminder;
    return EventBodies{StatusUpdated{update.id, before, update.status, message, update.reminder}};
}

Result<EventBodies> correct_update(Incident& incident, const PostId& post, const std::string& message, Instant at)
{
    StatusUpdate* update = update_of_post(incident, post);
    if (!update) return no_update();
    if (update->message == message) return EventBodies{};
    update->message = message;
    update->edited_at = at;
    return EventBodies{StatusUpdateCorrected{update->id, message, false}};
}

Result<EventBodies> delete_update(Incident& incident, const PostId& post, Instant at)
{
    StatusUpdate* update = update_of_post(incident, post);
    if (!update) return no_update();
    if (update->deleted_at != Instant{}) return EventBodies{};
    update->deleted_at = at;
    return EventBodies{StatusUpdateCorrected{update->id, {}, true}};
}

const StatusUpdate* latest_update(const Incident& incident)
{
    for (auto last = incident.updates.rbegin(); last != incident.updates.rend(); ++last)
        if (last->deleted_at == Instant{}) return &*last;
    return nullptr;
}

std::string next_update_text(const Incident& incident)
{
    const StatusUpdate* latest = latest_update(incident);
    return latest ? latest->message : incident.settings.update_template;
}

std::chrono::seconds next_update_reminder(const Incident& incident)
{
    return incident.updates.empty() ? incident.settings.reminder_interval : incident.reminder.interval;
}

EventBodies fall_reminder(Incident& incident, Instant at)
{
    Reminder& reminder = incident.reminder;
    if (!incident.is_active() || !reminder.due_at || *reminder.due_at > at) return {};
    ++reminder.fallen;
    const auto doubled = reminder.interval * (std::int64_t{1} << std::min(reminder.fallen, kMostDoublings));
    // An interval that is longer than the rarest stays what people chose.
    const std::chrono::seconds next = std::max(reminder.interval, std::min(doubled, kReminderRarest));
    reminder.due_at = at + next;
    return {ReminderFell{reminder.fallen, next}};
}

Result<EventBodies> dismiss_reminder(Incident& incident, Instant at)
{
    Reminder& reminder = incident.reminder;
    if (!incident.is_active() || !reminder.due_at) return fail(Fault::Conflict, "reminder: none is set", "reminder");
    if (reminder.fallen == 0) return EventBodies{}; // put off already
    reminder.fallen = 0;
    reminder.due_at = at + reminder.interval;
    return EventBodies{ReminderDismissed{reminder.interval}};
}

bool is_overdue(const Incident& incident) { return incident.is_active() && incident.reminder.fallen > 0; }

Result<EventBodies> link_post(Incident& incident, const StatusUpdateId& update, const PostId& post)
{
    if (update.empty()) {
        if (incident.reminder.post == post) return EventBodies{};
        incident.reminder.post = post;
        return EventBodies{PostLinked{update, post}};
    }
    for (StatusUpdate& known : incident.updates) {
        if (known.id != update) continue;
        if (known.post == post) return EventBodies{};
        known.post = post;
        return EventBodies{PostLinked{update, post}};
    }
    return no_update();
}

} // namespace muster
