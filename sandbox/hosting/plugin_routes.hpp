// /plugins of the REST interface: how the hosted plugin fares, and its switch.
#pragma once

namespace muster::sandbox
{

class HostedPlugin;
class Routes;

/// Keeps a reference to both.
void add_plugin_routes(Routes& routes, HostedPlugin& plugin);

} // namespace muster::sandbox
