// Ephemeral posts through the plugin API, which asks for no right.
#pragma once

#include "plugin/ports/whisper.hpp"
#include "server/chat/hosted/hosted_chat.hpp"

#include <utility>

namespace muster::hosted
{

class HostedWhisper final : public Whisper
{
public:
    /// The chat must outlive it.
    explicit HostedWhisper(HostedChat& chat) : chat_(chat) {}

    [[nodiscard]] Async<Result<>> whisper(UserId to, NewPost post, PostId thread) override
    {
        return chat_.show_to(std::move(to), std::move(post), std::move(thread));
    }

private:
    HostedChat& chat_;
};

} // namespace muster::hosted
