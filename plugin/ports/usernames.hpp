// What people are called.
#pragma once

#include "plugin/ports/chat.hpp"

#include <map>
#include <string>
#include <vector>

namespace muster
{

/// User names without the @, by id. Nobody (an empty id), and somebody whom the chat server does not know any more, is
/// not in it. faults   as Chat::user, but NotFound
[[nodiscard]] Async<Result<std::map<UserId, std::string>>> usernames_of(Chat& chat, std::vector<UserId> users);

} // namespace muster
