#include "plugin/domain/incident.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <utility>

namespace muster
{

Result<> check_name(std::string_view name)
{
    const std::size_t size = length(trim(name));
    if (size < kNameShortest) return fail(Fault::Invalid, "name: too short", "name");
    if (size > kNameLongest) return fail(Fault::Invalid, "name: too long", "name");
    return {};
}

Result<> check_description(std::string_view description)
{
    if (length(description) > kDescriptionLongest) return fail(Fault::Invalid, "description: too long", "description");
    return {};
}

bool is_ended(Status status) { return status == Status::Resolved || status == Status::Archived; }

std::vector<Due> due_times(const Incident& incident)
{
    std::vector<Due> due;
    if (!incident.is_active()) return due;
    if (incident.reminder.due_at) due.push_back(Due{"reminder", *incident.reminder.due_at});
    for (const Stage& stage : incident.stages)
        for (const Task& task : stage.tasks)
            if (task.due_at != Instant{} && !task.due_announced && !is_settled(task))
                due.push_back(Due{"task:" + task.id.str(), task.due_at});
    std::stable_sort(due.begin(), due.end(), [](const Due& a, const Due& b) { return a.at < b.at; });
    return due;
}

Result<EventBodies> end(Incident& incident, Instant at)
{
    if (!incident.is_active()) return fail(Fault::Conflict, "the incident has ended already");
    incident.ended_at = at;
    incident.status = Status::Resolved;
    incident.reminder.due_at.reset();
    incident.reminder.fallen = 0;
    return EventBodies{IncidentEnded{}};
}

Result<EventBodies> restart(Incident& incident, Instant at)
{
    if (incident.is_active()) return fail(Fault::Conflict, "the incident is ongoing");
    const Instant ended_at = *std::exchange(incident.ended_at, std::nullopt);
    incident.status = Status::Active;
    const std::chrono::seconds reminder = incident.reminder.interval;
    if (reminder.count() > 0) incident.reminder.due_at = at + reminder;
    return EventBodies{IncidentRestarted{ended_at}};
}

Result<EventBodies> change_commander(Incident& incident, const UserId& next)
{
    if (incident.commander == next) return EventBodies{};
    const UserId before = std::exchange(incident.commander, next);
    return EventBodies{CommanderChanged{before, next}};
}

Result<EventBodies> open_channel(Incident& incident, const ChannelId& channel, const std::string& channel_name)
{
    if (incident.channel == channel) return EventBodies{};
    if (!incident.channel.empty()) return fail(Fault::Conflict, "the incident has another channel");
    incident.channel = channel;
    incident.channel_name = channel_name;
    incident.channel_titles = {incident.name};
    return EventBodies{ChannelOpened{channel, channel_name}};
}

} // namespace muster
