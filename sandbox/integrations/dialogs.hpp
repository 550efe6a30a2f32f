// Interactive dialogs: opened in a browser by whoever holds a fresh trigger id, submitted straight to the integration.
// The server remembers neither.
#pragma once

#include "base/async.hpp"
#include "base/json.hpp"
#include "sandbox/chat/outcome.hpp"
#include "sandbox/world/session.hpp"

namespace muster::sandbox
{

class Integrations;

/// Shows the dialog in the browsers of the person whose trigger id the body carries. No session is asked for: the
/// signature is the credential. The dialog's elements are passed on unchecked.
[[nodiscard]] Refusal open_dialog(Integrations& with, const Json& body);

/// Hands a submission, or the news that the dialog was cancelled, to the URL that the client names, for the user of the
/// session whatever the body says. Returns what keeps the dialog open: `{error}`, `{errors}`, or `{}` to close it.
[[nodiscard]] Async<Outcome<Json>> submit_dialog(Integrations& with, Session session, Json body);

} // namespace muster::sandbox
