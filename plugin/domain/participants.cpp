#include "plugin/domain/participants.hpp"

#include "base/text.hpp"
#include "plugin/domain/incident.hpp"

#include <algorithm>
#include <iterator>

namespace muster
{

namespace
{

bool is_in(const Participant& participant) { return participant.left_at == Instant{}; }

Participant* find(Incident& incident, const UserId& user)
{
    const auto is_user = [&user](const Participant& one) { return one.user == user; };
    const auto found = std::find_if(incident.participants.begin(), incident.participants.end(), is_user);
    return found == incident.participants.end() ? nullptr : &*found;
}

void append(EventBodies& all, EventBodies more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Who comes back has been told.
bool is_to_be_welcomed(const Incident& incident, const Participant* known)
{
    const Switched<std::string>& message = incident.settings.welcome_message;
    return !known && message.is_on && !trim(message.value).empty();
}

} // namespace

EventBodies join(Incident& incident, const UserId& user, Instant at)
{
    Participant* known = find(incident, user);
    if (known && is_in(*known)) return {};
    const ParticipantJoined joined{user, is_to_be_welcomed(incident, known)};
    if (known)
        *known = Participant{user, at, {}};
    else
        incident.participants.push_back(Participant{user, at, {}});
    return {joined};
}

EventBodies leave(Incident& incident, const UserId& user, Instant at)
{
    Participant* known = find(incident, user);
    if (!known || !is_in(*known)) return {};
    known->left_at = at;
    return {ParticipantLeft{user}};
}

EventBodies reconcile(Incident& incident, const std::vector<UserId>& members, Instant at)
{
    EventBodies events;
    for (const UserId& member : members) append(events, join(incident, member, at));
    const std::vector<Participant> known = incident.participants;
    for (const Participant& one : known)
        if (std::find(members.begin(), members.end(), one.user) == members.end())
            append(events, leave(incident, one.user, at));
    return events;
}

} // namespace muster
