// What an administrator set in the chat server's System Console for Muster as its plugin (packaging/plugin.json).
#pragma once

#include "base/log.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace muster::config
{

class PluginSettings
{
public:
    PluginSettings() = default;

    std::string data_folder;        ///< empty: in the chat server's own file directory
    std::vector<std::string> teams; ///< names; empty: all
    bool test_commands = false;
    std::vector<std::string> webhook_private_hosts; ///< as config::Config has them
    log::Level log_level = log::Level::Info;

    friend bool operator==(const PluginSettings&, const PluginSettings&) = default;
};

/// Reads what the API method LoadPluginConfiguration answers: an object whose keys are in lower case. A setting that is
/// not there, or empty, has its default.
/// faults   Invalid  names the setting as the System Console shows it
[[nodiscard]] Result<PluginSettings> read_plugin_settings(std::string_view json);

} // namespace muster::config
