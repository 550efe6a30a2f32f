#include "plugin/wording/phrases.hpp"

#include "base/text.hpp"

namespace muster::wording
{

namespace
{

constexpr std::size_t kCodeShown = 200;

} // namespace

std::string bold(std::string_view title)
{
    // A space of no width takes the mention apart: a task called "Call @all" must not call them with every change.
    static constexpr std::string_view kApart = "\u200b";
    std::string text;
    for (const char c : markdown_escape(title)) {
        text.push_back(c);
        if (c == '@') text += kApart;
    }
    return "**" + text + "**";
}

std::string code(std::string_view text)
{
    std::string plain;
    for (const char c : cut(text, kCodeShown))
        if (c != '`' && c != '\n' && c != '\r') plain.push_back(c);
    return "`" + plain + "`";
}

std::string span(std::chrono::seconds length)
{
    const auto total = std::chrono::duration_cast<std::chrono::minutes>(length).count();
    if (total < 1) return "less than a minute";
    const auto days = total / (24 * 60);
    const auto hours = total / 60 % 24;
    const auto minutes = total % 60;
    const auto with = [](auto count, const char* unit) {
        return count > 0 ? " " + std::to_string(count) + unit : std::string();
    };
    if (days > 0) return std::to_string(days) + " d" + with(hours, " h");
    if (hours > 0) return std::to_string(hours) + " h" + with(minutes, " min");
    return std::to_string(minutes) + " min";
}

std::string mark(std::chrono::seconds length)
{
    const auto seconds = length.count();
    if (seconds >= 3600) return span(length);
    const std::string rest = std::to_string(seconds % 60) + " s";
    if (seconds < 60) return rest;
    return std::to_string(seconds / 60) + " min" + (seconds % 60 > 0 ? " " + rest : "");
}

std::string tasks_open(std::size_t count)
{
    return count == 1 ? "1 task is still open" : std::to_string(count) + " tasks are still open";
}

} // namespace muster::wording
