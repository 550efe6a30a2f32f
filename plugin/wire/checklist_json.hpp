// What callers send to change stages and tasks. Keys that are not there, or null, leave things as they are.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "plugin/domain/checklist_edit.hpp"
#include "plugin/domain/stage_edit.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace muster::wire
{

/// {"title", "description", "command"}; only the title has to be there. All else of a task is nobody's to bring along.
[[nodiscard]] Result<NewTask> new_task_from_json(const Json& body);

/// A new task and where it goes: {"stage_id", …, "position"}.
struct TaskOrder {
    StageId stage;
    NewTask task;
    std::optional<std::int64_t> position;
};
[[nodiscard]] Result<TaskOrder> task_order_from_json(const Json& body);

/// {"title", "description", "command", "state", "assignee_id", "due_at", "stage_id", "position"}
[[nodiscard]] Result<TaskEdit> task_edit_from_json(const Json& body);

/// {"title", "position"}
[[nodiscard]] Result<StageEdit> stage_edit_from_json(const Json& body);

/// The old wire's {"new_state"} and {"assignee_id"}, neither of which may be missing.
[[nodiscard]] Result<TaskEdit> new_state_from_json(const Json& body);
[[nodiscard]] Result<TaskEdit> new_assignee_from_json(const Json& body);

/// The old wire's {"item_num", "new_location"}, within one checklist.
struct Reorder {
    std::int64_t from = 0;
    std::int64_t to = 0;
};
[[nodiscard]] Result<Reorder> reorder_from_json(const Json& body);

} // namespace muster::wire
