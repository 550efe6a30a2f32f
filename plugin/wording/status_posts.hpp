// What the bot says of status updates, and the words of their form.
#pragma once

#include "plugin/domain/incident.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::wording
{

inline constexpr std::string_view kUpdateTitle = "Update Incident Status";
inline constexpr std::string_view kUpdateSubmit = "Update Status";
inline constexpr std::string_view kUpdateStatus = "Status";
inline constexpr std::string_view kUpdateMessage = "Change since last update";
inline constexpr std::string_view kUpdateReminder = "Reminder for next update";
inline constexpr std::string_view kDismiss = "Dismiss";

/// Above the form: whether the update leaves the incident channel.
[[nodiscard]] std::string update_introduction(std::size_t broadcast_channels);
[[nodiscard]] std::string message_missing();
[[nodiscard]] std::string message_too_long();
[[nodiscard]] std::string reminder_unusable();
[[nodiscard]] std::string no_reminder_set();

/// "Ada Byron (@ada)", or "@ada" for somebody who has not said more.
[[nodiscard]] std::string author_name(std::string_view username, std::string_view first, std::string_view last);

/// "15 min", "4 h", "1 d 2 h"; "none" for 0.
[[nodiscard]] std::string interval(std::chrono::seconds interval);

/// A line of who, which status, and when the next one comes; below it what they wrote, word for word.
[[nodiscard]] std::string status_update(std::string_view author, const StatusUpdated& update);
/// What they wrote, of a post that says `status_update`; the whole of another text.
[[nodiscard]] std::string written_in_update(std::string_view post);
/// For people who are not in the incident channel.
[[nodiscard]] std::string broadcast(const Incident& incident, std::string_view author, const StatusUpdated& update,
                                    Instant at);
[[nodiscard]] std::string broadcast_failed(std::size_t channels);

[[nodiscard]] std::string reminder(std::string_view commander, const Incident& incident, const ReminderFell& event);
/// The same without a call to anybody, for the timeline.
[[nodiscard]] std::string reminder_fell(const ReminderFell& event);
[[nodiscard]] std::string reminder_dismissed(std::string_view actor, const ReminderDismissed& event);
[[nodiscard]] std::string update_corrected(std::string_view actor, const StatusUpdateCorrected& event);

/// Whether an update is asked for: "in 12 min", "overdue since 5 min"; empty when none is.
[[nodiscard]] std::string next_update(const Incident& incident, Instant now);

[[nodiscard]] std::string_view status_name(Status status);

} // namespace muster::wording
