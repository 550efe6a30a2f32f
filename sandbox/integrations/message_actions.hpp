// Buttons and menus of messages: what a click does, and how an ephemeral post's button keeps knowing it.
#pragma once

#include "base/async.hpp"
#include "base/json.hpp"
#include "sandbox/chat/outcome.hpp"
#include "sandbox/world/post.hpp"
#include "sandbox/world/session.hpp"

#include <string>

namespace muster::sandbox
{

class ActionSeal;
class Integrations;
class World;

/// Gives an id to every action that has none.
void give_action_ids(World& world, Json& attachments);

/// Puts into every action of the post a cookie with what a click needs to know. The targets stay in the props.
void seal_actions(const ActionSeal& seal, Post& post);

/// A click as the client reports it.
struct Click {
    std::string post_id;
    std::string action_id;
    std::string selected_option;
    std::string cookie;
};

/// Calls the integration and does what it answers. Returns the client's trigger id.
[[nodiscard]] Async<Outcome<std::string>> do_action(Integrations& with, Session session, Click click);

/// POSTs JSON to an integration for the user of the session; a URL of the plugin's route goes there directly. The
/// answer's status is 200. Refused with Mattermost's one error for whatever goes wrong.
[[nodiscard]] Async<Outcome<std::string>> call_integration(Integrations& with, Session session, std::string url,
                                                           std::string body);

} // namespace muster::sandbox
