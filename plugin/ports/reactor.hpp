// Carries out one row of the outbox.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/ports/outbox_store.hpp"

namespace muster
{

class Reactor
{
public:
    virtual ~Reactor() = default;

    /// Does what the row says; the answer is the post that the event's timeline entry links to, empty when there is
    /// none. Done twice, it must look as if done once. `is_first_attempt` is true only when nobody
    /// can have tried before: then there is no need to look for the traces of an earlier try. faults   Unavailable,
    /// Unauthorized, Forbidden, Internal  try again later
    ///          anything else                                   it can never succeed
    [[nodiscard]] virtual Async<Result<PostId>> react(const OutboxRow& row, bool is_first_attempt) = 0;
};

} // namespace muster
