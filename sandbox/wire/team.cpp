#include "sandbox/world/team.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox::wire
{

Json team(const Team& team, bool for_admin, bool may_invite)
{
    return {{"id", team.id},
            {"create_at", team.create_at},
            {"update_at", team.update_at},
            {"delete_at", team.delete_at},
            {"display_name", team.display_name},
            {"name", team.name},
            {"description", team.description},
            {"email", for_admin ? team.email : ""},
            {"type", team.type},
            {"company_name", ""},
            {"allowed_domains", ""},
            {"invite_id", may_invite ? team.invite_id : ""},
            {"allow_open_invite", team.allow_open_invite},
            {"scheme_id", nullptr},
            {"group_constrained", nullptr},
            {"policy_id", nullptr}};
}

Json team_member(const TeamMember& member)
{
    return {{"team_id", member.team_id},           {"user_id", member.user_id}, {"roles", member.roles()},
            {"delete_at", member.delete_at},       {"scheme_guest", false},     {"scheme_user", member.scheme_user},
            {"scheme_admin", member.scheme_admin}, {"explicit_roles", ""}};
}

} // namespace muster::sandbox::wire
