#include "plugin/wording/phrases.hpp"

#include "base/text.hpp"

namespace muster::wording
{

std::string bold(std::string_view title) { return "**" + markdown_escape(title) + "**"; }

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

std::string tasks_open(std::size_t count)
{
    return count == 1 ? "1 task is still open" : std::to_string(count) + " tasks are still open";
}

} // namespace muster::wording
