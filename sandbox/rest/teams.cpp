// /teams
#include "sandbox/chat/teams.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/rest/routes.hpp"
#include "sandbox/wire/list.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace muster::sandbox
{

namespace
{

/// A team as the caller may see it: the address for its admins, the invitation for those who may invite.
Json shown(const Context& c, const Team& team)
{
    const bool is_admin = !c.lacks_in_team(team.id, "manage_team");
    return wire::team(team, is_admin, is_admin || !c.lacks_in_team(team.id, "invite_user"));
}

Json shown(const Context& c, const std::vector<Team>& teams)
{
    return wire::list(teams, [&](const Team& team) { return shown(c, team); });
}

Refusal may_not_see(const Context& c, const Team& team)
{
    if (team.allow_open_invite && team.type == "O") return std::nullopt;
    return c.lacks_in_team(team.id, "view_team");
}

Answer create(Context& c)
{
    const auto body = c.body();
    if (!body) return errors::invalid_body("team");
    Reader in(*body);
    Team team;
    team.name = in.text_or("name", "");
    team.display_name = in.text_or("display_name", "");
    team.description = in.text_or("description", "");
    team.type = in.text_or("type", "");
    team.allow_open_invite = in.boolean_or("allow_open_invite", false);
    if (in.failure()) return errors::invalid_body("team");
    if (const auto refused = c.lacks("create_team"))
        return ApiError{403, "api.team.is_team_creation_allowed.disabled.app_error",
                        "Team creation has been disabled. Please ask your System Administrator for details.", ""};
    const auto created = create_team(c.chat, team, c.me());
    if (!created) return created.error();
    return Answer::created(wire::team(*created, true, true));
}

Answer list(Context& c)
{
    const Page page = c.page();
    return shown(c, c.world.teams.list(!c.is_admin(), page.limit, page.offset));
}

Answer get(Context& c)
{
    const auto team = c.world.teams.find(c.id("team_id"));
    if (!team) return errors::no_team(c.id("team_id"));
    if (const auto refused = may_not_see(c, *team)) return *refused;
    return shown(c, *team);
}

Answer get_by_name(Context& c)
{
    const auto team = c.world.teams.find_by_name(c.part("team_name"));
    if (!team)
        return ApiError{404, "app.team.get_by_name.missing.app_error", "Unable to find the existing team.",
                        "resource: Team id: name=" + c.part("team_name")};
    if (const auto refused = may_not_see(c, *team)) return *refused;
    return shown(c, *team);
}

Answer exists(Context& c)
{
    const auto team = c.world.teams.find_by_name(c.part("team_name"));
    return Json{{"exists", team && !may_not_see(c, *team)}};
}

Answer patch(Context& c)
{
    const auto body = c.body();
    if (!body) return errors::invalid_body("team");
    if (const auto refused = c.lacks_in_team(c.id("team_id"), "manage_team")) return *refused;
    auto team = c.world.teams.find(c.id("team_id"));
    if (!team) return errors::no_team(c.id("team_id"));
    Reader in(*body);
    team->display_name = in.text_or("display_name", team->display_name);
    team->description = in.text_or("description", team->description);
    team->allow_open_invite = in.boolean_or("allow_open_invite", team->allow_open_invite);
    if (in.failure()) return errors::invalid_body("team");
    if (const auto refused = broken_rule(*team)) return *refused;
    team->update_at = c.world.now();
    c.world.teams.save(*team);
    const Json data = {{"team", to_text(wire::team(*team, false, false))}};
    c.chat.hub.publish(Event("update_team", data, Audience::team(team->id)));
    return shown(c, *team);
}

Answer stats(Context& c)
{
    const std::string team_id = c.id("team_id");
    if (const auto refused = c.lacks_in_team(team_id, "view_team")) return *refused;
    const std::int64_t members = c.world.team_members.count(team_id);
    return Json{{"team_id", team_id}, {"total_member_count", members}, {"active_member_count", members}};
}

Answer of_user(Context& c)
{
    const std::string user_id = c.id("user_id");
    if (user_id != c.me()) {
        if (const auto refused = c.lacks("sysconsole_read_user_management_users")) return *refused;
    }
    return shown(c, c.world.teams.of_user(user_id));
}

Json unread(World& world, const Team& team, const std::string& user_id)
{
    std::int64_t messages = 0;
    std::int64_t root_messages = 0;
    std::int64_t mentions = 0;
    std::int64_t root_mentions = 0;
    for (const ChannelMember& member : world.channel_members.of_user(team.id, user_id)) {
        const auto channel = world.channels.find(member.channel_id);
        if (!channel || channel->team_id != team.id) continue;
        if (!member.is_muted()) {
            messages += std::max<std::int64_t>(0, channel->total_msg_count - member.msg_count);
            root_messages += std::max<std::int64_t>(0, channel->total_msg_count_root - member.msg_count_root);
        }
        mentions += member.mention_count;
        root_mentions += member.mention_count_root;
    }
    return {{"team_id", team.id},
            {"msg_count", messages},
            {"mention_count", mentions},
            {"mention_count_root", root_mentions},
            {"msg_count_root", root_messages}};
}

Answer unread_of_user(Context& c)
{
    const std::string user_id = c.id("user_id");
    if (user_id != c.me()) {
        if (const auto refused = c.lacks("manage_system")) return *refused;
    }
    const std::string excluded = c.query.get("exclude_team");
    Json list = Json::array();
    for (const Team& team : c.world.teams.of_user(user_id)) {
        if (team.id != excluded) list.push_back(unread(c.world, team, user_id));
    }
    return list;
}

} // namespace

void add_team_routes(Routes& routes)
{
    routes.add("POST", "/teams", create);
    routes.add("GET", "/teams", list);
    routes.add("GET", "/teams/{team_id}", get);
    routes.add("GET", "/teams/name/{team_name}", get_by_name);
    routes.add("GET", "/teams/name/{team_name}/exists", exists);
    routes.add("PUT", "/teams/{team_id}/patch", patch);
    routes.add("GET", "/teams/{team_id}/stats", stats);
    routes.add("GET", "/users/{user_id}/teams", of_user);
    routes.add("GET", "/users/{user_id}/teams/unread", unread_of_user);
}

} // namespace muster::sandbox
