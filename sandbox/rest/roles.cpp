// /roles
#include "sandbox/chat/errors.hpp"
#include "sandbox/rest/routes.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>

namespace muster::sandbox
{

namespace
{

using Permissions = std::set<std::string, std::less<>>;

/// What an administrator may give and take without a licence.
constexpr std::array<std::string_view, 9> kFreePermissions = {"create_team",
                                                              "manage_incoming_webhooks",
                                                              "manage_outgoing_webhooks",
                                                              "manage_slash_commands",
                                                              "manage_oauth",
                                                              "manage_system_wide_oauth",
                                                              "create_emojis",
                                                              "delete_emojis",
                                                              "edit_others_posts"};

ApiError no_role(const std::string& what)
{
    return {404, "app.role.get_by_name.app_error", "Unable to get role.", "resource: Role id: " + what};
}

Answer get(Context& c)
{
    const auto role = c.world.roles.find(c.id("role_id"));
    if (!role) return no_role(c.id("role_id"));
    return wire::role(*role);
}

Answer get_by_name(Context& c)
{
    const auto role = c.world.roles.find_by_name(c.part("role_name"));
    if (!role) return no_role("name=" + c.part("role_name"));
    return wire::role(*role);
}

Answer by_names(Context& c)
{
    const auto names = c.body_texts();
    if (!names || names->empty()) return errors::invalid_body("rolenames");
    Json list = Json::array();
    for (const std::string& name : *names) {
        if (const auto role = c.world.roles.find_by_name(name)) list.push_back(wire::role(*role));
    }
    return list;
}

bool needs_licence(const Permissions& before, const Permissions& after)
{
    std::vector<std::string> differing;
    std::set_symmetric_difference(before.begin(), before.end(), after.begin(), after.end(),
                                  std::back_inserter(differing));
    return std::any_of(differing.begin(), differing.end(), [](const std::string& permission) {
        return std::find(kFreePermissions.begin(), kFreePermissions.end(), permission) == kFreePermissions.end();
    });
}

Answer patch(Context& c)
{
    const auto body = c.body();
    if (!body) return errors::invalid_body("role");
    Reader in(*body);
    const bool is_given = body->contains("permissions");
    const auto list = in.texts_or_empty("permissions");
    if (in.failure()) return errors::invalid_body("role");
    const auto role = c.world.roles.find(c.id("role_id"));
    if (!role) return no_role(c.id("role_id"));
    if (const auto refused = c.lacks("sysconsole_write_user_management_permissions")) return *refused;
    if (!is_given) return wire::role(*role);
    const Permissions permissions(list.begin(), list.end());
    if (needs_licence(role->permissions, permissions))
        return ApiError{501, "api.roles.patch_roles.license.error",
                        "Your license does not support advanced permissions.", ""};
    c.world.roles.set_permissions(role->id, permissions, c.world.now());
    const Role patched = c.world.roles.find(role->id).value_or(*role);
    const Json data = {{"role", to_text(wire::role(patched))}};
    c.chat.hub.publish(Event("role_updated", data, Audience::everybody()));
    return wire::role(patched);
}

} // namespace

void add_role_routes(Routes& routes)
{
    routes.add("GET", "/roles/{role_id}", get, Door::Trusting);
    routes.add("GET", "/roles/name/{role_name}", get_by_name, Door::Trusting);
    routes.add("POST", "/roles/names", by_names, Door::Trusting);
    routes.add("PUT", "/roles/{role_id}/patch", patch);
}

} // namespace muster::sandbox
