// What the verbs of integrations work with: slash commands, dialogs, message actions, hooks and the plugin route.
#pragma once

#include "sandbox/chat/chat.hpp"
#include "sandbox/integrations/action_seal.hpp"
#include "sandbox/integrations/callbacks.hpp"
#include "sandbox/integrations/native_plugin.hpp"
#include "sandbox/integrations/plugin_route.hpp"
#include "sandbox/integrations/trigger_ids.hpp"
#include "sandbox/world/command.hpp"
#include "sandbox/world/hook.hpp"

#include <boost/asio/any_io_executor.hpp>

namespace muster::sandbox
{

/// Like Chat, it is handed to functions; unlike it, it owns what only integrations need. There is no store of dialogs,
/// because Mattermost keeps none: whatever a client submits is believed as far as Mattermost believes it.
class Integrations
{
public:
    Integrations(boost::asio::any_io_executor executor, Chat& the_chat, const Clock& clock, IdSource& ids,
                 CallbackRules rules);

    Chat& chat;
    World& world;
    Commands commands;
    CommandHooks command_hooks;
    IncomingHooks incoming_hooks;
    TriggerIds triggers;
    ActionSeal seal;
    Callbacks callbacks;
    PluginRoute plugin;
    NativePlugin* native = nullptr; ///< null where none is hosted
};

} // namespace muster::sandbox
