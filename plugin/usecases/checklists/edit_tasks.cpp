#include "plugin/usecases/checklists/edit_tasks.hpp"

#include <utility>

namespace muster::usecases
{

namespace
{

Failure refuse_assignee(std::string_view why)
{
    return fail(Fault::Invalid, "assignee: " + std::string(why), "assignee");
}

} // namespace

Async<Result<Incident>> EditTasks::add(IncidentId incident, Asker asker, StageRef stage, NewTask task,
                                       std::optional<std::int64_t> position) const
{
    if (task.id.empty()) task.id = TaskId(ids_.next());
    const Decide decide = [&](Incident& current) { return add_task(current, stage, task, position); };
    co_return co_await editing_.run(incident, asker, decide);
}

Async<Result<Incident>> EditTasks::edit(IncidentId incident, Asker asker, TaskRef task, TaskEdit wanted) const
{
    if (wanted.assignee && !wanted.assignee->empty()) {
        const Result<> fits = co_await check_assignee(incident, asker, task, *wanted.assignee);
        if (!fits) co_return fits.error();
    }
    const Decide decide = [&, at = editing_.now()](Incident& current) {
        return edit_task(current, task, wanted, asker.user, at);
    };
    co_return co_await editing_.run(incident, asker, decide);
}

Async<Result<Incident>> EditTasks::remove(IncidentId incident, Asker asker, TaskRef task) const
{
    const Decide decide = [&task](Incident& current) { return remove_task(current, task); };
    co_return co_await editing_.run(incident, asker, decide);
}

Async<Result<Incident>> EditTasks::note_command_ran(IncidentId incident, Asker asker, TaskRef task) const
{
    const Decide decide = [&, at = editing_.now()](Incident& current) {
        return muster::note_command_ran(current, task, asker.user, at);
    };
    co_return co_await editing_.run(incident, asker, decide);
}

Async<Result<>> EditTasks::check_assignee(IncidentId incident, Asker asker, TaskRef task, UserId user) const
{
    const Result<Incident> found = co_await incidents_.by_id(incident);
    if (!found) co_return found.error();
    // First of all: who may not edit the incident learns nothing of who is in it.
    const Result<> allowed = co_await facts_.may_edit(asker, *found);
    if (!allowed) co_return allowed.error();
    // Who has the task may have left since; saying again that it is theirs is no change.
    const Result<TaskId> id = task_at(*found, task);
    if (id && find_task(*found, *id)->assignee == user) co_return Result<>();

    const Result<User> person = co_await chat_.user(user);
    if (!person && person.error().fault() == Fault::NotFound) co_return refuse_assignee("nobody has that id");
    if (!person) co_return person.error();
    if (person->is_bot) co_return refuse_assignee("is a bot");
    if (person->is_deleted) co_return refuse_assignee("is deactivated");
    const Result<bool> in_channel = co_await chat_.is_channel_member(found->channel, user);
    if (!in_channel) co_return in_channel.error();
    if (!*in_channel) co_return refuse_assignee("is not in the incident channel");
    co_return Result<>();
}

} // namespace muster::usecases
