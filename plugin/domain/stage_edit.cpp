#include "plugin/domain/stage_edit.hpp"

#include "base/text.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/domain/stage.hpp"

#include <algorithm>
#include <utility>

namespace muster
{

namespace
{

StageId active_id(const Incident& incident)
{
    const Stage* active = active_stage(incident);
    return active ? active->id : StageId();
}

/// Where the stage stands; only for stages that are there.
std::size_t index_of(const Incident& incident, const StageId& id)
{
    const auto found = std::find_if(incident.stages.begin(), incident.stages.end(),
                                    [&id](const Stage& stage) { return stage.id == id; });
    return static_cast<std::size_t>(found - incident.stages.begin());
}

auto at_index(std::vector<Stage>& stages, std::size_t index)
{
    return stages.begin() + static_cast<std::ptrdiff_t>(index);
}

Result<std::size_t> place_among(std::int64_t position, std::size_t others)
{
    if (position < 0 || static_cast<std::uint64_t>(position) > others)
        return fail(Fault::Invalid, "position: out of range", "position");
    return static_cast<std::size_t>(position);
}

Result<std::string> usable(std::string_view title)
{
    const std::string_view plain = trim(title);
    if (plain.empty()) return fail(Fault::Invalid, "title: is missing", "title");
    if (length(plain) > kStageTitleLongest) return fail(Fault::Invalid, "title: too long", "title");
    return std::string(plain);
}

} // namespace

Result<EventBodies> add_stage(Incident& incident, const StageId& id, const std::string& title,
                              std::optional<std::int64_t> position)
{
    if (stage_at(incident, id)) return EventBodies{};
    const Result<std::string> name = usable(title);
    if (!name) return name.error();
    const std::size_t count = incident.stages.size();
    if (count >= kMostStages) return fail(Fault::Conflict, "stages: the incident has as many as it can have", "stages");
    const Result<std::size_t> place = position ? place_among(*position, count) : count;
    if (!place) return place.error();

    const StageId active = active_id(incident);
    incident.stages.insert(at_index(incident.stages, *place), Stage{id, *name, {}});
    incident.active_stage = active.empty() ? 0 : index_of(incident, active);
    return EventBodies{StageAdded{id, *name}};
}

Result<EventBodies> edit_stage(Incident& incident, const StageRef& ref, const StageEdit& wanted)
{
    const Result<StageId> id = stage_at(incident, ref);
    if (!id) return id.error();
    const std::size_t from = index_of(incident, *id);
    const std::string before = incident.stages[from].title;
    const Result<std::string> title = wanted.title && *wanted.title != before ? usable(*wanted.title) : before;
    if (!title) return title.error();
    const Result<std::size_t> place =
        wanted.position ? place_among(*wanted.position, incident.stages.size() - 1) : from;
    if (!place) return place.error();

    EventBodies events;
    if (*title != before) {
        incident.stages[from].title = *title;
        events.push_back(StageRenamed{*id, before, *title});
    }
    if (*place != from) {
        const StageId active = active_id(incident);
        Stage moved = std::move(incident.stages[from]);
        incident.stages.erase(at_index(incident.stages, from));
        incident.stages.insert(at_index(incident.stages, *place), std::move(moved));
        incident.active_stage = index_of(incident, active);
        events.push_back(StageMoved{*id, *title});
    }
    return events;
}

Result<EventBodies> remove_stage(Incident& incident, const StageRef& ref)
{
    const Result<StageId> id = stage_at(incident, ref);
    if (!id) return id.error();
    const StageId active = active_id(incident);
    const std::size_t at = index_of(incident, *id);
    const Stage removed = std::move(incident.stages[at]);
    incident.stages.erase(at_index(incident.stages, at));

    EventBodies events;
    if (removed.id == active) {
        incident.active_stage = std::min(at, incident.stages.empty() ? 0 : incident.stages.size() - 1);
        if (const Stage* next = active_stage(incident))
            events.push_back(StageChanged{removed.id, next->id, removed.title, next->title, open_tasks(removed)});
    } else {
        incident.active_stage = index_of(incident, active);
    }
    events.push_back(StageRemoved{removed.id, removed.title, removed.tasks.size()});
    return events;
}

} // namespace muster
