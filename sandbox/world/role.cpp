#include "sandbox/world/role.hpp"

#include "sandbox/world/lists.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace muster::sandbox
{

Roles::Roles(Database& database) : db_(database)
{
    Query rows = db_.query(sql("SELECT id, name, display_name, description, create_at, update_at, permissions, "
                               "scheme_managed FROM roles"));
    while (rows.next()) {
        Role role;
        role.id = rows.text(0);
        role.name = rows.text(1);
        role.display_name = rows.text(2);
        role.description = rows.text(3);
        role.create_at = rows.integer(4);
        role.update_at = rows.integer(5);
        for (const std::string& permission : texts_of_json_list(rows.text(6))) role.permissions.insert(permission);
        role.scheme_managed = rows.flag(7);
        by_name_.emplace(role.name, role);
    }
}

void Roles::add(Role role)
{
    const std::vector<std::string> permissions(role.permissions.begin(), role.permissions.end());
    db_.run(sql("INSERT INTO roles (id, name, display_name, description, create_at, update_at, permissions, "
                "scheme_managed) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
            role.id, role.name, role.display_name, role.description, role.create_at, role.update_at,
            json_list(permissions), role.scheme_managed);
    by_name_.insert_or_assign(role.name, std::move(role));
}

void Roles::set_permissions(const std::string& id, std::set<std::string, std::less<>> permissions, std::int64_t at)
{
    for (auto& [name, role] : by_name_) {
        if (role.id != id) continue;
        const std::vector<std::string> list(permissions.begin(), permissions.end());
        db_.run(sql("UPDATE roles SET permissions = ?, update_at = ? WHERE id = ?"), json_list(list), at, id);
        role.permissions = std::move(permissions);
        role.update_at = at;
        return;
    }
}

std::optional<Role> Roles::find(const std::string& id) const
{
    const auto found =
        std::find_if(by_name_.begin(), by_name_.end(), [&](const auto& entry) { return entry.second.id == id; });
    return found == by_name_.end() ? std::nullopt : std::optional<Role>(found->second);
}

std::optional<Role> Roles::find_by_name(std::string_view name) const
{
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? std::nullopt : std::optional<Role>(found->second);
}

bool Roles::grant(std::string_view roles, std::string_view permission) const
{
    for (const std::string& name : words(roles)) {
        if (name == "system_admin") return true;
        const auto role = by_name_.find(name);
        if (role != by_name_.end() && role->second.permissions.contains(permission)) return true;
    }
    return false;
}

} // namespace muster::sandbox
