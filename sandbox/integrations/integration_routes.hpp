// The doors of integrations: rows below /api/v4, and the hooks, which ask for no session.
#pragma once

#include "server/net/http_message.hpp"

namespace muster::sandbox
{

class Integrations;
class Routes;

/// Each of these keeps a reference to both.
void add_command_routes(Routes& routes, Integrations& with);
void add_action_routes(Routes& routes, Integrations& with);
void add_hook_routes(Routes& routes, Integrations& with);

/// Answers a request below /hooks/: late answers of commands, and incoming webhooks.
[[nodiscard]] net::HttpResponse answer_hook(Integrations& with, const net::HttpRequest& request);

} // namespace muster::sandbox
