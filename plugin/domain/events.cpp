#include "plugin/domain/events.hpp"

#include <array>

namespace muster
{

std::span<const Reaction> reactions_to(const EventBody& body)
{
    // The channel comes first: there is nowhere to post before it.
    static constexpr std::array kStarted{Reaction::OpenChannel, Reaction::PostToChannel};
    static constexpr std::array kAnnounced{Reaction::PostToChannel};

    if (std::holds_alternative<IncidentStarted>(body)) return kStarted;
    if (std::holds_alternative<ChannelOpened>(body)) return {};
    return kAnnounced;
}

} // namespace muster
