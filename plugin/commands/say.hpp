// An answer of words alone.
#pragma once

#include "plugin/ports/chat.hpp"

#include <string>
#include <utility>

namespace muster::commands
{

[[nodiscard]] inline Reply say(std::string text)
{
    Reply reply;
    reply.text = std::move(text);
    return reply;
}

} // namespace muster::commands
