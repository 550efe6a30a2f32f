// Tells somebody, alone, that a task is theirs now.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/outbox_store.hpp"
#include "plugin/reactions/poster.hpp"

namespace muster::reactions
{

class AssignmentMessages
{
public:
    explicit AssignmentMessages(Chat& chat) : chat_(chat), poster_(chat) {}

    /// Sends the message, unless they took the task themselves or it is not theirs any more. A person whom the bot may
    /// not write to is passed over: the channel mentions them, and nothing that follows shall wait for this. The answer
    /// is no post: the timeline links to the channel's. faults   Unavailable, Unauthorized  try again
    [[nodiscard]] Async<Result<PostId>> message(const OutboxRow& row, const Incident& incident, bool is_first_attempt);

private:
    Chat& chat_;
    Poster poster_;
};

} // namespace muster::reactions
