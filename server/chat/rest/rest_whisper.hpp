// Ephemeral posts over Mattermost's REST API v4. The right for it, create_post_ephemeral, is the system administrators'
// alone on 5.37, and can be given to a bot's role from version 11 on (reference mattermost-host.md §1.6).
#pragma once

#include "plugin/ports/whisper.hpp"
#include "server/chat/rest/rest_api.hpp"

#include <string>
#include <utility>

namespace muster::chat
{

class RestWhisper final : public Whisper
{
public:
    /// `callback_base` as RestChat's. The API must outlive it.
    RestWhisper(RestApi& api, std::string callback_base) : api_(api), callback_base_(std::move(callback_base)) {}

    [[nodiscard]] Async<Result<>> whisper(UserId to, NewPost post, PostId thread) override;

private:
    RestApi& api_;
    std::string callback_base_;
};

} // namespace muster::chat
