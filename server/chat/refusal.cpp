#include "server/chat/refusal.hpp"

#include <algorithm>
#include <array>

namespace muster::chat
{

namespace
{

class KnownError
{
public:
    std::string_view id;
    Fault fault;
    std::string_view detail;
};

/// Errors whose status alone would mislead (reference/mattermost-host.md §1.5-§1.9, recorded on 5.37).
constexpr std::array kKnownErrors{
    KnownError{"store.sql_channel.save_channel.exists.app_error", Fault::Conflict, ""},
    KnownError{"store.sql_channel.save_channel.previously.app_error", Fault::Conflict, ""},
    KnownError{"api.command.duplicate_trigger.app_error", Fault::Conflict, ""},
    KnownError{"api.post.create_post.can_not_post_to_deleted.error", Fault::NotFound, "the channel is archived"},
    KnownError{"api.channel.create_direct_channel.invalid_user.app_error", Fault::NotFound, ""},
    KnownError{"api.channel.add_user.to.channel.failed.deleted.app_error", Fault::NotFound, ""},
    KnownError{"app.command_webhook.try_use.invalid", Fault::NotFound, "the command can be answered no more"},
    KnownError{"app.command_webhook.get.missing", Fault::NotFound, "the command can be answered no more"},
    KnownError{"interactive_message.decode_trigger_id.expired", Fault::Invalid, "the dialog was asked for too late"},
};

Fault fault_for(int status)
{
    switch (status) {
    case 401:
        return Fault::Unauthorized;
    case 403:
        return Fault::Forbidden;
    case 404:
        return Fault::NotFound;
    case 413:
        return Fault::TooLarge;
    default:
        return Fault::Invalid;
    }
}

} // namespace

Refusal meaning_of(int status, std::string_view id)
{
    // 501 is the server's "switched off" or "not licensed": trying again does not help.
    if (status == 429 || (status >= 500 && status != 501)) return Refusal{Fault::Unavailable, ""};
    const auto known =
        std::find_if(kKnownErrors.begin(), kKnownErrors.end(), [id](const KnownError& row) { return row.id == id; });
    if (known != kKnownErrors.end()) return Refusal{known->fault, known->detail};
    return Refusal{fault_for(status), ""};
}

} // namespace muster::chat
