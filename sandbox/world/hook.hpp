// Addresses that integrations post to without credentials: those of one command's late answers, and incoming webhooks.
#pragma once

#include "sandbox/world/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::sandbox
{

/// Made for each execution of a command; its id is the end of the response_url.
struct CommandHook {
    std::string id;
    std::int64_t create_at = 0;
    std::string command_id;
    std::string user_id;
    std::string channel_id;
    std::string root_id;
};

inline constexpr std::int64_t kCommandHookLife = 30 * 60 * 1000;
inline constexpr int kCommandHookUses = 5;

class CommandHooks
{
public:
    explicit CommandHooks(Database& database) : db_(database) {}

    /// Those whose time is over go at the same time.
    void add(const CommandHook& hook);
    /// Nothing once its time is over, however often it was used.
    [[nodiscard]] std::optional<CommandHook> find(const std::string& id, std::int64_t now);
    /// Counts a use. False when all of them are spent.
    [[nodiscard]] bool use(const std::string& id);

private:
    Database& db_;
};

struct IncomingHook {
    std::string id; ///< the secret itself
    std::int64_t create_at = 0;
    std::int64_t update_at = 0;
    std::int64_t delete_at = 0;
    std::string user_id;
    std::string channel_id;
    std::string team_id;
    std::string display_name;
    std::string description;
    std::string username;
    std::string icon_url;
    bool channel_locked = false;
};

class IncomingHooks
{
public:
    explicit IncomingHooks(Database& database) : db_(database) {}

    void add(const IncomingHook& hook);
    void remove(const std::string& id, std::int64_t at);
    [[nodiscard]] std::optional<IncomingHook> find(const std::string& id);
    /// Sorted by when they were made; an empty team asks for all.
    [[nodiscard]] std::vector<IncomingHook> list(const std::string& team_id, std::int64_t limit, std::int64_t offset);

private:
    Database& db_;
};

} // namespace muster::sandbox
