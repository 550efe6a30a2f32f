// The page of settings that the System Console shows comes from packaging/plugin.json: what it asks for is what is
// read.
#include "base/json.hpp"
#include "base/text.hpp"
#include "server/config/plugin_settings.hpp"
#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>

using namespace muster;
using config::PluginSettings;

namespace
{

Json shown_settings()
{
    std::ifstream file(std::string(MUSTER_TESTS_DIR) + "/../packaging/plugin.json");
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    return parse_json(text).value().at("settings_schema").at("settings");
}

/// As the chat server hands them to a plugin.
PluginSettings read(const Json& settings) { return config::read_plugin_settings(to_text(settings)).value(); }

std::string key_of(const Json& setting) { return lower(setting.at("key").get<std::string>()); }

/// Something else than the default, of the setting's own kind.
Json other_value(const Json& setting)
{
    if (setting.at("type") == "bool") return !setting.at("default").get<bool>();
    if (setting.at("type") == "dropdown") return setting.at("options").at(0).at("value");
    return setting.at("placeholder");
}

} // namespace

TEST_CASE("the System Console's defaults are those of an administrator who set nothing", "[config]")
{
    Json defaults = Json::object();
    for (const Json& setting : shown_settings()) defaults[key_of(setting)] = setting.at("default");

    CHECK(defaults.size() == 5);
    CHECK(read(defaults) == PluginSettings());
}

TEST_CASE("every setting that the System Console shows is read, and every choice is known", "[config]")
{
    for (const Json& setting : shown_settings()) {
        INFO(setting.at("key"));
        CHECK_FALSE(read(Json{{key_of(setting), other_value(setting)}}) == PluginSettings());
        for (const Json& option : setting.value("options", Json::array()))
            CHECK(config::read_plugin_settings(to_text(Json{{key_of(setting), option.at("value")}})));
    }
}
