#include "plugin/usecases/timers/fire_timer.hpp"

#include <string_view>

namespace muster::usecases
{

Async<Result<>> FireTimer::run(Timer timer) const
{
    if (timer.kind == "reminder") co_return co_await use_cases_.remind_of_update.run(timer.incident);
    constexpr std::string_view kTask = "task:";
    if (timer.kind.starts_with(kTask)) {
        const TaskId task(timer.kind.substr(kTask.size()));
        co_return co_await use_cases_.announce_due_task.run(timer.incident, task);
    }
    co_return Result<>();
}

} // namespace muster::usecases
