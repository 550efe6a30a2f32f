// What plugins keep: one value a key, each plugin's for itself.
#pragma once

#include "sandbox/world/database.hpp"

#include <string>

namespace muster::sandbox
{

class PluginValues
{
public:
    PluginValues(Database& database, std::string plugin_id) : db_(database), plugin_id_(std::move(plugin_id)) {}

    /// Any bytes; empty where there is nothing.
    [[nodiscard]] std::string get(const std::string& key);
    /// An empty value takes the key away.
    void set(const std::string& key, const std::string& value);

private:
    Database& db_;
    std::string plugin_id_;
};

} // namespace muster::sandbox
