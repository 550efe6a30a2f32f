#include "plugin/domain/timeline.hpp"

#include "base/text.hpp"
#include "plugin/domain/incident.hpp"

#include <chrono>

namespace muster
{

namespace
{

/// By so much a person's clock may be ahead of ours.
constexpr std::chrono::minutes kClocksDiffer{2};

} // namespace

Result<EventBodies> add_note(Incident&, const std::string& summary, const PostId& post, Instant happened_at,
                             Instant now)
{
    const std::string text(trim(summary));
    if (text.empty()) return fail(Fault::Invalid, "summary: is missing", "summary");
    if (length(text) > kNoteLongest) return fail(Fault::Invalid, "summary: too long", "summary");
    if (happened_at > now + kClocksDiffer || happened_at < Instant{})
        return fail(Fault::Invalid, "event_at: must be a time in the past", "event_at");
    return EventBodies{TimelineNoteAdded{text, post, happened_at}};
}

} // namespace muster
