#include "server/api/tasks.hpp"

#include "plugin/wire/checklist_json.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace muster::api
{

namespace
{

TaskRef task_in(const Call& call) { return TaskId(call.path.get("task_id")); }
StageRef stage_in(const Call& call) { return StageId(call.path.get("stage_id")); }

Result<net::HttpResponse> answer(const Call& call, const Result<Incident>& changed, int status = 200)
{
    if (!changed) return changed.error();
    net::HttpResponse response = incident_answer(call, *changed);
    response.status = status;
    return response;
}

} // namespace

void TaskRoutes::add_to(Operations& operations)
{
    const std::string stages = "/api/v0/incidents/{id}/stages";
    const std::string stage = stages + "/{stage_id}";
    const std::string tasks = "/api/v0/incidents/{id}/tasks";
    const std::string task = tasks + "/{task_id}";
    operations.add("addStage", "POST", stages, [this](const Call& call) { return add_stage(call); });
    operations.add("editStage", "PATCH", stage, [this](const Call& call) { return edit_stage(call); });
    operations.add("removeStage", "DELETE", stage, [this](const Call& call) { return remove_stage(call); });
    operations.add("addTask", "POST", tasks, [this](const Call& call) { return add_task(call); });
    operations.add("editTask", "PATCH", task, [this](const Call& call) { return edit_task(call); });
    operations.add("removeTask", "DELETE", task, [this](const Call& call) { return remove_task(call); });
    operations.add("runTask", "POST", task + "/run", [this](const Call& call) { return note_run(call); });
}

TaskRoutes::Answer TaskRoutes::add_stage(const Call& call) const
{
    const Result<Json> body = call.body();
    if (!body) co_return body.error();
    const Result<StageEdit> stage = wire::stage_edit_from_json(*body);
    if (!stage) co_return stage.error();
    const std::string title = stage->title.value_or(std::string());
    co_return answer(call, co_await use_cases_.edit_stages.add(call.incident(), call.asker, title, stage->position),
                     201);
}

TaskRoutes::Answer TaskRoutes::edit_stage(const Call& call) const
{
    const Result<Json> body = call.body();
    if (!body) co_return body.error();
    const Result<StageEdit> wanted = wire::stage_edit_from_json(*body);
    if (!wanted) co_return wanted.error();
    const StageRef stage = stage_in(call);
    co_return answer(call, co_await use_cases_.edit_stages.edit(call.incident(), call.asker, stage, *wanted));
}

TaskRoutes::Answer TaskRoutes::remove_stage(const Call& call) const
{
    const StageRef stage = stage_in(call);
    co_return answer(call, co_await use_cases_.edit_stages.remove(call.incident(), call.asker, stage));
}

TaskRoutes::Answer TaskRoutes::add_task(const Call& call) const
{
    const Result<Json> body = call.body();
    if (!body) co_return body.error();
    const Result<wire::TaskOrder> order = wire::task_order_from_json(*body);
    if (!order) co_return order.error();
    const StageRef stage = order->stage;
    const Result<Incident> added =
        co_await use_cases_.edit_tasks.add(call.incident(), call.asker, stage, order->task, order->position);
    co_return answer(call, added, 201);
}

TaskRoutes::Answer TaskRoutes::edit_task(const Call& call) const
{
    const Result<Json> body = call.body();
    if (!body) co_return body.error();
    const Result<TaskEdit> wanted = wire::task_edit_from_json(*body);
    if (!wanted) co_return wanted.error();
    const TaskRef task = task_in(call);
    co_return answer(call, co_await use_cases_.edit_tasks.edit(call.incident(), call.asker, task, *wanted));
}

TaskRoutes::Answer TaskRoutes::remove_task(const Call& call) const
{
    const TaskRef task = task_in(call);
    co_return answer(call, co_await use_cases_.edit_tasks.remove(call.incident(), call.asker, task));
}

TaskRoutes::Answer TaskRoutes::note_run(const Call& call) const
{
    const Result<> empty = without_body(call);
    if (!empty) co_return empty.error();
    const TaskRef task = task_in(call);
    co_return answer(call, co_await use_cases_.edit_tasks.note_command_ran(call.incident(), call.asker, task));
}

} // namespace muster::api
