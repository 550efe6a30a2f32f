// Running a slash command: finding who answers it, calling there, and showing what comes back.
#pragma once

#include "base/async.hpp"
#include "sandbox/chat/outcome.hpp"
#include "sandbox/integrations/command_answer.hpp"
#include "sandbox/world/session.hpp"

#include <string>
#include <string_view>

namespace muster::sandbox
{

class Integrations;

/// `site_url` is the address at which the user reached the server: in 5.37 it comes from the request's Host header and
/// begins the response_url, which is why an integration must not trust that.
struct CommandCall {
    std::string command;
    std::string channel_id;
    std::string team_id;
    std::string root_id;
    std::string site_url;
};

/// Runs the command for the user of the session. A hosted plugin's commands come
/// before those of the team, and these before built-in ones.
[[nodiscard]] Async<Outcome<CommandAnswer>> execute_command(Integrations& with, Session session, CommandCall call);

/// An answer that comes later, by the response_url; five of them within half an hour.
[[nodiscard]] Refusal answer_late(Integrations& with, const std::string& hook_id, std::string_view content_type,
                                  const std::string& body);

} // namespace muster::sandbox
