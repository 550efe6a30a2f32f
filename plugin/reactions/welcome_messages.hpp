// Tells somebody who joined an incident, alone, what its playbook has to say to them.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/outbox_store.hpp"
#include "plugin/reactions/direct_messages.hpp"

namespace muster::reactions
{

/// By direct message: what only a browser that is open at that moment shows would be lost on a phone, or on somebody
/// who is invited while asleep.
class WelcomeMessages
{
public:
    explicit WelcomeMessages(Chat& chat) : chat_(chat), messages_(chat) {}

    /// Sends the message, unless they have left again or are a bot. faults   as DirectMessages::send
    [[nodiscard]] Async<Result<PostId>> welcome(const OutboxRow& row, const Incident& incident,
                                                bool is_first_attempt) const;

private:
    Chat& chat_;
    DirectMessages messages_;
};

} // namespace muster::reactions
