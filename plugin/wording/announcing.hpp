// What other channels are told of an incident when somebody announces it, and what that person is answered.
#pragma once

#include "plugin/domain/announcing.hpp"
#include "plugin/domain/incident.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace muster::wording
{

/// One line for the other channel: name, commander, link; nothing else of the incident.
[[nodiscard]] std::string announcement_elsewhere(const Incident& incident, std::string_view commander);

/// The entry on the incident's timeline that says which channels were told. Who reads it need not know of those that
/// are not public: an empty name.
[[nodiscard]] std::string announced_in(const std::vector<std::string>& public_names);

/// The channels were told, but the timeline could not be.
[[nodiscard]] std::string announced_without_note(std::string_view entry);

/// To the person who asked, one line a channel. `word` is what they typed for it.
[[nodiscard]] std::string not_announced_in(std::string_view word, AnnounceRefusal refusal);

} // namespace muster::wording
