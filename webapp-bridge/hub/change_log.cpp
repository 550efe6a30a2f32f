#include "webapp-bridge/hub/change_log.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

namespace muster::hub
{

namespace
{

/// The number in "<life>-<number>", nothing where the cursor is of another life or none at all.
std::optional<std::uint64_t> number_in(std::string_view cursor, std::string_view life)
{
    if (!cursor.starts_with(life) || cursor.size() <= life.size() || cursor[life.size()] != '-') return std::nullopt;
    const std::string_view text = cursor.substr(life.size() + 1);
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

} // namespace

Json as_json(const Changed& change)
{
    if (const auto* incident = std::get_if<IncidentId>(&change.subject))
        return Json{{"incident_id", incident->str()}, {"revision", change.revision}};
    return Json{{"playbook_id", std::get<PlaybookId>(change.subject).str()}, {"version", change.revision}};
}

void ChangeLog::add(Changed change)
{
    ++last_;
    entries_.push_back(std::move(change));
    if (entries_.size() > most_) entries_.pop_front();
}

std::string ChangeLog::cursor() const { return life_ + "-" + std::to_string(last_); }

ChangeLog::Since ChangeLog::since(const TeamId& team, std::string_view cursor) const
{
    Since found;
    const std::optional<std::uint64_t> known = number_in(cursor, life_);
    if (!known || *known > last_ || last_ - *known > entries_.size()) {
        found.is_lost = true;
        return found;
    }
    // From the newest back: the first that is met of a subject is its latest.
    std::set<Subject> met;
    auto entry = entries_.rbegin();
    for (std::uint64_t left = last_ - *known; left > 0; --left, ++entry)
        if (entry->team == team && met.insert(entry->subject).second) found.changes.push_back(*entry);
    std::reverse(found.changes.begin(), found.changes.end());
    return found;
}

} // namespace muster::hub
