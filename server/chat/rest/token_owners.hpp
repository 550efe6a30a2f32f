// Whose token it is, as the chat server says, remembered for a short while.
#pragma once

#include "base/async.hpp"
#include "base/log.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "plugin/domain/ids.hpp"
#include "server/chat/rest/rest_api.hpp"

#include <string>
#include <unordered_map>

namespace muster::chat
{

/// Tokens are remembered by their SHA-256 only, for half a minute: as long does a revoked one go on to work.
class TokenOwners
{
public:
    /// Both must outlive it.
    TokenOwners(RestApi& api, const Clock& clock) : api_(api), clock_(clock) {}

    /// Whose session or personal access token it is.
    /// faults  Unauthorized  nobody's, or no more;  Unavailable  the chat server cannot be asked
    [[nodiscard]] Async<Result<UserId>> owner(Secret token);

private:
    class Entry
    {
    public:
        UserId user;
        Instant asked_at{};
    };

    void keep(const std::string& digest, const UserId& user);

    RestApi& api_;
    const Clock& clock_;
    std::unordered_map<std::string, Entry> owners_;
};

} // namespace muster::chat
