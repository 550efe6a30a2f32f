// What every event reads like: one sentence for the channel, the timeline and the exports.
#pragma once

#include "plugin/domain/events.hpp"
#include "plugin/domain/incident.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace muster::wording
{

/// User names without the @, by id. Somebody who is not in it is called by their id.
class Names
{
public:
    Names() = default;
    explicit Names(std::map<UserId, std::string> names) : names_(std::move(names)) {}

    [[nodiscard]] std::string of(const UserId& user) const;

private:
    std::map<UserId, std::string> names_;
};

/// Everybody whom the event's sentence names.
[[nodiscard]] std::vector<UserId> people_in(const IncidentEvent& event);

/// Everybody whom their sentences name, some of them more than once.
[[nodiscard]] std::vector<UserId> people_in(const std::vector<IncidentEvent>& events);

/// What happened, as Markdown. Who did it is named, not mentioned: people are not notified of what they did themselves.
/// What people called things stands in bold, whatever it holds. Empty for what Muster notes for itself.
[[nodiscard]] std::string sentence(const IncidentEvent& event, const Incident& incident, const Names& names);

} // namespace muster::wording
