// What an answer of the chat server's REST API that is no success means.
#pragma once

#include "base/result.hpp"
#include "server/net/http_message.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace muster::chat
{

/// A Failure and what only callers inside this room look at.
class RestFault
{
public:
    RestFault() = default;
    explicit RestFault(Failure what) : failure(std::move(what)) {}

    Failure failure;
    int status = 0;                     ///< 0 when no answer came
    std::string id;                     ///< the server's stable name of the error, "api.context.permissions.app_error"
    std::string right;                  ///< with Forbidden: the permission that is missing, as far as it is known
    std::chrono::milliseconds pause{0}; ///< with 429: how long to leave the server alone
};

/// Reads an answer with a status other than 2xx. `right` is the permission that the call needs: a server outside of
/// developer mode refuses without naming it.
/// What it means is meaning_of's (server/chat/refusal.hpp) to say.
/// A refusal that is not in the chat server's own words (a proxy's page, another server at that address) is
/// Unavailable: it says nothing about users, channels or rights.
[[nodiscard]] RestFault fault_of(const net::HttpResponse& answer, std::string_view right);

/// What is said when a 2xx answer does not hold what was expected.
[[nodiscard]] RestFault unexpected_answer(std::string_view what);

/// Called by boost::system::result::value(): a programming error.
[[noreturn]] void throw_exception_from_error(const RestFault& fault, const boost::source_location&);

} // namespace muster::chat
