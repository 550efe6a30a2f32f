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
#include <string>

namespace muster::api
{

/// Whose session or personal access token it is, as the chat server says.
/// faults  Unauthorized  nobody's;  Unavailable  the chat server cannot be asked
using PersonOf = std::function<Async<Result<UserId>>(Secret token)>;

/// Whose session in a browser it is (WebSessions), by cookie or as a token; nothing when it is nobody's.
using SessionOwner = std::function<std::optional<UserId>(const std::string& session)>;

class Asking
{
public:
    /// The secret is what the chat server's plugin route adds to prove itself; without one no route is believed.
    Asking(Secret plugin_secret, PersonOf person_of, SessionOwner session_owner = {})
        : plugin_secret_(std::move(plugin_secret)), person_of_(std::move(person_of)),
          session_owner_(std::move(session_owner))
    {
    }

    /// The header Mattermost-User-Id, believed only together with the secret; else whose `Authorization: Bearer` it is
    /// (a browser's WebSocket, which cannot have that header, offers the subprotocol "muster.session.<token>" instead),
    /// else whose session the browser's cookie names. With a cookie, what changes something needs `X-Requested-With:
    /// XMLHttpRequest`, which no page of another site can send.
    /// With If-Match, the revision that the person saw comes with them.
    /// faults  Unauthorized;  Forbidden  "X-Requested-With";  Invalid  "If-Match";  Unavailable
    [[nodiscard]] Async<Result<usecases::Asker>> who(const net::HttpRequest& request) const;

private:
    [[nodiscard]] Async<Result<UserId>> person(const net::HttpRequest& request) const;
    [[nodiscard]] Result<UserId> browser(const net::HttpRequest& request) const;

    Secret plugin_secret_;
    PersonOf person_of_;
    SessionOwner session_owner_;
};

/// The revision in If-Match: nothing when the header is not there or `*`, and one that no incident has when the tag is
/// not of our making. faults  Invalid  anything else than `*` or one quoted tag
[[nodiscard]] Result<std::optional<std::int64_t>> seen_revision(const net::HttpRequest& request);

} // namespace muster::api
