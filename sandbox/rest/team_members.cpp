// /teams/…/members
#include "base/id.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/chat/membership.hpp"
#include "sandbox/rest/routes.hpp"
#include "sandbox/wire/list.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox
{

namespace
{

constexpr std::size_t kLargestBatch = 256;

Answer list(Context& c)
{
    if (const auto refused = c.lacks_in_team(c.id("team_id"), "view_team")) return *refused;
    const Page page = c.page();
    return wire::list(c.world.team_members.list(c.id("team_id"), page.limit, page.offset), wire::team_member);
}

Answer get(Context& c)
{
    const std::string team_id = c.id("team_id");
    const std::string user_id = c.id("user_id");
    if (const auto refused = c.lacks_in_team(team_id, "view_team")) return *refused;
    const auto member = c.world.team_members.find(team_id, user_id);
    if (!member) return errors::no_team_member(team_id, user_id);
    return wire::team_member(*member);
}

Answer by_ids(Context& c)
{
    const auto ids = c.body_texts();
    if (!ids || ids->empty()) return errors::invalid_body("user_ids");
    if (const auto refused = c.lacks_in_team(c.id("team_id"), "view_team")) return *refused;
    return wire::list(c.world.team_members.find_all(c.id("team_id"), *ids), wire::team_member);
}

Answer of_user(Context& c)
{
    const std::string user_id = c.id("user_id");
    if (user_id != c.me()) {
        if (const auto refused = c.lacks("read_other_users_teams")) return *refused;
    }
    return wire::list(c.world.team_members.of_user(user_id), wire::team_member);
}

/// Joining needs other rights than taking somebody in.
Refusal may_not_add(const Context& c, const Team& team, const std::string& user_id)
{
    if (user_id != c.me()) return c.lacks_in_team(team.id, "add_user_to_team");
    return c.lacks(team.allow_open_invite ? "join_public_teams" : "join_private_teams");
}

Answer add(Context& c)
{
    const auto body = c.body();
    if (!body || !body->is_object())
        return ApiError{400, "api.team.add_team_member.invalid_body.app_error", "Unable to parse the request body.",
                        "Error in model.TeamMemberFromJson()"};
    Reader in(*body);
    const std::string team_id = in.text_or("team_id", "");
    const std::string user_id = in.text_or("user_id", "");
    if (in.failure() || team_id != c.id("team_id")) return errors::invalid_body("team_id");
    if (!is_id(user_id)) return errors::invalid_body("user_id");
    const auto team = c.world.teams.find(team_id);
    if (!team) return errors::no_team(team_id);
    if (const auto refused = may_not_add(c, *team, user_id)) return *refused;
    const auto member = join_team(c.chat, *team, user_id);
    if (!member) return member.error();
    return Answer::created(wire::team_member(*member));
}

/// The user ids of a batch; nothing when it is malformed or about another team.
std::optional<std::vector<std::string>> ids_of_batch(const std::optional<Json>& body, const std::string& team_id)
{
    if (!body || !body->is_array() || body->empty() || body->size() > kLargestBatch) return std::nullopt;
    std::vector<std::string> user_ids;
    for (const Json& entry : *body) {
        Reader in(entry);
        const std::string of_team = in.text_or("team_id", "");
        user_ids.push_back(in.text_or("user_id", ""));
        if (in.failure() || of_team != team_id || !is_id(user_ids.back())) return std::nullopt;
    }
    return user_ids;
}

Answer add_batch(Context& c)
{
    const std::string team_id = c.id("team_id");
    const auto user_ids = ids_of_batch(c.body(), team_id);
    if (!user_ids) return errors::invalid_body("members");
    if (const auto refused = c.lacks_in_team(team_id, "add_user_to_team")) return *refused;
    const auto team = c.world.teams.find(team_id);
    if (!team) return errors::no_team(team_id);

    const bool graceful = c.flag("graceful");
    Json list = Json::array();
    for (const std::string& user_id : *user_ids) {
        const auto member = join_team(c.chat, *team, user_id);
        if (!member && !graceful) return member.error();
        if (!graceful) {
            list.push_back(wire::team_member(*member));
            continue;
        }
        Json error = nullptr;
        if (!member)
            error = {
                {"id", member.error().id}, {"message", member.error().message}, {"status_code", member.error().status}};
        list.push_back(
            {{"user_id", user_id}, {"member", member ? wire::team_member(*member) : Json(nullptr)}, {"error", error}});
    }
    return Answer::created(list);
}

Answer set_scheme_roles(Context& c)
{
    const std::string team_id = c.id("team_id");
    const std::string user_id = c.id("user_id");
    const auto body = c.body();
    if (!body) return errors::invalid_body("scheme_roles");
    Reader in(*body);
    const bool scheme_user = in.boolean_or("scheme_user", false);
    const bool scheme_admin = in.boolean_or("scheme_admin", false);
    if (in.failure()) return errors::invalid_body("scheme_roles");
    if (const auto refused = c.lacks_in_team(team_id, "manage_team_roles")) return *refused;
    auto member = c.world.team_members.find(team_id, user_id);
    if (!member) return errors::no_team_member(team_id, user_id);
    member->scheme_user = scheme_user;
    member->scheme_admin = scheme_admin;
    c.world.team_members.save(*member);
    const Json data = {{"member", to_text(wire::team_member(*member))}};
    c.chat.hub.publish(Event("memberrole_updated", data, Audience::user(user_id)));
    return Answer::ok();
}

Answer remove(Context& c)
{
    const std::string user_id = c.id("user_id");
    if (user_id != c.me()) {
        if (const auto refused = c.lacks_in_team(c.id("team_id"), "remove_user_from_team")) return *refused;
    }
    const auto team = c.world.teams.find(c.id("team_id"));
    if (!team) return errors::no_team(c.id("team_id"));
    const auto left = leave_team(c.chat, *team, user_id, c.me());
    if (!left) return left.error();
    return Answer::ok();
}

} // namespace

void add_team_member_routes(Routes& routes)
{
    routes.add("GET", "/teams/{team_id}/members", list);
    routes.add("POST", "/teams/{team_id}/members", add);
    routes.add("POST", "/teams/{team_id}/members/batch", add_batch);
    routes.add("POST", "/teams/{team_id}/members/ids", by_ids);
    routes.add("GET", "/teams/{team_id}/members/{user_id}", get);
    routes.add("DELETE", "/teams/{team_id}/members/{user_id}", remove);
    routes.add("PUT", "/teams/{team_id}/members/{user_id}/schemeRoles", set_scheme_roles);
    routes.add("GET", "/users/{user_id}/teams/members", of_user);
}

} // namespace muster::sandbox
