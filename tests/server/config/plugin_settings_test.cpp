#include "server/config/plugin_settings.hpp"
#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>

using namespace muster;
using config::PluginSettings;
using config::read_plugin_settings;

TEST_CASE("an administrator who set nothing gets what is sensible", "[config]")
{
    CHECK(read_plugin_settings("{}").value() == PluginSettings());
    const auto blank =
        read_plugin_settings(R"({"datafolder": " ", "teams": "", "testcommands": false, "loglevel": ""})");
    CHECK(blank.value() == PluginSettings());
}

TEST_CASE("what an administrator set in the System Console is read", "[config]")
{
    const auto settings = read_plugin_settings(R"({"datafolder": "/srv/muster", "teams": "Ops, web ,",
        "testcommands": true, "webhookprivatehosts": "alerts.intern,10.0.0.7:8443", "loglevel": "debug", "more": 1})");
    REQUIRE(settings);
    CHECK(settings->data_folder == "/srv/muster");
    CHECK(settings->teams == std::vector<std::string>{"ops", "web"});
    CHECK(settings->test_commands);
    CHECK(settings->webhook_private_hosts == std::vector<std::string>{"alerts.intern", "10.0.0.7:8443"});
    CHECK(settings->log_level == log::Level::Debug);
    CHECK(read_plugin_settings(R"({"testcommands": "true"})")->test_commands);
}

TEST_CASE("a setting that cannot be read is named as the System Console shows it", "[config]")
{
    const auto why = [](const char* json) { return read_plugin_settings(json).error(); };
    CHECK(why(R"({"loglevel": "loud"})").detail() == "LogLevel: must be debug, info, warning or error");
    CHECK(why(R"({"loglevel": "loud"})").field() == "LogLevel");
    CHECK(why(R"({"datafolder": 7})").detail() == "DataFolder: must be a string");
    CHECK(why("[]").fault() == Fault::Invalid);
    CHECK(why("{").fault() == Fault::Invalid);
}
