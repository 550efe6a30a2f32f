// Tells somebody, alone, that a task is theirs now.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/domain/incident.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/outbox_store.hpp"
#include "plugin/reactions/direct_messages.hpp"
#include "plugin/reactions/poster.hpp"

namespace muster::reactions
{

class AssignmentMessages
{
public:
    explicit AssignmentMessages(Chat& chat) : poster_(chat), messages_(chat) {}

    /// Sends the message, unless they took the task themselves or it is not theirs any more. faults   as
    /// DirectMessages::send
    [[nodiscard]] Async<Result<PostId>> message(const OutboxRow& row, const Incident& incident, bool is_first_attempt);

private:
    Poster poster_;
    DirectMessages messages_;
};

} // namespace muster::reactions
