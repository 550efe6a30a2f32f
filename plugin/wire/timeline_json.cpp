#include "plugin/wire/timeline_json.hpp"

#include "base/overloaded.hpp"
#include "plugin/wire/event_json.hpp"

#include <nlohmann/json.hpp>

#include <variant>

namespace muster::wire
{

namespace
{

/// Whom the event is about; whoever did it where it is about nobody.
const UserId& subject_of(const IncidentEvent& event)
{
    return std::visit(
        Overloaded{
            [](const IncidentStarted& e) -> const UserId& { return e.reporter; },
            [](const CommanderChanged& e) -> const UserId& { return e.after; },
            [&](const AssigneeChanged& e) -> const UserId& { return e.after.empty() ? event.actor : e.after; },
            [](const ParticipantJoined& e) -> const UserId& { return e.user; },
            [](const ParticipantLeft& e) -> const UserId& { return e.user; },
            [&](const auto&) -> const UserId& { return event.actor; },
        },
        event.body);
}

/// A note links to the post that it is about, any other entry to what the channel heard of it.
const PostId& post_of(const IncidentEvent& event)
{
    const auto* note = std::get_if<TimelineNoteAdded>(&event.body);
    return note && !note->post.empty() ? note->post : event.post;
}

} // namespace

Json timeline_event_to_json(const IncidentEvent& event, const std::string& summary)
{
    return Json{{"id", event.id.str()},
                {"incident_id", event.incident.str()},
                {"revision", event.revision},
                {"create_at", to_millis(event.at)},
                {"delete_at", 0},
                {"event_at", to_millis(happened_at(event))},
                {"event_type", event_type(event.body)},
                {"summary", summary},
                {"details", event_details(event.body)},
                {"post_id", post_of(event).str()},
                {"subject_user_id", subject_of(event).str()},
                {"creator_user_id", event.actor.str()}};
}

} // namespace muster::wire
