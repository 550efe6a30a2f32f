#include "webapp-bridge/hub/change_log.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace muster::hub
{

Json as_json(const Changed& change)
{
    if (const auto* incident = std::get_if<IncidentId>(&change.subject))
        return Json{{"incident_id", incident->str()}, {"revision", change.revision}};
    return Json{{"playbook_id", std::get<PlaybookId>(change.subject).str()}, {"version", change.revision}};
}

void ChangeLog::add(Changed change)
{
    entries_.push_back(Entry{std::move(change), ids_.next()});
    if (entries_.size() <= most_) return;
    begin_ = std::move(entries_.front().cursor);
    entries_.pop_front();
}

std::string ChangeLog::cursor() const { return entries_.empty() ? begin_ : entries_.back().cursor; }

ChangeLog::Since ChangeLog::since(const TeamId& team, std::string_view cursor) const
{
    const auto known = std::find_if(entries_.rbegin(), entries_.rend(),
                                    [cursor](const Entry& entry) { return entry.cursor == cursor; });
    Since found;
    found.is_lost = known == entries_.rend() && cursor != begin_;
    if (found.is_lost) return found;
    // From the newest back: the first that is met of a subject is its latest.
    std::set<Subject> met;
    for (auto entry = entries_.rbegin(); entry != known; ++entry)
        if (entry->change.team == team && met.insert(entry->change.subject).second)
            found.changes.push_back(entry->change);
    std::reverse(found.changes.begin(), found.changes.end());
    return found;
}

} // namespace muster::hub
