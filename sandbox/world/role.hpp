// What the names in a `roles` member allow.
#pragma once

#include "sandbox/world/database.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster::sandbox
{

struct Role {
    std::string id;
    std::string name;
    std::string display_name;
    std::string description;
    std::int64_t create_at = 0;
    std::int64_t update_at = 0;
    std::set<std::string, std::less<>> permissions;
    bool scheme_managed = true;
};

/// A row of the table that a new world starts from; permissions are separated by spaces.
struct DefaultRole {
    std::string_view name;
    std::string_view translation; ///< the text id that display name and description share
    bool scheme_managed;
    std::string_view permissions;
};

[[nodiscard]] const std::vector<DefaultRole>& default_roles();

/// Kept in memory: every permission check asks here.
class Roles
{
public:
    explicit Roles(Database& database);

    void add(Role role);
    void set_permissions(const std::string& id, std::set<std::string, std::less<>> permissions, std::int64_t at);
    [[nodiscard]] std::optional<Role> find(const std::string& id) const;
    [[nodiscard]] std::optional<Role> find_by_name(std::string_view name) const;

    /// True when one of the roles, separated by spaces, grants the permission. The system administrator has all.
    [[nodiscard]] bool grant(std::string_view roles, std::string_view permission) const;

private:
    Database& db_;
    std::map<std::string, Role, std::less<>> by_name_;
};

} // namespace muster::sandbox
