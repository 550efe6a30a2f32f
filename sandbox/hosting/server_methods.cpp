// Configuration, log and the plugin's own values.
#include "base/json.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "sandbox/hosting/loose_values.hpp"
#include "sandbox/hosting/plugin_api.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace muster::sandbox
{

namespace
{

std::string content_of(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

/// The settings' file as the API hands it out: keys in lower case. It is read anew each time, so that a plugin that
/// is started again has what stands there now.
std::string settings_in(const std::filesystem::path& file)
{
    Json settings = Json::object();
    if (file.empty()) return to_text(settings);
    const Result<Json> parsed = parse_json(content_of(file));
    if (!parsed || !parsed->is_object()) {
        log::warning("plugin settings not read", {{"file", file.string()}});
        return to_text(settings);
    }
    for (const auto& [key, value] : parsed->items()) settings[lower(key)] = value;
    return to_text(settings);
}

rpc::Config config_of(const Chat& chat)
{
    rpc::Config config;
    config.service_settings.site_url = chat.site_url;
    config.cluster_settings.enable = false;
    config.file_settings.directory = std::filesystem::absolute(chat.options.data).string();
    return config;
}

/// "saved key=value"
std::string log_text(const std::string& message, const std::vector<gob::Any>& pairs)
{
    std::string text = message;
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
        const std::string* const key = pairs[i].get<std::string>();
        const std::string* const value = pairs[i + 1].get<std::string>();
        if (key && value) text += " " + *key + "=" + *value;
    }
    return text;
}

template <class Args, auto write> void add_log_method(netrpc::Methods& methods, PluginApi& api)
{
    add_method<Args>(methods, api, [](PluginApi&, const Args& args) {
        write(log_text(args.msg, args.key_value_pairs), {});
        return typename Args::Reply();
    });
}

} // namespace

void add_server_methods(netrpc::Methods& methods, PluginApi& api)
{
    add_method<rpc::LoadPluginConfigurationArgs>(
        methods, api, [](PluginApi& in, const rpc::LoadPluginConfigurationArgs&) {
            rpc::LoadPluginConfigurationReply reply;
            reply.value = gob::Bytes(settings_in(in.chat.options.plugin_settings));
            return reply;
        });
    add_method<rpc::GetConfigArgs>(methods, api, [](PluginApi& in, const rpc::GetConfigArgs&) {
        rpc::GetConfigReply reply;
        reply.value = config_of(in.chat);
        return reply;
    });
    add_method<rpc::GetServerVersionArgs>(methods, api, [](PluginApi&, const rpc::GetServerVersionArgs&) {
        rpc::GetServerVersionReply reply;
        reply.value = kServerVersion;
        return reply;
    });
    add_method<rpc::KVGetArgs>(methods, api, [](PluginApi& in, const rpc::KVGetArgs& args) {
        rpc::KVGetReply reply;
        reply.value = gob::Bytes(in.values.get(args.key));
        return reply;
    });
    add_method<rpc::KVSetArgs>(methods, api, [](PluginApi& in, const rpc::KVSetArgs& args) {
        in.values.set(args.key, args.value.data);
        return rpc::KVSetReply();
    });
    add_method<rpc::KVDeleteArgs>(methods, api, [](PluginApi& in, const rpc::KVDeleteArgs& args) {
        in.values.set(args.key, "");
        return rpc::KVDeleteReply();
    });
    add_log_method<rpc::LogDebugArgs, &log::debug>(methods, api);
    add_log_method<rpc::LogInfoArgs, &log::info>(methods, api);
    add_log_method<rpc::LogWarnArgs, &log::warning>(methods, api);
    add_log_method<rpc::LogErrorArgs, &log::error>(methods, api);
}

} // namespace muster::sandbox
