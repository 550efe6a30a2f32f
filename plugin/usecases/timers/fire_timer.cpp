#include "plugin/usecases/timers/fire_timer.hpp"

namespace muster::usecases
{

Async<Result<>> FireTimer::run(Timer timer) const
{
    if (timer.kind == "reminder") co_return co_await use_cases_.remind_of_update.run(timer.incident);
    co_return Result<>();
}

} // namespace muster::usecases
