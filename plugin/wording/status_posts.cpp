#include "plugin/wording/status_posts.hpp"

#include "plugin/domain/incident_number.hpp"
#include "plugin/wording/phrases.hpp"

namespace muster::wording
{

namespace
{

constexpr std::string_view kUpdateMark = ":loudspeaker: ";
/// Between the line that Muster writes and what the person wrote.
constexpr std::string_view kBelow = "\n\n";

std::string status_line(const StatusUpdated& update)
{
    const std::string now = "**" + std::string(status_name(update.after)) + "**";
    if (update.before == update.after) return "still " + now;
    return std::string(status_name(update.before)) + " → " + now;
}

std::string next_line(std::chrono::seconds next)
{
    return next.count() > 0 ? " · next update in " + interval(next) : std::string();
}

} // namespace

std::string update_introduction(std::size_t broadcast_channels)
{
    if (broadcast_channels == 0) return "The update is posted to this channel.";
    if (broadcast_channels == 1) return "The update is posted to this channel and copied to 1 other channel.";
    return "The update is posted to this channel and copied to " + std::to_string(broadcast_channels) +
           " other channels.";
}

std::string message_missing() { return "Say what has changed: an update without words helps nobody."; }

std::string message_too_long() { return "The update is too long. Say it in fewer words, or in two updates."; }

std::string reminder_unusable() { return "The reminder must lie between now and 30 days from now."; }

std::string no_reminder_set() { return "No status update is asked for at the moment."; }

std::string author_name(std::string_view username, std::string_view first, std::string_view last)
{
    const std::string mention = "@" + std::string(username);
    if (first.empty() || last.empty()) return mention;
    return std::string(first) + " " + std::string(last) + " (" + mention + ")";
}

std::string interval(std::chrono::seconds interval)
{
    if (interval.count() <= 0) return "none";
    if (interval < std::chrono::minutes(1)) return std::to_string(interval.count()) + " s";
    return span(interval);
}

std::string status_update(std::string_view author, const StatusUpdated& update)
{
    return std::string(kUpdateMark) + "Status update by @" + std::string(author) + ": " + status_line(update) +
           next_line(update.reminder) + std::string(kBelow) + update.message;
}

std::string written_in_update(std::string_view post)
{
    const std::size_t below = post.find(kBelow);
    const bool is_marked = post.substr(0, kUpdateMark.size()) == kUpdateMark && below != std::string_view::npos;
    return std::string(is_marked ? post.substr(below + kBelow.size()) : post);
}

std::string broadcast(const Incident& incident, std::string_view author, const StatusUpdated& update, Instant at)
{
    return "#### " + called(incident) + " " + bold(incident.name) + "\n" + status_line(update) + " · running for " +
           span(std::chrono::duration_cast<std::chrono::seconds>(at - incident.created_at)) + " · by " +
           std::string(author) + " in ~" + incident.channel_name + next_line(update.reminder) + "\n\n---\n" +
           update.message;
}

std::string broadcast_failed(std::size_t channels)
{
    const std::string which = channels == 1 ? "1 broadcast channel" : std::to_string(channels) + " broadcast channels";
    return ":warning: The status update could not be copied to " + which +
           ". Add the bot to it, or change the channels in the playbook.";
}

std::string reminder(std::string_view commander, const Incident& incident, const ReminderFell& event)
{
    std::string text = "@" + std::string(commander) + ", a status update is due for " + bold(incident.name) + ".";
    if (event.count > 1) text += " This is reminder number " + std::to_string(event.count) + ".";
    return text + " The next one comes in " + interval(event.next) + ".";
}

std::string reminder_fell(const ReminderFell& event)
{
    return event.count == 1 ? "A status update was due." : "A status update was asked for again.";
}

std::string reminder_dismissed(std::string_view actor, const ReminderDismissed& event)
{
    return std::string(actor) + " put the status update off. It is asked for again in " + interval(event.next) + ".";
}

std::string update_corrected(std::string_view actor, const StatusUpdateCorrected& event)
{
    return std::string(actor) + (event.is_deleted ? " deleted a status update." : " corrected a status update.");
}

std::string next_update(const Incident& incident, Instant now)
{
    if (!incident.is_active() || !incident.reminder.due_at) return {};
    if (incident.reminder.fallen > 0) {
        const std::string times = incident.reminder.fallen == 1
                                      ? "asked for once"
                                      : "asked for " + std::to_string(incident.reminder.fallen) + " times";
        return ":red_circle: **Overdue** (" + times + ")";
    }
    const auto left = std::chrono::duration_cast<std::chrono::seconds>(*incident.reminder.due_at - now);
    return left.count() > 0 ? "in " + interval(left) : "now";
}

std::string_view status_name(Status status)
{
    switch (status) {
    case Status::Reported:
        return "Reported";
    case Status::Active:
        return "Active";
    case Status::Resolved:
        return "Resolved";
    case Status::Archived:
        return "Archived";
    }
    return "";
}

} // namespace muster::wording
