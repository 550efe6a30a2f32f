#include "plugin/domain/channel_name.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace muster
{

namespace
{

constexpr std::size_t kLongest = 64;

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

void trim_ends(std::string& name)
{
    // Mattermost 5.37 wants a letter or digit at both ends.
    while (!name.empty() && (name.back() == '-' || name.back() == '_')) name.pop_back();
    name.erase(0, name.find_first_not_of("-_"));
}

/// The name with that behind it, cut where both would be too long.
std::string followed(std::string_view channel_name, std::string_view suffix)
{
    std::string name(channel_name.substr(0, kLongest - 1 - suffix.size()));
    trim_ends(name);
    return name + "-" + std::string(suffix);
}

} // namespace

std::string channel_name_of(std::string_view incident_name, const IncidentId& incident)
{
    const std::string lowered = lower(trim(incident_name));
    std::string name;
    for (const char c : lowered) {
        if (is_word(c)) name.push_back(c);
        if (c == '-' || c == ' ' || c == '\t') name.push_back('-');
    }
    name.resize(std::min(name.size(), kLongest));
    trim_ends(name);

    const bool looks_direct = name.find("__") != std::string::npos;
    if (name.size() < 2 || looks_direct) return "incident-" + incident.str().substr(0, 10);
    return name;
}

std::array<std::string, 3> channel_names_to_try(std::string_view channel_name, const IncidentId& incident)
{
    const std::string_view id = incident.str();
    return {std::string(channel_name), followed(channel_name, id.substr(0, 4)), followed(channel_name, id)};
}

} // namespace muster
