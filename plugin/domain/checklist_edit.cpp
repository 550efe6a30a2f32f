#include "plugin/domain/checklist_edit.hpp"

#include "base/text.hpp"
#include "plugin/domain/incident.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace muster
{

namespace
{

/// Where a task stands; only for tasks that are there.
struct Standing {
    Stage* stage = nullptr;
    std::size_t index = 0;

    [[nodiscard]] Task& task() const { return stage->tasks[index]; }
};

std::optional<Standing> standing_of(Incident& incident, const TaskId& id)
{
    for (Stage& stage : incident.stages)
        for (std::size_t at = 0; at < stage.tasks.size(); ++at)
            if (stage.tasks[at].id == id) return Standing{&stage, at};
    return std::nullopt;
}

Result<Standing> find(Incident& incident, const TaskRef& ref)
{
    const Result<TaskId> id = task_at(incident, ref);
    if (!id) return id.error();
    return *standing_of(incident, *id);
}

Stage& stage_of(Incident& incident, const StageId& id)
{
    return *std::find_if(incident.stages.begin(), incident.stages.end(),
                         [&id](const Stage& stage) { return stage.id == id; });
}

bool is_within(std::int64_t position, std::size_t count)
{
    return position >= 0 && static_cast<std::uint64_t>(position) < count;
}

/// Where something comes to stand among `count` others; last without a position.
Result<std::size_t> place_among(std::optional<std::int64_t> position, std::size_t count)
{
    if (!position) return count;
    if (!is_within(*position, count + 1)) return fail(Fault::Invalid, "position: out of range", "position");
    return static_cast<std::size_t>(*position);
}

auto at_index(std::vector<Task>& tasks, std::size_t index)
{
    return tasks.begin() + static_cast<std::ptrdiff_t>(index);
}

Result<EventBodies> edit(Task& task, const TaskEdit& wanted)
{
    const std::string title(trim(wanted.title.value_or(task.title)));
    const std::string description = wanted.description.value_or(task.description);
    const std::string command(trim(wanted.command.value_or(task.command)));
    // What a playbook brought is not measured again when something else is changed.
    if (title == task.title && description == task.description && command == task.command) return EventBodies{};
    if (const Result<> fits = check_task_text(title, description, command); !fits) return fits.error();
    const std::string before = std::exchange(task.title, title);
    task.description = description;
    task.command = command;
    return EventBodies{TaskEdited{task.id, before, task.title}};
}

EventBodies assign(Task& task, const UserId& assignee, Instant at)
{
    if (task.assignee == assignee) return {};
    const UserId before = std::exchange(task.assignee, assignee);
    task.assignee_modified_at = at;
    return {AssigneeChanged{task.id, task.title, before, assignee}};
}

Result<EventBodies> set_due(Task& task, Instant due_at, Instant at)
{
    if (task.due_at == due_at) return EventBodies{};
    if (due_at < Instant{} || due_at > at + kDueFarthest) return fail(Fault::Invalid, "due_at: out of range", "due_at");
    const Instant before = std::exchange(task.due_at, due_at);
    task.due_announced = false;
    return EventBodies{TaskDueChanged{task.id, task.title, before, due_at}};
}

Result<EventBodies> move(Incident& incident, const TaskId& id, const TaskEdit& wanted)
{
    const Standing from = *standing_of(incident, id);
    Stage* target = from.stage;
    if (wanted.stage) {
        const Result<StageId> stage = stage_at(incident, *wanted.stage);
        if (!stage) return stage.error();
        target = &stage_of(incident, *stage);
    }
    const bool stays = target == from.stage;
    if (stays && !wanted.position) return EventBodies{};
    const Result<std::size_t> place = place_among(wanted.position, target->tasks.size() - (stays ? 1 : 0));
    if (!place) return place.error();
    if (stays && *place == from.index) return EventBodies{};

    Task moved = std::move(from.task());
    from.stage->tasks.erase(at_index(from.stage->tasks, from.index));
    EventBodies events{TaskMoved{moved.id, target->id, moved.title, from.stage->title, target->title}};
    target->tasks.insert(at_index(target->tasks, *place), std::move(moved));
    return events;
}

/// What several steps said. After a refusal nothing more is taken.
class Steps
{
public:
    void take(Result<EventBodies> step)
    {
        if (!all_) return;
        if (!step)
            all_ = step.error();
        else
            all_->insert(all_->end(), std::make_move_iterator(step->begin()), std::make_move_iterator(step->end()));
    }
    [[nodiscard]] Result<EventBodies> all() && { return std::move(all_); }

private:
    Result<EventBodies> all_ = EventBodies{};
};

} // namespace

Result<StageId> stage_at(const Incident& incident, const StageRef& ref)
{
    if (const auto* position = std::get_if<std::int64_t>(&ref)) {
        if (is_within(*position, incident.stages.size()))
            return incident.stages[static_cast<std::size_t>(*position)].id;
        return fail(Fault::Invalid, "stage: out of range", "stage");
    }
    const StageId& id = std::get<StageId>(ref);
    for (const Stage& stage : incident.stages)
        if (stage.id == id) return id;
    return fail(Fault::NotFound, "stage: not found", "stage");
}

Result<TaskId> task_at(const Incident& incident, const TaskRef& ref)
{
    if (const auto* place = std::get_if<TaskPlace>(&ref)) {
        if (!is_within(place->stage, incident.stages.size()))
            return fail(Fault::Invalid, "stage: out of range", "stage");
        const std::vector<Task>& tasks = incident.stages[static_cast<std::size_t>(place->stage)].tasks;
        if (!is_within(place->task, tasks.size())) return fail(Fault::Invalid, "task: out of range", "task");
        return tasks[static_cast<std::size_t>(place->task)].id;
    }
    const TaskId& id = std::get<TaskId>(ref);
    if (find_task(incident, id)) return id;
    return fail(Fault::NotFound, "task: not found", "task");
}

const Task* find_task(const Incident& incident, const TaskId& id)
{
    for (const Stage& stage : incident.stages)
        for (const Task& task : stage.tasks)
            if (task.id == id) return &task;
    return nullptr;
}

Result<> check_task_text(std::string_view title, std::string_view description, std::string_view command)
{
    if (trim(title).empty()) return fail(Fault::Invalid, "title: is missing", "title");
    if (length(trim(title)) > kTaskTitleLongest) return fail(Fault::Invalid, "title: too long", "title");
    if (length(description) > kTaskDescriptionLongest)
        return fail(Fault::Invalid, "description: too long", "description");
    if (length(command) > kTaskCommandLongest) return fail(Fault::Invalid, "command: too long", "command");
    if (!trim(command).empty() && !trim(command).starts_with('/'))
        return fail(Fault::Invalid, "command: must begin with /", "command");
    return {};
}

Result<EventBodies> add_task(Incident& incident, const StageRef& ref, const NewTask& wanted,
                             std::optional<std::int64_t> position)
{
    if (find_task(incident, wanted.id)) return EventBodies{};
    if (const Result<> fits = check_task_text(wanted.title, wanted.description, wanted.command); !fits)
        return fits.error();
    const Result<StageId> id = stage_at(incident, ref);
    if (!id) return id.error();
    std::size_t count = 0;
    for (const Stage& stage : incident.stages) count += stage.tasks.size();
    if (count >= kMostTasks) return fail(Fault::Conflict, "tasks: the incident has as many as it can have", "tasks");

    Stage& stage = stage_of(incident, *id);
    const Result<std::size_t> place = place_among(position, stage.tasks.size());
    if (!place) return place.error();
    Task task;
    task.id = wanted.id;
    task.title = trim(wanted.title);
    task.description = wanted.description;
    task.command = trim(wanted.command);
    EventBodies events{TaskAdded{task.id, stage.id, task.title, stage.title}};
    stage.tasks.insert(at_index(stage.tasks, *place), std::move(task));
    return events;
}

Result<EventBodies> edit_task(Incident& incident, const TaskRef& ref, const TaskEdit& wanted, const UserId& actor,
                              Instant at)
{
    Incident changed = incident;
    const Result<Standing> found = find(changed, ref);
    if (!found) return found.error();
    Task& task = found->task();
    const TaskId id = task.id;
    Steps steps;
    // The title first: what follows calls the task by its new one.
    steps.take(edit(task, wanted));
    if (wanted.assignee) steps.take(assign(task, *wanted.assignee, at));
    if (wanted.due_at) steps.take(set_due(task, *wanted.due_at, at));
    if (wanted.state) steps.take(set_task_state(changed, id, *wanted.state, actor, at));
    steps.take(move(changed, id, wanted)); // last: it invalidates `task`
    Result<EventBodies> events = std::move(steps).all();
    if (events) incident = std::move(changed);
    return events;
}

Result<EventBodies> remove_task(Incident& incident, const TaskRef& ref)
{
    const Result<Standing> found = find(incident, ref);
    if (!found) return found.error();
    Stage& stage = *found->stage;
    EventBodies events{TaskRemoved{found->task().id, found->task().title, stage.title}};
    stage.tasks.erase(at_index(stage.tasks, found->index));
    return events;
}

Result<EventBodies> note_command_ran(Incident& incident, const TaskRef& ref, const UserId& actor, Instant at)
{
    const Result<Standing> found = find(incident, ref);
    if (!found) return found.error();
    Task& task = found->task();
    if (task.command.empty()) return fail(Fault::Conflict, "command: the task has none", "command");
    task.command_ran_at = at;
    task.command_ran_by = actor;
    return EventBodies{TaskCommandRan{task.id, task.title, task.command}};
}

EventBodies task_fell_due(Incident& incident, const TaskId& id, Instant at)
{
    const std::optional<Standing> found = standing_of(incident, id);
    if (!found || !incident.is_active()) return {};
    Task& task = found->task();
    const bool is_due = task.due_at != Instant{} && task.due_at <= at;
    if (!is_due || task.due_announced || is_settled(task)) return {};
    task.due_announced = true;
    return {TaskFellDue{task.id, task.title, task.assignee}};
}

} // namespace muster
