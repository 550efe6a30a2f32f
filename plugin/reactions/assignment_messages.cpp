#include "plugin/reactions/assignment_messages.hpp"

#include "plugin/domain/checklist_edit.hpp"
#include "plugin/wording/checklist_posts.hpp"

#include <utility>

namespace muster::reactions
{

Async<Result<PostId>> AssignmentMessages::message(const OutboxRow& row, const Incident& incident, bool is_first_attempt)
{
    const auto& change = std::get<AssigneeChanged>(row.event.body);
    const UserId& user = change.after;
    if (user.empty() || user == row.event.actor) co_return PostId();
    const Task* task = find_task(incident, change.task);
    if (!task || task->assignee != user) co_return PostId();

    const std::vector<UserId> actor{row.event.actor};
    const Result<wording::Names> names = co_await poster_.names_of(actor);
    if (!names) co_return names.error();
    std::string message = wording::assigned_to_you(names->of(row.event.actor), incident, change);
    co_return co_await messages_.send(row, user, std::move(message), is_first_attempt);
}

} // namespace muster::reactions
