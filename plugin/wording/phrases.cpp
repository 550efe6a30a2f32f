#include "plugin/wording/phrases.hpp"

#include "base/text.hpp"

namespace muster::wording
{

std::string bold(std::string_view title) { return "**" + markdown_escape(title) + "**"; }

std::string tasks_open(std::size_t count)
{
    return count == 1 ? "1 task is still open" : std::to_string(count) + " tasks are still open";
}

} // namespace muster::wording
