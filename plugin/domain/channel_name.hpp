// How the URL name of an incident's channel comes from the incident's name.
#pragma once

#include "plugin/domain/ids.hpp"

#include <array>
#include <string>
#include <string_view>

namespace muster
{

/// The URL name: lower-cased; dashes and white space become single places for a dash; what is not a letter, digit or
/// underscore of ASCII goes; dashes at both ends go (peer-incident-plugin.md §6.1). A name of which fewer than two
/// characters remain, or that looks like a direct channel's, becomes "incident-" and ten characters of the incident's
/// id.
[[nodiscard]] std::string channel_name_of(std::string_view incident_name, const IncidentId& incident);

/// The names to try one after the other where those before are in use: the name; cut, with "-" and four characters of
/// the incident's id; cut, with the whole id, which no other incident has. The same for the same incident, so that a
/// channel opened before a crash is found again.
[[nodiscard]] std::array<std::string, 3> channel_names_to_try(std::string_view channel_name,
                                                              const IncidentId& incident);

} // namespace muster
