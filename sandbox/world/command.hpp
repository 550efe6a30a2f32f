// Custom slash commands: what an integration has registered in a team.
#pragma once

#include "sandbox/world/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::sandbox
{

struct Command {
    std::string id;
    std::string token; ///< sent with every call, so that the integration knows who calls
    std::int64_t create_at = 0;
    std::int64_t update_at = 0;
    std::int64_t delete_at = 0;
    std::string creator_id;
    std::string team_id;
    std::string trigger;
    std::string method; ///< P or G
    std::string username;
    std::string icon_url;
    bool auto_complete = false;
    std::string auto_complete_desc;
    std::string auto_complete_hint;
    std::string display_name;
    std::string description;
    std::string url;
    std::string plugin_id;                  ///< of a plugin that answers it; such commands are not stored
    std::string autocomplete_data = "null"; ///< JSON text: the tree of what can be typed after it

    /// What somebody sees who may not manage commands: the secret and where it goes are blank.
    [[nodiscard]] Command sanitized() const;
};

class Commands
{
public:
    explicit Commands(Database& database) : db_(database) {}

    void add(const Command& command);
    /// Writes every member but id, create_at, delete_at and creator_id.
    void save(const Command& command);
    void remove(const std::string& id, std::int64_t at);

    [[nodiscard]] std::optional<Command> find(const std::string& id);
    /// The newest, as an update may give two of them one trigger.
    [[nodiscard]] std::optional<Command> find_by_trigger(const std::string& team_id, const std::string& trigger);
    [[nodiscard]] std::vector<Command> of_team(const std::string& team_id);

private:
    Database& db_;
};

} // namespace muster::sandbox
