#include "server/store/session.hpp"

namespace muster::store
{

namespace
{

constexpr std::size_t kIncidentsKept = 1024;

} // namespace

SharedIncident IncidentCache::find(const IncidentId& id) const
{
    const auto found = incidents_.find(id);
    return found == incidents_.end() ? nullptr : found->second;
}

void IncidentCache::keep(SharedIncident incident)
{
    // Emptied when full: simpler than to know the oldest, and what is in use is back after one load.
    if (incidents_.size() >= kIncidentsKept && !incidents_.contains(incident->id)) incidents_.clear();
    const IncidentId& id = incident->id;
    incidents_.insert_or_assign(id, std::move(incident));
}

SharedIncident Session::known(const IncidentId& id) const
{
    for (auto last = of_part_.rbegin(); last != of_part_.rend(); ++last)
        if ((*last)->id == id) return *last;
    if (const auto found = of_group_.find(id); found != of_group_.end()) return found->second;
    return cache_.find(id);
}

void Session::part_kept()
{
    for (SharedIncident& incident : of_part_) {
        const IncidentId& id = incident->id;
        of_group_.insert_or_assign(id, std::move(incident));
    }
    of_part_.clear();
    announced_.insert(announced_by_part_.begin(), announced_by_part_.end());
    announced_by_part_.clear();
    playbooks_.insert(playbooks_.end(), playbooks_of_part_.begin(), playbooks_of_part_.end());
    playbooks_of_part_.clear();
}

void Session::part_taken_back()
{
    playbooks_of_part_.clear();
    of_part_.clear();
    announced_by_part_.clear();
}

std::vector<SharedIncident> Session::changed() const
{
    std::vector<SharedIncident> incidents;
    for (const auto& [id, incident] : of_group_) incidents.push_back(incident);
    return incidents;
}

std::vector<Announced> Session::committed()
{
    for (auto& [id, incident] : of_group_) cache_.keep(std::move(incident));
    of_group_.clear();
    return {announced_.begin(), announced_.end()};
}

} // namespace muster::store
