// Personal access tokens.
#include "sandbox/chat/accounts.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/rest/routes.hpp"
#include "sandbox/wire/list.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox
{

namespace
{

/// One's own, those of bots that one manages, or everybody's for an administrator.
Refusal is_not_mine(const Context& c, const std::string& user_id)
{
    if (user_id == c.me()) return std::nullopt;
    if (const auto bot = c.world.bots.find(user_id); bot && bot->owner_id == c.me() && !c.lacks("manage_bots"))
        return std::nullopt;
    return c.lacks("edit_other_users");
}

Answer create(Context& c)
{
    const std::string user_id = c.id("user_id");
    if (!c.world.users.find(user_id)) return errors::no_user(user_id);
    const auto body = c.body();
    if (!body) return errors::invalid_body("user_access_token");
    Reader in(*body);
    const std::string description = in.text_or("description", "");
    if (in.failure() || description.empty()) return errors::invalid_body("description");
    if (const auto refused = c.lacks("create_user_access_token")) return *refused;
    if (const auto refused = is_not_mine(c, user_id)) return *refused;
    const AccessToken token = create_access_token(c.chat, user_id, description);
    Json answer = wire::access_token(token);
    answer["token"] = token.token;
    return answer;
}

Answer list(Context& c)
{
    const std::string user_id = c.id("user_id");
    if (const auto refused = c.lacks("read_user_access_token")) return *refused;
    if (const auto refused = is_not_mine(c, user_id)) return *refused;
    return wire::list(c.world.tokens.of_user(user_id), wire::access_token);
}

/// The token that the body names, when the caller has the permission and the token is his to change.
Outcome<AccessToken> token_in_body(Context& c, std::string_view permission)
{
    const Json body = c.body().value_or(Json::object());
    Reader in(body);
    const std::string token_id = in.text_or("token_id", "");
    if (in.failure() || token_id.empty()) return errors::invalid_body("token_id");
    if (const auto refused = c.lacks(permission)) return *refused;
    const auto token = c.world.tokens.find(token_id);
    if (!token)
        return ApiError{404, "app.user_access_token.get_by_user.app_error", "Unable to get the personal access tokens.",
                        "resource: UserAccessToken id: " + token_id};
    if (const auto refused = is_not_mine(c, token->user_id)) return *refused;
    return *token;
}

Answer revoke(Context& c)
{
    const auto token = token_in_body(c, "revoke_user_access_token");
    if (!token) return token.error();
    c.world.tokens.remove(token->id);
    return Answer::ok();
}

Answer disable(Context& c)
{
    const auto token = token_in_body(c, "revoke_user_access_token");
    if (!token) return token.error();
    c.world.tokens.set_active(token->id, false);
    return Answer::ok();
}

Answer enable(Context& c)
{
    const auto token = token_in_body(c, "create_user_access_token");
    if (!token) return token.error();
    c.world.tokens.set_active(token->id, true);
    return Answer::ok();
}

} // namespace

void add_token_routes(Routes& routes)
{
    routes.add("POST", "/users/{user_id}/tokens", create);
    routes.add("GET", "/users/{user_id}/tokens", list);
    routes.add("POST", "/users/tokens/revoke", revoke);
    routes.add("POST", "/users/tokens/disable", disable);
    routes.add("POST", "/users/tokens/enable", enable);
}

} // namespace muster::sandbox
