#include "server/config/plugin_settings.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "server/config/words.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <utility>

namespace muster::config
{

namespace
{

/// An administrator may also have written it into the chat server's configuration file, as a text.
bool is_true(Reader& in, const Json& settings, const char* key)
{
    const auto found = settings.find(key);
    if (found != settings.end() && found->is_string()) return lower(trim(found->get<std::string>())) == "true";
    return in.boolean_or(key, false);
}

} // namespace

Result<PluginSettings> read_plugin_settings(std::string_view json)
{
    const Result<Json> parsed = parse_json(json);
    if (!parsed) return parsed.error();
    Reader in(*parsed);
    if (in.failure()) return *in.failure();
    PluginSettings settings;
    settings.data_folder = trim(in.text_or("datafolder", ""));
    settings.teams = split_list(lower(in.text_or("teams", "")));
    settings.test_commands = is_true(in, *parsed, "testcommands");
    settings.webhook_private_hosts = split_list(lower(in.text_or("webhookprivatehosts", "")));
    const std::string level = in.text_or("loglevel", "");
    const std::optional<log::Level> known = level_named(level.empty() ? "info" : level);
    if (!known) in.refuse("loglevel", "must be debug, info, warning or error");
    settings.log_level = known.value_or(log::Level::Info);
    if (!in.failure()) return settings;

    constexpr std::pair<std::string_view, std::string_view> kShown[] = {{"datafolder", "DataFolder"},
                                                                        {"teams", "Teams"},
                                                                        {"testcommands", "TestCommands"},
                                                                        {"webhookprivatehosts", "WebhookPrivateHosts"},
                                                                        {"loglevel", "LogLevel"}};
    for (const auto& [key, shown] : kShown)
        if (in.failure()->field() == key)
            return fail(Fault::Invalid, std::string(shown) + in.failure()->detail().substr(key.size()),
                        std::string(shown));
    return *in.failure();
}

} // namespace muster::config
