// What goes on after the answer has been given.
#pragma once

#include "base/async.hpp"

#include <functional>
#include <string>

namespace muster
{

/// Runs it beside everything else, until it is finished or the process stops. `name` is for the log.
using Background = std::function<void(std::string name, Async<void> task)>;

} // namespace muster
