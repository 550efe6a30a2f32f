// Adding, editing, giving away and removing tasks of an incident.
#pragma once

#include "base/id.hpp"
#include "plugin/domain/checklist_edit.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/usecases/editing.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace muster::usecases
{

/// All of them work on ended incidents too, and resolve positions inside the transaction: between a person's look and
/// their change the rules are asked of what is there then.
/// faults   NotFound, Forbidden  as Facts::may_edit;  and those of the domain's functions (checklist_edit.hpp)
class EditTasks
{
public:
    EditTasks(const Editing& editing, const Facts& facts, IncidentStore& incidents, Chat& chat, IdSource& ids)
        : editing_(editing), facts_(facts), incidents_(incidents), chat_(chat), ids_(ids)
    {
    }

    /// A task without an id gets one. The same id again adds nothing: a form that is sent twice adds one task.
    /// after    TaskAdded -> channel post
    [[nodiscard]] Async<Result<Incident>> add(IncidentId incident, Asker asker, StageRef stage, NewTask task,
                                              std::optional<std::int64_t> position) const;

    /// An assignee has to be in the incident channel, and neither a bot nor deactivated.
    /// faults   Invalid  "assignee": unknown, or cannot have a task
    /// after    TaskEdited, AssigneeChanged, TaskDueChanged, TaskStateModified, TaskMoved -> channel posts;
    ///          AssigneeChanged -> a direct message
    [[nodiscard]] Async<Result<Incident>> edit(IncidentId incident, Asker asker, TaskRef task, TaskEdit wanted) const;

    /// after    TaskRemoved -> channel post
    [[nodiscard]] Async<Result<Incident>> remove(IncidentId incident, Asker asker, TaskRef task) const;

    /// Puts on record that the asker has run the task's command. Running it is for who can do so as that person: never
    /// is it run with the bot's rights.
    /// after    TaskCommandRan -> channel post
    [[nodiscard]] Async<Result<Incident>> note_command_ran(IncidentId incident, Asker asker, TaskRef task) const;

private:
    [[nodiscard]] Async<Result<>> check_assignee(IncidentId incident, Asker asker, TaskRef task, UserId user) const;

    const Editing& editing_;
    const Facts& facts_;
    IncidentStore& incidents_;
    Chat& chat_;
    IdSource& ids_;
};

} // namespace muster::usecases
