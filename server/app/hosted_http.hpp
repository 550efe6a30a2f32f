// The chat server's plugin route: its requests as Muster's router takes them, and the answers as the hook gives them.
#pragma once

#include "base/log.hpp"
#include "plugin/domain/ids.hpp"
#include "server/chat/host/http_hook.hpp"
#include "server/net/http_message.hpp"

namespace muster::app
{

/// The request as it would have come over a socket. `secret` marks it as the route's, whatever the browser wrote into
/// that header: the chat server alone says whose request it is (Mattermost-User-Id).
[[nodiscard]] net::HttpRequest request_of(host::HttpAsk ask, const Secret& secret);

/// Who asks, as the chat server says; empty when it knows nobody.
[[nodiscard]] UserId person_of(const net::HttpRequest& request);

/// False for a form or a click that names somebody else than who sent it. Without a chat server in between that nobody
/// can forge, only the signature would stand between a person and another one's name.
[[nodiscard]] bool is_in_own_name(const net::HttpRequest& request);

[[nodiscard]] host::HttpAnswer answer_of(net::HttpResponse response);

} // namespace muster::app
