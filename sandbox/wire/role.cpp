#include "sandbox/world/role.hpp"
#include "sandbox/wire/wire.hpp"
#include "sandbox/world/preference.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox::wire
{

Json role(const Role& role)
{
    return {{"id", role.id},
            {"name", role.name},
            {"display_name", role.display_name},
            {"description", role.description},
            {"create_at", role.create_at},
            {"update_at", role.update_at},
            {"delete_at", 0},
            {"permissions", role.permissions},
            {"scheme_managed", role.scheme_managed},
            {"built_in", true}};
}

Json preference(const Preference& preference)
{
    return {{"user_id", preference.user_id},
            {"category", preference.category},
            {"name", preference.name},
            {"value", preference.value}};
}

} // namespace muster::sandbox::wire
