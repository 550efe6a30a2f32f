#include "sandbox/world/user.hpp"
#include "sandbox/wire/list.hpp"
#include "sandbox/wire/wire.hpp"
#include "sandbox/world/bot.hpp"
#include "sandbox/world/session.hpp"
#include "sandbox/world/status.hpp"
#include "sandbox/world/team.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox::wire
{

namespace
{

Json parsed_or_empty(const std::string& text)
{
    const Result<Json> parsed = parse_json(text);
    return parsed ? *parsed : Json::object();
}

} // namespace

Json user(const User& user)
{
    Json json = {{"id", user.id},
                 {"create_at", user.create_at},
                 {"update_at", user.update_at},
                 {"delete_at", user.delete_at},
                 {"username", user.username},
                 {"auth_data", ""},
                 {"auth_service", ""},
                 {"email", user.email},
                 {"nickname", user.nickname},
                 {"first_name", user.first_name},
                 {"last_name", user.last_name},
                 {"position", user.position},
                 {"roles", user.roles},
                 {"locale", user.locale},
                 {"timezone", parsed_or_empty(user.timezone)},
                 {"disable_welcome_email", false}};
    if (user.is_bot) {
        json["is_bot"] = true;
        if (!user.bot_description.empty()) json["bot_description"] = user.bot_description;
    }
    return json;
}

Json own_user(const User& user)
{
    Json json = wire::user(user);
    json["notify_props"] = parsed_or_empty(user.notify_props);
    json["last_password_update"] = user.last_password_update;
    if (user.failed_attempts != 0) json["failed_attempts"] = user.failed_attempts;
    return json;
}

Json users(const std::vector<User>& list) { return wire::list(list, wire::user); }

Json bot(const Bot& bot)
{
    Json json = {{"user_id", bot.user_id},     {"username", bot.username},      {"display_name", bot.display_name},
                 {"owner_id", bot.owner_id},   {"create_at", bot.create_at},    {"update_at", bot.update_at},
                 {"delete_at", bot.delete_at}, {"description", bot.description}};
    if (bot.display_name.empty()) json.erase("display_name");
    if (bot.description.empty()) json.erase("description");
    return json;
}

Json session(const Session& session, const User& user, const std::vector<TeamMember>& memberships)
{
    return {{"id", session.id},
            {"token", ""},
            {"create_at", session.create_at},
            {"expires_at", session.expires_at},
            {"last_activity_at", session.create_at},
            {"user_id", session.user_id},
            {"device_id", ""},
            {"roles", user.roles},
            {"is_oauth", false},
            {"expired_notify", false},
            {"props",
             {{"browser", "Unknown/0.0"},
              {"csrf", session.csrf},
              {"isMobile", "false"},
              {"isOAuthUser", "false"},
              {"isSaml", "false"},
              {"is_guest", "false"},
              {"os", ""},
              {"platform", "Windows"}}},
            {"team_members", list(memberships, team_member)},
            {"local", false}};
}

Json access_token(const AccessToken& token)
{
    return {{"id", token.id},
            {"user_id", token.user_id},
            {"description", token.description},
            {"is_active", token.is_active}};
}

Json status(const Status& status)
{
    return {{"user_id", status.user_id},
            {"status", status.status},
            {"manual", status.manual},
            {"last_activity_at", status.last_activity_at},
            {"dnd_end_time", 0}};
}

} // namespace muster::sandbox::wire
