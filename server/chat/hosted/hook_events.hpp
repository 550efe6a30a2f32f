// The chat server's hooks as the news that the rest of Muster acts on.
#pragma once

#include "server/chat/chat_event.hpp"
#include "server/chat/host/connection.hpp"
#include "server/chat/hosted/hosted_chat.hpp"

#include <functional>

namespace muster::hosted
{

using Tell = std::function<void(const chat::ChatEvent&)>;

/// Adds the hooks that tell of members, channels, posts and people. `chat` gives the chat once it has signed in, and
/// null before: what happens until then is not told, and is read with everything else when Muster begins.
///
/// A hook tells less than the websocket does. What a channel is called is read when the server says in it that this
/// changed. Which person is meant, and whose post, is compared with the chat's self().
///
/// 5.37 has no hook for a deleted post and for a deactivated account, neither generation has one for the address of a
/// channel alone: these are noticed when everything is read anew (usecases::ReconcileTeam), a deleted post not at all.
void add_news(host::Hooks& hooks, std::function<HostedChat*()> chat, Tell tell);

} // namespace muster::hosted
