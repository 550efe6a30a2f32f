// The frames of the chat server's websocket, read.
#pragma once

#include "base/result.hpp"
#include "plugin/domain/ids.hpp"
#include "server/chat/chat_event.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muster::chat
{

/// One frame: an event with its number, or the reply to an action of ours.
class Frame
{
public:
    bool is_reply = false;
    bool is_refusal = false;   ///< with is_reply: the action was refused
    std::int64_t sequence = 0; ///< of an event: counts from 0 on each connection
    bool is_hello = false;
    std::string connection_id;      ///< with is_hello
    std::optional<ChatEvent> event; ///< empty for events that Muster does not act on
};

/// `self` is the bot: a team joined by anyone else is no event.
/// faults  Invalid  not a frame of this protocol; an event whose data cannot be read is no fault but no event
[[nodiscard]] Result<Frame> read_frame(std::string_view text, const UserId& self);

} // namespace muster::chat
