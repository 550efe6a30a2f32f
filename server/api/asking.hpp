// Who asks at /api/v0.
#pragma once

#include "base/async.hpp"
#include "base/log.hpp"
#include "base/result.hpp"
#include "plugin/usecases/facts.hpp"
#include "server/net/http_message.hpp"

#include <cstdint>
#include <functional>
#include <optional>

namespace muster::api
{

/// Whose session or personal access token it is, as the chat server says.
/// faults  Unauthorized  nobody's;  Unavailable  the chat server cannot be asked
using PersonOf = std::function<Async<Result<UserId>>(Secret token)>;

class Asking
{
public:
    /// The secret is what the chat server's plugin route adds to prove itself; without one no route is believed.
    Asking(Secret plugin_secret, PersonOf person_of)
        : plugin_secret_(std::move(plugin_secret)), person_of_(std::move(person_of))
    {
    }

    /// The header Mattermost-User-Id, believed only together with the secret; else whose `Authorization: Bearer` it is.
    /// With If-Match, the revision that the person saw comes with them.
    /// faults  Unauthorized;  Invalid  "If-Match";  Unavailable
    [[nodiscard]] Async<Result<usecases::Asker>> who(const net::HttpRequest& request) const;

private:
    Secret plugin_secret_;
    PersonOf person_of_;
};

/// The revision in If-Match: nothing when the header is not there or `*`, and one that no incident has when the tag is
/// not of our making. faults  Invalid  anything else than `*` or one quoted tag
[[nodiscard]] Result<std::optional<std::int64_t>> seen_revision(const net::HttpRequest& request);

} // namespace muster::api
