// What becomes of an incident's channel in the chat server, and what the incident takes from it.
#pragma once

#include "plugin/domain/events.hpp"
#include "plugin/domain/incident.hpp"

#include <string>

namespace muster
{

/// A channel as the chat server has it.
struct ChannelSeen {
    std::string title; ///< the display name
    std::string name;  ///< the URL name
    bool is_public = true;
};

/// Notes that the channel is about to be given the incident's name, so that the chat server's word of it is not taken
/// for somebody else's renaming.
[[nodiscard]] EventBodies about_to_rename_channel(Incident& incident);

/// The channel is called so, and this open, now. Where somebody renamed it the incident is renamed too, unless no
/// incident can have that name.
[[nodiscard]] EventBodies follow_channel(Incident& incident, const ChannelSeen& seen);

/// The channel was archived, restored, or deleted for good.
[[nodiscard]] EventBodies follow_channel(Incident& incident, ChannelState state);

} // namespace muster
