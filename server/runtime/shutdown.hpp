// The one place that listens to SIGINT and SIGTERM.
#pragma once

#include "base/async.hpp"

namespace muster
{

/// Returns the number of the first SIGINT or SIGTERM that comes after it began to wait; 0 when cancelled. From its
/// return on a second signal ends the process at once, so that an operator can cut a slow shutdown short.
[[nodiscard]] Async<int> wait_for_shutdown_signal();

} // namespace muster
