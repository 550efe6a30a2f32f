// Waiting for what follows from a commit, where a person waits for it too.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/domain/ids.hpp"

#include <chrono>

namespace muster
{

class Deliveries
{
public:
    virtual ~Deliveries() = default;

    /// Waits until everything that follows from the incident's commits has been delivered.
    /// faults  Unavailable  not yet: the limit is over, or an attempt failed; the detail is the fault of the last
    /// attempt.
    ///         What is due stays due.
    [[nodiscard]] virtual Async<Result<>> settled(IncidentId incident, std::chrono::milliseconds limit) = 0;
};

} // namespace muster
