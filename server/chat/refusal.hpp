// What a refusal of the chat server means, whichever way it comes: the one place where statuses and error ids become
// faults.
#pragma once

#include "base/result.hpp"

#include <string_view>

namespace muster::chat
{

class Refusal
{
public:
    Fault fault = Fault::Invalid;
    std::string_view detail; ///< empty: the server's own message says it
};

/// Of an error with that status and that stable name ("api.context.permissions.app_error").
///   401 → Unauthorized, 403 → Forbidden, 404 → NotFound, 413 → TooLarge, 429 and 5xx → Unavailable,
///   400 and 501 → Invalid, and by error id: a name in use → Conflict; an archived channel, a spent response id and
///   somebody who is not there → NotFound.
[[nodiscard]] Refusal meaning_of(int status, std::string_view id);

} // namespace muster::chat
