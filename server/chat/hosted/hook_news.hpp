// What the chat server tells a plugin by its hooks, as the news that every road brings.
#pragma once

#include "base/async.hpp"
#include "plugin/ports/chat.hpp"
#include "server/chat/chat_event.hpp"
#include "server/chat/host/connection.hpp"

#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace muster::hosted
{

/// No hook tells that a channel was renamed, converted, archived or restored: the server's own posts in the channel do.
/// Mattermost 5.37 has no hook for a deleted post and a deactivated account; from 11.6 on there are both.
class HookNews
{
public:
    using Tell = std::function<void(const chat::ChatEvent&)>;

    /// The chat must outlive it. Of private channels and direct messages only those are heard that the bot is in.
    HookNews(Chat& chat, Tell tell) : chat_(chat), tell_(std::move(tell)) {}
    HookNews(const HookNews&) = delete;
    HookNews& operator=(const HookNews&) = delete;

    [[nodiscard]] Async<void> posted(rpc::Post post);
    void edited(const rpc::Post& post);
    void deleted(const rpc::Post& post);
    void tell(const chat::ChatEvent& event) { tell_(event); }

private:
    [[nodiscard]] Async<void> said_by_server(rpc::Post post);
    [[nodiscard]] Async<void> said_by_person(rpc::Post post);

    Chat& chat_;
    Tell tell_;
};

/// Adds the hooks that tell news. `current` says to whom, null where nobody listens; what it returns is held while the
/// hook works.
void add_news(host::Hooks& hooks, std::function<std::shared_ptr<HookNews>()> current);

} // namespace muster::hosted
