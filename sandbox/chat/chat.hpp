// What the verbs of the chat work with. The verbs are functions, one noun a file: posting, membership, channel_life …
#pragma once

#include "sandbox/chat/pending_posts.hpp"
#include "sandbox/chat/watcher.hpp"
#include "sandbox/options.hpp"
#include "sandbox/world/world.hpp"
#include "sandbox/ws/hub.hpp"

#include <functional>
#include <string>

namespace muster::sandbox
{

/// Every verb checks what Mattermost's application layer checks (limits, states), not permissions: those are the
/// caller's, as they depend on the door. Every verb that changes something also tells the connected clients.
class Chat
{
public:
    const Options& options;
    World& world;
    Hub& hub;
    std::string site_url;
    PendingPosts pending_posts{};
    /// Gives the buttons of a post that is not kept the cookies that carry what they do.
    std::function<void(Post&)> seal_actions{};
    Watcher* watcher = nullptr; ///< null where nobody watches
};

} // namespace muster::sandbox
