#include "server/api/checklists.hpp"

#include "plugin/wire/checklist_json.hpp"
#include "server/http/faults.hpp"

#include <nlohmann/json.hpp>

#include <charconv>
#include <utility>

namespace muster::api
{

namespace
{

constexpr const char* kJson = "application/json";

/// A position in the path. Any number can be asked for; what there is to find at it is for the change to say.
Result<std::int64_t> position_in(const Call& call, std::string_view name, const std::string& field)
{
    const std::string& text = call.path.get(name);
    std::int64_t position = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), position);
    if (error != std::errc() || end != text.data() + text.size())
        return fail(Fault::Invalid, field + ": must be a position, counted from 0", field);
    return position;
}

Result<TaskRef> task_in(const Call& call)
{
    const Result<std::int64_t> stage = position_in(call, "checklist", "stage");
    if (!stage) return stage.error();
    const Result<std::int64_t> task = position_in(call, "item", "task");
    if (!task) return task.error();
    return TaskRef(TaskPlace{*stage, *task});
}

/// The domain's words for what the old wire calls otherwise.
Failure in_old_words(const Failure& failure)
{
    if (failure.field() == "task") return fail(failure.fault(), "item_num: out of range", "item_num");
    if (failure.field() == "position") return fail(failure.fault(), "new_location: out of range", "new_location");
    return failure;
}

} // namespace

void ChecklistRoutes::add_to(Operations& operations)
{
    const std::string checklist = "/api/v0/incidents/{id}/checklists/{checklist}";
    const std::string item = checklist + "/item/{item}";
    operations.add("addChecklistItem", "PUT", checklist + "/add", [this](const Call& call) { return add(call); });
    operations.add("reorderChecklistItem", "PUT", checklist + "/reorder",
                   [this](const Call& call) { return reorder(call); });
    operations.add("itemEdit", "PUT", item, [this](const Call& call) { return edit(call); });
    operations.add("itemDelete", "DELETE", item, [this](const Call& call) { return remove(call); });
    operations.add("itemSetState", "PUT", item + "/state", [this](const Call& call) { return set_state(call); });
    operations.add("itemSetAssignee", "PUT", item + "/assignee",
                   [this](const Call& call) { return set_assignee(call); });
    operations.add("itemRun", "POST", item + "/run", [this](const Call& call) { return note_run(call); });
}

ChecklistRoutes::Answer ChecklistRoutes::add(const Call& call) const
{
    const Result<std::int64_t> position = position_in(call, "checklist", "stage");
    if (!position) co_return position.error();
    const Result<Json> body = call.body();
    if (!body) co_return body.error();
    const Result<NewTask> task = wire::new_task_from_json(*body);
    if (!task) co_return task.error();
    const StageRef stage = *position;
    const Result<Incident> added =
        co_await use_cases_.edit_tasks.add(call.incident(), call.asker, stage, *task, std::nullopt);
    if (!added) co_return added.error();
    co_return net::HttpResponse(201);
}

ChecklistRoutes::Answer ChecklistRoutes::reorder(const Call& call) const
{
    const Result<std::int64_t> stage = position_in(call, "checklist", "stage");
    if (!stage) co_return stage.error();
    const Result<Json> body = call.body();
    if (!body) co_return body.error();
    const Result<wire::Reorder> wanted = wire::reorder_from_json(*body);
    if (!wanted) co_return wanted.error();
    const TaskRef task = TaskPlace{*stage, wanted->from};
    TaskEdit moving;
    moving.position = wanted->to;
    const Result<Incident> moved = co_await use_cases_.edit_tasks.edit(call.incident(), call.asker, task, moving);
    if (!moved) co_return in_old_words(moved.error());
    co_return net::HttpResponse(200);
}

ChecklistRoutes::Answer ChecklistRoutes::edit(const Call& call) const
{
    const Result<Json> body = call.body();
    if (!body) co_return body.error();
    Result<TaskEdit> read = wire::task_edit_from_json(*body);
    if (!read) co_return read.error();
    // The old route edits what is written in the task, and nothing else.
    TaskEdit written;
    written.title = std::move(read->title);
    written.description = std::move(read->description);
    written.command = std::move(read->command);
    co_return co_await edited(call, written, std::string());
}

ChecklistRoutes::Answer ChecklistRoutes::remove(const Call& call) const
{
    const Result<TaskRef> task = task_in(call);
    if (!task) co_return task.error();
    const Result<Incident> removed = co_await use_cases_.edit_tasks.remove(call.incident(), call.asker, *task);
    if (!removed) co_return removed.error();
    co_return net::HttpResponse(204);
}

ChecklistRoutes::Answer ChecklistRoutes::set_state(const Call& call) const
{
    const Result<Json> body = call.body();
    if (!body) co_return body.error();
    const Result<TaskEdit> wanted = wire::new_state_from_json(*body);
    if (!wanted) co_return wanted.error();
    co_return co_await edited(call, *wanted, std::string("{}"));
}

ChecklistRoutes::Answer ChecklistRoutes::set_assignee(const Call& call) const
{
    const Result<Json> body = call.body();
    if (!body) co_return body.error();
    const Result<TaskEdit> wanted = wire::new_assignee_from_json(*body);
    if (!wanted) co_return wanted.error();
    co_return co_await edited(call, *wanted, std::string("{}"));
}

ChecklistRoutes::Answer ChecklistRoutes::note_run(const Call& call) const
{
    const Result<> empty = without_body(call);
    if (!empty) co_return empty.error();
    const Result<TaskRef> task = task_in(call);
    if (!task) co_return task.error();
    const Result<Incident> ran = co_await use_cases_.edit_tasks.note_command_ran(call.incident(), call.asker, *task);
    if (!ran) co_return ran.error();
    // The caller ran the command: no dialog can be waiting for a trigger of ours.
    const Json answer{{"trigger_id", ""}};
    co_return http::json_response(200, answer);
}

ChecklistRoutes::Answer ChecklistRoutes::edited(const Call& call, TaskEdit wanted, std::string body) const
{
    const Result<TaskRef> task = task_in(call);
    if (!task) co_return task.error();
    const Result<Incident> done = co_await use_cases_.edit_tasks.edit(call.incident(), call.asker, *task, wanted);
    if (!done) co_return done.error();
    if (body.empty()) co_return net::HttpResponse(200);
    co_return net::HttpResponse(200, std::move(body), kJson);
}

} // namespace muster::api
