// Shows what an integration has answered: as a post of the person who asked, or to that person alone.
#pragma once

#include "sandbox/chat/outcome.hpp"
#include "sandbox/integrations/command_answer.hpp"

#include <string>

namespace muster::sandbox
{

class Integrations;

/// Who used the command, and where.
struct CommandPlace {
    std::string user_id;
    std::string channel_id;
    std::string team_id;
    std::string root_id;
    std::string site_url; ///< the server as the user's browser knows it; empty for a late answer
};

/// Posts the answer and its further ones. The answer becomes what the caller of the command gets back: mentions
/// expanded, links of attachments rewritten, buttons' targets hidden. `trigger` is for the refusal's sentence.
[[nodiscard]] Refusal post_answer(Integrations& with, const CommandPlace& place, const std::string& trigger,
                                  bool by_integration, CommandAnswer& answer);

} // namespace muster::sandbox
