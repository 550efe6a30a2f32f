#include "plugin/domain/channel_life.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <utility>

namespace muster
{

namespace
{

/// More names than anybody asks for before the chat server has confirmed the first.
constexpr std::size_t kMostTitles = 16;

ChannelNoted noted(const Incident& incident)
{
    return ChannelNoted{incident.channel_titles.back(), incident.channel_name, incident.is_public};
}

/// True when it is a name that Muster knows of or asked for. What was asked for before it has had its time.
bool is_known(Incident& incident, const std::string& title)
{
    std::vector<std::string>& titles = incident.channel_titles;
    const auto known = std::find(titles.begin(), titles.end(), title);
    if (known == titles.end()) return false;
    titles.erase(titles.begin(), known);
    return true;
}

} // namespace

EventBodies about_to_rename_channel(Incident& incident)
{
    std::vector<std::string>& titles = incident.channel_titles;
    if (!titles.empty() && titles.back() == incident.name) return {};
    if (titles.size() >= kMostTitles) titles.erase(titles.begin() + 1);
    titles.push_back(incident.name);
    return {noted(incident)};
}

EventBodies follow_channel(Incident& incident, const ChannelSeen& seen)
{
    const Incident before = incident;
    incident.channel_name = seen.name;
    incident.is_public = seen.is_public;
    if (!is_known(incident, seen.title)) {
        incident.channel_titles = {seen.title};
        const std::string name(trim(seen.title));
        if (check_name(name)) incident.name = name;
    }
    if (incident.name != before.name) {
        DetailsChanged changed{before.name, incident.name, incident.description, incident.description};
        changed.follows_channel = true;
        return {std::move(changed)};
    }
    if (incident == before) return {};
    return {noted(incident)};
}

EventBodies follow_channel(Incident& incident, ChannelState state)
{
    if (std::exchange(incident.channel_state, state) == state) return {};
    switch (state) {
    case ChannelState::Open:
        return {ChannelRestored{}};
    case ChannelState::Archived:
        return {ChannelArchived{}};
    case ChannelState::Deleted:
        return {ChannelDeleted{}};
    }
    return {};
}

} // namespace muster
