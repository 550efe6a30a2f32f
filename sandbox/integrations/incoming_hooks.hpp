// Incoming webhooks: an address whose id is the secret, and what is posted there.
#pragma once

#include "base/json.hpp"
#include "sandbox/chat/outcome.hpp"
#include "sandbox/world/hook.hpp"

#include <string>

namespace muster::sandbox
{

class Integrations;

[[nodiscard]] Json json_of(const IncomingHook& hook);

[[nodiscard]] Outcome<IncomingHook> create_incoming_hook(Integrations& with, const std::string& user_id,
                                                         const Json& body);
[[nodiscard]] Refusal delete_incoming_hook(Integrations& with, const std::string& user_id, const std::string& id);

/// Posts what the body, JSON text, says.
[[nodiscard]] Refusal post_by_hook(Integrations& with, const std::string& hook_id, const std::string& body);

} // namespace muster::sandbox
