#include "sandbox/world/status.hpp"

namespace muster::sandbox
{

Status Statuses::of(const std::string& user_id) const
{
    if (const auto found = statuses_.find(user_id); found != statuses_.end()) return found->second;
    Status unknown;
    unknown.user_id = user_id;
    return unknown;
}

} // namespace muster::sandbox
