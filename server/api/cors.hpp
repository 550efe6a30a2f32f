// Which page may read what the API answers: the chat server's own, and no other site's.
#pragma once

#include "base/async.hpp"
#include "base/time.hpp"
#include "plugin/ports/chat.hpp"
#include "server/net/http_message.hpp"

#include <optional>
#include <string>

namespace muster::api
{

/// The rules are those of https://fetch.spec.whatwg.org/#http-cors-protocol. Cookies are never asked for: a page of the
/// chat server comes with a token (WebLinks::session_for).
class Cors
{
public:
    /// Both must outlive it.
    Cors(Chat& chat, const Clock& clock) : chat_(chat), clock_(clock) {}

    /// What a browser is told that asks beforehand; nothing for every other request.
    [[nodiscard]] Async<std::optional<net::HttpResponse>> preflight(const net::HttpRequest& request);

    /// Lets the page read the answer when it is the chat server's.
    [[nodiscard]] Async<void> allow(const net::HttpRequest& request, net::HttpResponse& answer);

private:
    [[nodiscard]] Async<bool> is_of_chat(const net::HttpRequest& request);

    Chat& chat_;
    const Clock& clock_;
    std::string origin_; ///< of the chat server's site URL as it was last known
    Instant asked_at_{};
};

} // namespace muster::api
