// /system, /config, /license, /plugins: what the server says of itself.
#include "sandbox/rest/client_config.hpp"
#include "sandbox/rest/routes.hpp"
#include "sandbox/webapp_plugin.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox
{

namespace
{

Answer ping(Context& c)
{
    Json body = {{"AndroidLatestVersion", ""},
                 {"AndroidMinVersion", ""},
                 {"DesktopLatestVersion", ""},
                 {"DesktopMinVersion", ""},
                 {"IosLatestVersion", ""},
                 {"IosMinVersion", ""},
                 {"status", "OK"}};
    if (!c.flag("get_server_status")) return body;
    body["database_status"] = "OK";
    body["filestore_status"] = "OK";
    Answer answer(body);
    for (const char* name : {"Status", "Database_status", "Filestore_status"}) answer.with_header(name, "OK");
    return answer;
}

Answer client_config(Context& c)
{
    if (c.query.get("format") != "old")
        return ApiError{
            501, "api.config.client.old_format.app_error",
            "New format for the client configuration is not supported yet. Please specify format=old in the "
            "query string.",
            ""};
    Json config = Json::object();
    for (const ClientSetting& setting : client_settings()) {
        if (c.session || setting.without_session) config[std::string(setting.name)] = setting.value;
    }
    if (config.contains("NoAccounts")) config["NoAccounts"] = c.world.users.any() ? "false" : "true";
    if (config.contains("SiteURL")) config["SiteURL"] = c.chat.site_url;
    return config;
}

Answer client_license(Context&) { return Json{{"IsLicensed", "false"}}; }

Answer webapp_plugins(Context& c) { return webapp_plugins_in(c.chat.options.plugin_dir); }

} // namespace

void add_system_routes(Routes& routes)
{
    routes.add("GET", "/system/ping", ping, Door::Open);
    routes.add("GET", "/config/client", client_config, Door::Open);
    routes.add("GET", "/license/client", client_license, Door::Open);
    routes.add("GET", "/plugins/webapp", webapp_plugins, Door::Open);
}

} // namespace muster::sandbox
