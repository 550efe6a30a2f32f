// What an account has more when it is a bot. Its name and display name are its user's.
#pragma once

#include "sandbox/world/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::sandbox
{

struct Bot {
    std::string user_id;
    std::string username;
    std::string display_name;
    std::string description;
    std::string owner_id;
    std::int64_t create_at = 0;
    std::int64_t update_at = 0;
    std::int64_t delete_at = 0;
};

class Bots
{
public:
    explicit Bots(Database& database) : db_(database) {}

    /// The user must be there already; name and description are taken from it.
    void add(const Bot& bot);
    /// Writes owner, update_at and delete_at.
    void save(const Bot& bot);

    [[nodiscard]] std::optional<Bot> find(const std::string& user_id);
    [[nodiscard]] std::vector<Bot> list(bool include_deleted, std::int64_t limit, std::int64_t offset);

private:
    Database& db_;
};

} // namespace muster::sandbox
