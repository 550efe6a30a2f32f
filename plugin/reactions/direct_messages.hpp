// Tells one person something, alone: in the channel in which they talk with the bot, where they find it whenever they
// look.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/outbox_store.hpp"
#include "plugin/reactions/poster.hpp"

#include <string>

namespace muster::reactions
{

class DirectMessages
{
public:
    explicit DirectMessages(Chat& chat) : chat_(chat), poster_(chat) {}

    /// Sends the message, once however often it is tried. A person whom the bot may not write to is passed over:
    /// nothing that follows shall wait for this. The answer is no post, for the timeline links to the channel's.
    /// faults   Unavailable, Unauthorized  try again
    [[nodiscard]] Async<Result<PostId>> send(const OutboxRow& row, UserId user, std::string message,
                                             bool is_first_attempt) const;

private:
    Chat& chat_;
    Poster poster_;
};

} // namespace muster::reactions
