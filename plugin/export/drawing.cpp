#include "plugin/export/drawing.hpp"

#include "base/text.hpp"
#include "plugin/export/markup.hpp"
#include "plugin/wording/phrases.hpp"
#include "plugin/wording/report.hpp"
#include "plugin/wording/status_posts.hpp"

#include <algorithm>
#include <chrono>

namespace muster::exports
{

namespace
{

constexpr int kWidth = 960;
constexpr int kLabels = 300; ///< the column of titles at the left
constexpr int kRight = 20;
constexpr int kRow = 22;
constexpr int kTop = 34;
constexpr int kBottom = 10;
constexpr int kTicks = 4;
constexpr std::size_t kTitleShown = 40;

/// What is drawn of an incident that has just begun: with less, the marks would be fractions of seconds.
constexpr std::chrono::milliseconds kSpanLeast = std::chrono::minutes(1);

/// The span of time that is drawn, and where a moment stands on it.
class Axis
{
public:
    Axis(Instant from, Instant to) : from_(from), span_(std::max(to - from, kSpanLeast).count()) {}

    [[nodiscard]] int at(Instant moment) const
    {
        const std::int64_t passed = std::clamp<std::int64_t>((moment - from_).count(), 0, span_);
        return kLabels + static_cast<int>((kWidth - kLabels - kRight) * passed / span_);
    }
    [[nodiscard]] Instant tick(int number) const { return from_ + std::chrono::milliseconds(span_ * number / kTicks); }

private:
    Instant from_;
    std::int64_t span_;
};

std::string attribute(std::string_view name, int value)
{
    return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
}

std::string vertical(int x, int bottom, std::string_view style)
{
    return "<line" + attribute("x1", x) + attribute("x2", x) + attribute("y1", kTop - 8) + attribute("y2", bottom) +
           " " + std::string(style) + "/>";
}

std::string label(int x, int y, std::string_view anchor, const std::string& text)
{
    return "<text" + attribute("x", x) + attribute("y", y) + " text-anchor=\"" + std::string(anchor) + "\">" +
           escaped(text) + "</text>";
}

std::vector<const Task*> completed(const Incident& incident)
{
    std::vector<const Task*> tasks;
    for (const Stage& stage : incident.stages)
        for (const Task& task : stage.tasks)
            if (task.state == TaskState::Closed) tasks.push_back(&task);
    std::stable_sort(tasks.begin(), tasks.end(),
                     [](const Task* a, const Task* b) { return a->state_modified_at < b->state_modified_at; });
    return tasks;
}

std::string ticks(const Axis& axis, Instant start, int bottom)
{
    std::string svg;
    for (int i = 0; i <= kTicks; ++i) {
        const int x = axis.at(axis.tick(i));
        const auto passed = std::chrono::duration_cast<std::chrono::seconds>(axis.tick(i) - start);
        const std::string_view anchor = i == kTicks ? "end" : i == 0 ? "start" : "middle";
        svg += vertical(x, bottom, "stroke=\"currentColor\" stroke-opacity=\".2\"");
        svg += label(x, kTop - 14, anchor, i == 0 ? "0" : wording::mark(passed));
    }
    return svg;
}

} // namespace

std::string drawing(const Document& document)
{
    const Incident& incident = document.incident;
    const std::vector<const Task*> tasks = completed(incident);
    if (tasks.empty() && incident.updates.empty()) return {};

    const Axis axis(incident.created_at, incident.ended_at.value_or(document.made_at));
    const int bottom = kTop + kRow * std::max(static_cast<int>(tasks.size()), 1) + kBottom;
    std::string svg = ticks(axis, incident.created_at, bottom);
    for (const StatusUpdate& update : incident.updates)
        svg += "<g><title>" + escaped(wording::status_name(update.status)) + "</title>" +
               vertical(axis.at(update.at), bottom, "stroke=\"#2b6cb0\" stroke-width=\"2\" stroke-dasharray=\"4 3\"") +
               "</g>";
    int y = kTop + kRow / 2;
    for (const Task* task : tasks) {
        const auto passed =
            std::chrono::duration_cast<std::chrono::seconds>(task->state_modified_at - incident.created_at);
        svg += label(kLabels - 12, y + 4, "end", std::string(cut(task->title, kTitleShown)));
        svg += "<circle" + attribute("cx", axis.at(task->state_modified_at)) + attribute("cy", y) +
               " r=\"6\" fill=\"#2f855a\"><title>" + escaped(task->title + " · " + wording::span(passed)) +
               "</title></circle>";
        y += kRow;
    }
    return "<svg role=\"img\" aria-label=\"" + escaped(wording::kReportDrawing) + "\" viewBox=\"0 0 " +
           std::to_string(kWidth) + " " + std::to_string(bottom + 4) + "\">" + svg + "</svg>\n";
}

} // namespace muster::exports
