#include "plugin/wording/webhook_posts.hpp"

namespace muster::wording
{

std::string webhook_failed(const EventBody& event, std::string_view why)
{
    const bool is_update = std::holds_alternative<StatusUpdated>(event);
    return std::string(":warning: The webhook that the playbook has for ") +
           (is_update ? "status updates could not be told of one: " : "new incidents could not be told of this one: ") +
           std::string(why) + ".";
}

} // namespace muster::wording
