// A word to one person in a channel where others are: nobody else sees it, and it is gone when they look again.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/ports/chat.hpp"

namespace muster
{

class Whisper
{
public:
    virtual ~Whisper() = default;

    /// Shows the post to that person only, below the post `thread`. Its key is not looked for: nothing is kept.
    /// faults   Forbidden  the bot may not, on most servers;  NotFound, Invalid, Unavailable  as Chat::post
    [[nodiscard]] virtual Async<Result<>> whisper(UserId to, NewPost post, PostId thread) = 0;
};

} // namespace muster
