// What a person is told whose change of a task or stage cannot be made, and the words on the form of a new task.
#pragma once

#include <string>
#include <string_view>

namespace muster::wording
{

inline constexpr std::string_view kAddTaskTitle = "Add new task";
inline constexpr std::string_view kAddTaskSubmit = "Add task";
inline constexpr std::string_view kAddTaskName = "Name";
inline constexpr std::string_view kAddTaskDescription = "Description";
[[nodiscard]] std::string add_task_introduction(std::string_view stage);

[[nodiscard]] std::string task_title_limits();
[[nodiscard]] std::string task_description_limits();
[[nodiscard]] std::string too_many_tasks();
[[nodiscard]] std::string stage_gone();
[[nodiscard]] std::string cannot_have_task(std::string_view username);
[[nodiscard]] std::string due_unusable(std::string_view word);
/// What was asked for is the case already.
[[nodiscard]] std::string nothing_to_change();

} // namespace muster::wording
