// The words of an exported incident.
#pragma once

#include "base/time.hpp"
#include "plugin/domain/events.hpp"
#include "plugin/domain/statistics.hpp"
#include "plugin/wording/status_posts.hpp"

#include <string>
#include <string_view>

namespace muster::wording
{

inline constexpr std::string_view kReportStatus = "Status";
inline constexpr std::string_view kReportCommander = "Commander";
inline constexpr std::string_view kReportReporter = "Reported by";
inline constexpr std::string_view kReportBegan = "Began";
inline constexpr std::string_view kReportEnded = "Ended";
inline constexpr std::string_view kReportDuration = "Duration";
inline constexpr std::string_view kReportParticipants = "Participants";
inline constexpr std::string_view kReportUpdates = "Status updates";
inline constexpr std::string_view kReportTasks = "Tasks";
inline constexpr std::string_view kReportStatistics = "Statistics";
inline constexpr std::string_view kReportOngoing = "Ongoing without the pauses";
inline constexpr std::string_view kReportToFirstUpdate = "To the first status update";
inline constexpr std::string_view kReportToResolve = "To the end";
inline constexpr std::string_view kReportPeople = "People who took part";
inline constexpr std::string_view kReportTimeline = "Timeline";
inline constexpr std::string_view kReportWhen = "When";
inline constexpr std::string_view kReportWhat = "What";
inline constexpr std::string_view kReportSkipped = "skipped";
inline constexpr std::string_view kReportDone = "done";
inline constexpr std::string_view kReportDrawing = "Completed tasks and status updates over time";

/// "7 done, 1 in progress, 2 open, 1 skipped", without what there is none of.
[[nodiscard]] std::string report_tasks(const TaskCounts& tasks);

/// "Time in “Triage”"
[[nodiscard]] std::string report_stage(std::string_view title);

/// When the document was made.
[[nodiscard]] std::string report_made(Instant at);

} // namespace muster::wording
