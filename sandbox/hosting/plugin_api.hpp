// What a hosted plugin can ask of the server: the methods of Mattermost 5.37's plugin API that the sandbox has.
#pragma once

#include "generated/rpc_structures.hpp"
#include "sandbox/hosting/nouns.hpp"
#include "sandbox/integrations/integrations.hpp"
#include "sandbox/world/plugin_values.hpp"
#include "server/chat/host/netrpc/server.hpp"

#include <string>
#include <utility>
#include <vector>

namespace muster::sandbox
{

/// What the methods work with.
class PluginApi
{
public:
    PluginApi(Integrations& the_integrations, std::string plugin_id)
        : with(the_integrations), chat(with.chat), world(with.world), id(std::move(plugin_id)), values(world.db, id)
    {
    }

    Integrations& with;
    Chat& chat;
    World& world;
    const std::string id;
    PluginValues values;
    std::vector<Command> commands; ///< that the plugin has registered
};

/// Each keeps a reference to the API.
void add_server_methods(netrpc::Methods& methods, PluginApi& api);
void add_people_methods(netrpc::Methods& methods, PluginApi& api);
void add_team_methods(netrpc::Methods& methods, PluginApi& api);
void add_channel_methods(netrpc::Methods& methods, PluginApi& api);
void add_post_methods(netrpc::Methods& methods, PluginApi& api);
void add_integration_methods(netrpc::Methods& methods, PluginApi& api);

/// Adds a method by the type of its argument; `act` has no captures.
template <class Args, class Act> void add_method(netrpc::Methods& methods, PluginApi& api, Act act)
{
    using Reply = typename Args::Reply;
    methods.add<Args, Reply>(Args::method,
                             [&api, act](Args args) -> Async<Result<Reply>> { co_return act(api, args); });
}

/// A reply with the error, or with what `convert` makes of the value.
template <class Reply, class T, class Convert> [[nodiscard]] Reply reply_of(const Outcome<T>& outcome, Convert convert)
{
    Reply reply;
    if (outcome) {
        reply.value = convert(*outcome);
    } else {
        reply.error = app_error(outcome.error());
    }
    return reply;
}

/// The same of what may not be there.
template <class Reply, class T, class Convert>
[[nodiscard]] Reply reply_of(const std::optional<T>& found, Convert convert, const ApiError& missing)
{
    return reply_of<Reply>(found ? Outcome<T>(*found) : Outcome<T>(missing), convert);
}

} // namespace muster::sandbox
