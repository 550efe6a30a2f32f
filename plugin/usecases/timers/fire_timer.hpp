// What is due: one kind of timer, one use case.
#pragma once

#include "plugin/ports/timer_store.hpp"
#include "plugin/usecases/use_cases.hpp"

namespace muster::usecases
{

class FireTimer
{
public:
    explicit FireTimer(const UseCases& use_cases) : use_cases_(use_cases) {}

    /// Does what the timer was set for, unless that has been done or is not wanted any more: firing twice is as firing
    /// once. faults   Unavailable  try again
    [[nodiscard]] Async<Result<>> run(Timer timer) const;

private:
    const UseCases& use_cases_;
};

} // namespace muster::usecases
