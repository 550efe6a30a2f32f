#include "plugin/domain/events.hpp"

#include <array>

namespace muster
{

Instant happened_at(const IncidentEvent& event)
{
    const auto* note = std::get_if<TimelineNoteAdded>(&event.body);
    return note ? note->happened_at : event.at;
}

bool is_bookkeeping(const EventBody& body)
{
    return std::holds_alternative<ChannelOpened>(body) || std::holds_alternative<PostLinked>(body);
}

std::span<const Reaction> reactions_to(const EventBody& body)
{
    // The channel comes first: there is nowhere to post before it.
    static constexpr std::array kStarted{Reaction::OpenChannel, Reaction::PostToChannel};
    static constexpr std::array kAnnounced{Reaction::PostToChannel};

    if (std::holds_alternative<IncidentStarted>(body)) return kStarted;
    if (is_bookkeeping(body)) return {};
    return kAnnounced;
}

} // namespace muster
