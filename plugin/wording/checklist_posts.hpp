// What the bot says of stages and tasks. Names are user names without the @, empty for nobody.
#pragma once

#include "plugin/domain/events.hpp"
#include "plugin/domain/incident.hpp"

#include <string>
#include <string_view>

namespace muster::wording
{

[[nodiscard]] std::string task_added(std::string_view actor, const TaskAdded& event);
[[nodiscard]] std::string task_edited(std::string_view actor, const TaskEdited& event);
[[nodiscard]] std::string task_moved(std::string_view actor, const TaskMoved& event);
[[nodiscard]] std::string task_removed(std::string_view actor, const TaskRemoved& event);
[[nodiscard]] std::string stage_added(std::string_view actor, const StageAdded& event);
[[nodiscard]] std::string stage_renamed(std::string_view actor, const StageRenamed& event);
[[nodiscard]] std::string stage_moved(std::string_view actor, const StageMoved& event);
[[nodiscard]] std::string stage_removed(std::string_view actor, const StageRemoved& event);
/// Who has the task now is mentioned, unless they took it themselves.
[[nodiscard]] std::string assignee_changed(std::string_view actor, std::string_view before, std::string_view after,
                                           const AssigneeChanged& event);
/// What who has the task now is told alone.
[[nodiscard]] std::string assigned_to_you(std::string_view actor, const Incident& incident,
                                          const AssigneeChanged& event);
/// Says how far away the due time is, counted from `at`: everybody's clock agrees on that.
[[nodiscard]] std::string task_due_changed(std::string_view actor, const TaskDueChanged& event, Instant at);
[[nodiscard]] std::string task_fell_due(std::string_view assignee, const TaskFellDue& event);
[[nodiscard]] std::string task_command_ran(std::string_view actor, const TaskCommandRan& event);

} // namespace muster::wording
