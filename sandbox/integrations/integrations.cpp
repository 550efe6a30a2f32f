#include "sandbox/integrations/integrations.hpp"

#include "sandbox/integrations/message_actions.hpp"
#include "sandbox/world/lists.hpp"

#include <utility>

namespace muster::sandbox
{

namespace
{

/// Made once for each world.
std::string action_key(Database& database)
{
    const auto key = first(database.query(sql("SELECT value FROM secrets WHERE name = 'action_cookies'")),
                           [](const Query& row) { return row.text(0); });
    if (key) return *key;
    const std::string made = ActionSeal::make_key();
    database.run(sql("INSERT INTO secrets (name, value) VALUES ('action_cookies', ?)"), made);
    return made;
}

PluginTarget plugin_target(const Options& options)
{
    PluginTarget target;
    target.url = options.plugin_url;
    target.secret = Secret(options.plugin_secret);
    return target;
}

} // namespace

Integrations::Integrations(boost::asio::any_io_executor executor, Chat& the_chat, const Clock& clock, IdSource& ids,
                           CallbackRules rules)
    : chat(the_chat), world(the_chat.world), commands(world.db), command_hooks(world.db), incoming_hooks(world.db),
      triggers(clock, ids, the_chat.options.trigger_life), seal(action_key(world.db)),
      callbacks(executor, std::move(rules)), plugin(executor, world, plugin_target(the_chat.options))
{
    chat.seal_actions = [this](Post& post) { ::muster::sandbox::seal_actions(seal, post); };
}

} // namespace muster::sandbox
