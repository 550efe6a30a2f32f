// What the store says of what a database refused.
#pragma once

#include "base/result.hpp"

#include <exception>

namespace muster::store
{

/// The failure to answer with. The error itself goes to the log, once a minute for each kind of fault: a full disk is
/// no time to write a lot.
[[nodiscard]] Failure failure_of(const std::exception& error);

} // namespace muster::store
