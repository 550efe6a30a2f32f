// What people put on the timeline by hand.
#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/events.hpp"
#include "plugin/domain/ids.hpp"

#include <cstddef>
#include <string>

namespace muster
{

struct Incident;

inline constexpr std::size_t kNoteLongest = 256;

/// Adds an entry. It may have happened before it was recorded, also before the incident was: what led to it belongs to
/// it. Entries are never changed: a correction is another one. faults   Invalid  field "summary" (empty, too long) or
/// "event_at" (in the future)
[[nodiscard]] Result<EventBodies> add_note(Incident& incident, const std::string& summary, const PostId& post,
                                           Instant happened_at, Instant now);

} // namespace muster
