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
    return std::holds_alternative<ChannelOpened>(body) || std::holds_alternative<PostLinked>(body) ||
           std::holds_alternative<ChannelNoted>(body);
}

std::span<const Reaction> reactions_to(const EventBody& body, const Settings& settings)
{
    // The channel comes first: there is nowhere to post before it.
    static constexpr std::array kStarted{Reaction::OpenChannel, Reaction::PostToChannel, Reaction::CallTogether};
    static constexpr std::array kOpened{Reaction::CallWebhook};
    static constexpr std::array kAnnounced{Reaction::PostToChannel};

    static constexpr std::array kUpdated{Reaction::PostStatusUpdate, Reaction::BroadcastUpdate,
                                         Reaction::RetractReminder, Reaction::CallWebhook};
    static constexpr std::array kReminded{Reaction::PostReminder};
    static constexpr std::array kAssigned{Reaction::PostToChannel, Reaction::MessageAssignee};
    static constexpr std::array kSettled{Reaction::PostToChannel, Reaction::RetractReminder};

    static constexpr std::array kRenamed{Reaction::UpdateChannel, Reaction::PostToChannel};
    static constexpr std::array kJoined{Reaction::Welcome};

    const std::size_t webhooks = webhook_for(body, settings).empty() ? 0 : 1;
    if (const auto* started = std::get_if<IncidentStarted>(&body))
        return std::span(kStarted).first(started->calls_together ? 3 : 2);
    if (std::holds_alternative<ChannelOpened>(body)) return std::span(kOpened).first(webhooks);
    if (const auto* changed = std::get_if<DetailsChanged>(&body)) {
        // A channel that is told the name that it has just been given could be given it for ever.
        if (changed->follows_channel) return kAnnounced;
        return kRenamed;
    }
    if (std::holds_alternative<StatusUpdated>(body)) return std::span(kUpdated).first(3 + webhooks);
    if (std::holds_alternative<ReminderFell>(body)) return kReminded;
    if (std::holds_alternative<ReminderDismissed>(body)) return kSettled;
    if (std::holds_alternative<IncidentEnded>(body)) return kSettled;
    if (std::holds_alternative<AssigneeChanged>(body)) return kAssigned;
    if (is_bookkeeping(body)) return {};
    // The chat server itself says in the channel who came and who went, and that it was archived or restored.
    if (const auto* joined = std::get_if<ParticipantJoined>(&body))
        return std::span(kJoined).first(joined->is_welcomed ? 1 : 0);
    if (std::holds_alternative<ParticipantLeft>(body) || std::holds_alternative<ChannelArchived>(body)) return {};
    if (std::holds_alternative<ChannelRestored>(body) || std::holds_alternative<ChannelDeleted>(body)) return {};
    return kAnnounced;
}

Receiver receiver_of(Reaction reaction)
{
    return reaction == Reaction::CallWebhook ? Receiver::Webhook : Receiver::Chat;
}

std::string_view webhook_for(const EventBody& body, const Settings& settings)
{
    const Switched<std::string>* webhook = nullptr;
    if (std::holds_alternative<ChannelOpened>(body)) webhook = &settings.creation_webhook;
    if (std::holds_alternative<StatusUpdated>(body)) webhook = &settings.update_webhook;
    return webhook && webhook->is_on ? std::string_view(webhook->value) : std::string_view();
}

} // namespace muster
