#include "plugin/wire/checklist_json.hpp"

#include "plugin/wire/event_json.hpp"

#include <nlohmann/json.hpp>

#include <string_view>
#include <utility>

namespace muster::wire
{

namespace
{

bool is_there(const Json& body, std::string_view key)
{
    const auto found = body.find(key);
    return found != body.end() && !found->is_null();
}

std::optional<std::string> text_in(const Json& body, Reader& in, std::string_view key)
{
    return is_there(body, key) ? std::optional(in.text(key)) : std::nullopt;
}

std::optional<std::int64_t> integer_in(const Json& body, Reader& in, std::string_view key)
{
    return is_there(body, key) ? std::optional(in.integer(key)) : std::nullopt;
}

NewTask new_task_in(Reader& in)
{
    NewTask task;
    task.title = in.text("title");
    task.description = in.text_or("description", "");
    task.command = in.text_or("command", "");
    return task;
}

TaskState state_in(Reader& in, std::string_view key)
{
    const Result<TaskState> state = task_state(in.text(key));
    if (!state) in.refuse(key, "must be empty for open, in_progress, closed or skipped");
    return state ? *state : TaskState::Open;
}

} // namespace

Result<NewTask> new_task_from_json(const Json& body)
{
    Reader in(body);
    NewTask task = new_task_in(in);
    return in.finish(std::move(task));
}

Result<TaskOrder> task_order_from_json(const Json& body)
{
    Reader in(body);
    TaskOrder order;
    order.stage = StageId(in.text("stage_id"));
    order.task = new_task_in(in);
    order.position = integer_in(body, in, "position");
    return in.finish(std::move(order));
}

Result<TaskEdit> task_edit_from_json(const Json& body)
{
    Reader in(body);
    TaskEdit edit;
    edit.title = text_in(body, in, "title");
    edit.description = text_in(body, in, "description");
    edit.command = text_in(body, in, "command");
    edit.position = integer_in(body, in, "position");
    if (is_there(body, "state")) edit.state = state_in(in, "state");
    if (is_there(body, "assignee_id")) edit.assignee = UserId(in.text("assignee_id"));
    if (is_there(body, "due_at")) edit.due_at = from_millis(in.integer("due_at"));
    if (is_there(body, "stage_id")) edit.stage = StageId(in.text("stage_id"));
    return in.finish(std::move(edit));
}

Result<StageEdit> stage_edit_from_json(const Json& body)
{
    Reader in(body);
    StageEdit edit;
    edit.title = text_in(body, in, "title");
    edit.position = integer_in(body, in, "position");
    return in.finish(std::move(edit));
}

Result<TaskEdit> new_state_from_json(const Json& body)
{
    Reader in(body);
    TaskEdit edit;
    edit.state = state_in(in, "new_state");
    return in.finish(std::move(edit));
}

Result<TaskEdit> new_assignee_from_json(const Json& body)
{
    Reader in(body);
    TaskEdit edit;
    edit.assignee = UserId(in.text("assignee_id"));
    return in.finish(std::move(edit));
}

Result<Reorder> reorder_from_json(const Json& body)
{
    Reader in(body);
    Reorder reorder;
    reorder.from = in.integer("item_num");
    reorder.to = in.integer("new_location");
    return in.finish(reorder);
}

} // namespace muster::wire
