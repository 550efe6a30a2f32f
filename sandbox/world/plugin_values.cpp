#include "sandbox/world/plugin_values.hpp"

#include "sandbox/world/lists.hpp"

namespace muster::sandbox
{

std::string PluginValues::get(const std::string& key)
{
    return first(db_.query(sql("SELECT value FROM plugin_values WHERE plugin_id = ? AND key = ?"), plugin_id_, key),
                 [](const Query& row) { return row.text(0); })
        .value_or("");
}

void PluginValues::set(const std::string& key, const std::string& value)
{
    if (value.empty()) {
        db_.run(sql("DELETE FROM plugin_values WHERE plugin_id = ? AND key = ?"), plugin_id_, key);
    } else {
        db_.run(sql("INSERT OR REPLACE INTO plugin_values (plugin_id, key, value) VALUES (?, ?, ?)"), plugin_id_, key,
                value);
    }
}

} // namespace muster::sandbox
