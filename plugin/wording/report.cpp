#include "plugin/wording/report.hpp"

#include "plugin/wording/timeline.hpp"

namespace muster::wording
{

std::string report_tasks(const TaskCounts& tasks)
{
    std::string text;
    const auto add = [&text](std::size_t count, std::string_view what) {
        if (count > 0) text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(what);
    };
    add(tasks.closed, kReportDone);
    add(tasks.in_progress, "in progress");
    add(tasks.open, "open");
    add(tasks.skipped, kReportSkipped);
    return text;
}

std::string report_stage(std::string_view title) { return "Time in \u201c" + std::string(title) + "\u201d"; }

std::string report_made(Instant at) { return "Exported by Muster at " + moment(at) + "."; }

} // namespace muster::wording
