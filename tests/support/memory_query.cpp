#include "tests/support/memory_query.hpp"

#include "base/text.hpp"
#include "plugin/domain/status_update.hpp"
#include "plugin/wire/event_json.hpp"
#include "tests/support/builders.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>

namespace muster::test
{

namespace
{

std::int64_t ended_millis(const Incident& incident) { return incident.ended_at ? to_millis(*incident.ended_at) : 0; }

} // namespace

bool is_asked_for(const Incident& incident, const IncidentQuery& query)
{
    if (incident.team != query.team) return false;
    if (query.status == IncidentStatus::Active && !incident.is_active()) return false;
    if (query.status == IncidentStatus::Ended && incident.is_active()) return false;
    if (query.commander && incident.commander != *query.commander) return false;
    if (query.exact_status && incident.status != *query.exact_status) return false;
    if (query.member && !is_participant(incident, *query.member)) return false;
    if (query.playbook && incident.playbook != *query.playbook) return false;
    if (query.started_from && incident.created_at < *query.started_from) return false;
    if (query.started_before && incident.created_at >= *query.started_before) return false;
    if (query.active_from && incident.ended_at && *incident.ended_at < *query.active_from) return false;
    if (lower(incident.name).find(lower(query.search)) == std::string::npos) return false;
    const bool is_seen = query.all_visible || (incident.is_public && query.public_visible);
    return is_seen || std::find(query.joined.begin(), query.joined.end(), incident.channel) != query.joined.end();
}

bool sorts_before(const Incident& a, const Incident& b, IncidentSort sort)
{
    const auto by = [&](const auto& key) {
        return std::make_tuple(key(a), a.id.str()) < std::make_tuple(key(b), b.id.str());
    };
    switch (sort) {
    case IncidentSort::CreatedAt:
        return by([](const Incident& i) { return i.created_at; });
    case IncidentSort::Name:
        return by([](const Incident& i) { return lower(i.name); });
    case IncidentSort::EndedAt:
        return by(ended_millis);
    case IncidentSort::Commander:
        return by([](const Incident& i) { return i.commander.str(); });
    case IncidentSort::Id:
        return a.id < b.id;
    case IncidentSort::IsActive:
        return by([](const Incident& i) { return i.is_active(); });
    case IncidentSort::Status:
        return by([](const Incident& i) { return wire::spelled(i.status); });
    case IncidentSort::LastUpdate:
        return by([](const Incident& i) { return i.updates.empty() ? Instant{} : i.updates.back().at; });
    }
    return false;
}

void measure_ongoing(const Incident& incident, Measured& measured, std::set<UserId>& people)
{
    if (!incident.is_active()) return;
    ++measured.ongoing[incident.status];
    if (is_overdue(incident)) ++measured.overdue;
    for (const Participant& one : incident.participants)
        if (one.left_at == Instant{}) people.insert(one.user);
}

void measure_stages(const Incident& incident, const IncidentStatistics& statistics, Measured& measured)
{
    for (std::size_t i = 0; i < incident.stages.size(); ++i)
        for (const StageTime& time : statistics.stages) {
            if (time.stage != incident.stages[i].id || time.is_running || time.time.count() == 0) continue;
            auto stage = std::find_if(measured.stages.begin(), measured.stages.end(),
                                      [&](const StageMeasured& s) { return s.title == time.title; });
            if (stage == measured.stages.end()) stage = measured.stages.insert(stage, StageMeasured{time.title, i, {}});
            stage->position = std::min(stage->position, i);
            stage->times.push_back(time.time);
        }
}

bool is_asked_for(const Playbook& playbook, const PlaybookQuery& query)
{
    if (playbook.team != query.team || (playbook.archived_at && !query.with_archived)) return false;
    if (query.member && !is_member(playbook, *query.member)) return false;
    return lower(playbook.title).find(lower(query.search)) != std::string::npos;
}

bool sorts_before(const Playbook& a, const Playbook& b, PlaybookSort sort)
{
    const auto by = [&](const auto& key) {
        return std::make_tuple(key(a), a.id.str()) < std::make_tuple(key(b), b.id.str());
    };
    switch (sort) {
    case PlaybookSort::Title:
        return by([](const Playbook& p) { return lower(p.title); });
    case PlaybookSort::Stages:
        return by([](const Playbook& p) { return p.stages.size(); });
    case PlaybookSort::Tasks:
        return by([](const Playbook& p) {
            std::size_t tasks = 0;
            for (const PlannedStage& stage : p.stages) tasks += stage.tasks.size();
            return tasks;
        });
    case PlaybookSort::UpdatedAt:
        return by([](const Playbook& p) { return p.updated_at; });
    }
    return false;
}

} // namespace muster::test
