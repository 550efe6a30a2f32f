// Who is in an incident, and who ever was.
#pragma once

#include "base/time.hpp"
#include "plugin/domain/events.hpp"
#include "plugin/domain/ids.hpp"

#include <vector>

namespace muster
{

struct Incident;

/// Nothing when they are in already. Who comes back joins again: the times are those of the last stay.
[[nodiscard]] EventBodies join(Incident& incident, const UserId& user, Instant at);

/// Nothing when they are out already, or never were in.
[[nodiscard]] EventBodies leave(Incident& incident, const UserId& user, Instant at);

/// Makes the participants those that the channel has now, after events may have been missed.
[[nodiscard]] EventBodies reconcile(Incident& incident, const std::vector<UserId>& members, Instant at);

} // namespace muster
