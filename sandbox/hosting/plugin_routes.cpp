#include "sandbox/hosting/plugin_routes.hpp"

#include "sandbox/hosting/hosted_plugin.hpp"
#include "sandbox/rest/routes.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox
{

namespace
{

Refusal may_not_switch(const Context& c, const HostedPlugin& plugin)
{
    if (auto refused = c.lacks("sysconsole_write_plugins")) return refused;
    if (c.part("plugin") == plugin.id()) return std::nullopt;
    return ApiError{404, "app.plugin.not_installed.app_error", "Plugin is not installed.", ""};
}

Answer statuses(const Context& c, const HostedPlugin& plugin)
{
    if (const auto refused = c.lacks("sysconsole_read_plugins")) return *refused;
    const Json status = {{"plugin_id", plugin.id()}, {"state", static_cast<int>(plugin.state())}};
    return Json::array({status});
}

Async<Answer> switch_on(const Context& c, HostedPlugin& plugin)
{
    if (const auto refused = may_not_switch(c, plugin)) co_return *refused;
    plugin.enable();
    co_return Answer::ok();
}

Async<Answer> switch_off(const Context& c, HostedPlugin& plugin)
{
    if (const auto refused = may_not_switch(c, plugin)) co_return *refused;
    co_await plugin.disable();
    co_return Answer::ok();
}

} // namespace

void add_plugin_routes(Routes& routes, HostedPlugin& plugin)
{
    routes.add_async("GET", "/plugins/statuses",
                     [&plugin](Context& c) -> Async<Answer> { co_return statuses(c, plugin); });
    routes.add_async("POST", "/plugins/{plugin}/enable", [&plugin](Context& c) { return switch_on(c, plugin); });
    routes.add_async("POST", "/plugins/{plugin}/disable", [&plugin](Context& c) { return switch_off(c, plugin); });
}

} // namespace muster::sandbox
