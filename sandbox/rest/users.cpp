// /users: one user at a time.
#include "base/text.hpp"
#include "sandbox/chat/accounts.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/rest/portrait.hpp"
#include "sandbox/rest/routes.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox
{

namespace
{

Answer create(Context& c)
{
    const auto body = c.body();
    if (!body) return errors::invalid_body("user");
    Reader in(*body);
    User user;
    user.username = in.text_or("username", "");
    user.email = in.text_or("email", "");
    user.nickname = in.text_or("nickname", "");
    user.first_name = in.text_or("first_name", "");
    user.last_name = in.text_or("last_name", "");
    user.position = in.text_or("position", "");
    user.locale = in.text_or("locale", "en");
    const std::string password = in.text_or("password", "");
    if (in.failure()) return errors::invalid_body("user");
    const auto created = create_user(c.chat, user, password);
    if (!created) return created.error();
    return Answer::created(wire::own_user(*created));
}

Answer show(Context& c, const User& user)
{
    Answer answer(user.id == c.me() ? wire::own_user(user) : wire::user(user));
    answer.with_etag(c.request, user.id + "." + std::to_string(user.update_at) + "..0.true.true.0");
    return answer;
}

Answer get(Context& c)
{
    const auto user = c.world.users.find(c.id("user_id"));
    if (!user) return errors::no_user(c.id("user_id"));
    return show(c, *user);
}

Answer get_by_name(Context& c)
{
    const auto user = c.world.users.find_by_name(c.part("username"));
    if (!user)
        return ApiError{
            404, "app.user.get_by_username.app_error",
            "Unable to find an existing account matching your username for this team. This team may require an "
            "invite from the team owner to join.",
            "resource: User id: username=" + c.part("username")};
    return show(c, *user);
}

Answer get_by_email(Context& c)
{
    const auto user = c.world.users.find_by_email(c.part("email"));
    if (!user) return errors::no_user("email=" + c.part("email"));
    return show(c, *user);
}

Answer patch(Context& c)
{
    const std::string user_id = c.id("user_id");
    const auto body = c.body();
    if (!body || !body->is_object()) return errors::invalid_body("user");
    if (const auto refused = c.is_not_self(user_id)) return *refused;
    auto user = c.world.users.find(user_id);
    if (!user) return errors::no_user(user_id);
    Reader in(*body);
    user->username = in.text_or("username", user->username);
    user->email = in.text_or("email", user->email);
    user->nickname = in.text_or("nickname", user->nickname);
    user->first_name = in.text_or("first_name", user->first_name);
    user->last_name = in.text_or("last_name", user->last_name);
    user->position = in.text_or("position", user->position);
    user->locale = in.text_or("locale", user->locale);
    if (const Json* props = in.object_or_null("notify_props")) user->notify_props = to_text(*props);
    if (const Json* timezone = in.object_or_null("timezone")) user->timezone = to_text(*timezone);
    if (in.failure()) return errors::invalid_body("user");
    const auto updated = update_user(c.chat, *user);
    if (!updated) return updated.error();
    return wire::own_user(*updated);
}

Answer set_roles(Context& c)
{
    const std::string user_id = c.id("user_id");
    const Json body = c.body().value_or(Json::object());
    Reader in(body);
    const std::string roles = in.text_or("roles", "");
    if (in.failure()) return errors::invalid_body("roles");
    for (const std::string& name : words(roles)) {
        if (!c.world.roles.find_by_name(name)) return errors::invalid_body("roles");
    }
    if (const auto refused = c.lacks("manage_roles")) return *refused;
    auto user = c.world.users.find(user_id);
    if (!user) return errors::no_user(user_id);
    user->roles = roles;
    user->update_at = c.world.now();
    c.world.users.save(*user);
    const Json data = {{"user_id", user_id}, {"roles", roles}};
    c.chat.hub.publish(Event("user_role_updated", data, Audience::user(user_id)));
    return Answer::ok();
}

Answer image(Context& c)
{
    const std::string user_id = c.id("user_id");
    if (!c.world.users.find(user_id)) return errors::no_user(user_id);
    Answer answer = Answer::bytes(portrait_of(user_id), "image/png");
    answer.with_header("Cache-Control", "max-age=300, private");
    return answer;
}

Answer typing(Context& c)
{
    const Json body = c.body().value_or(Json::object());
    Reader in(body);
    const std::string channel_id = in.text_or("channel_id", "");
    const std::string parent_id = in.text_or("parent_id", "");
    if (in.failure() || channel_id.empty()) return errors::invalid_body("channel_id");
    const std::string user_id = c.id("user_id");
    if (user_id != c.me()) {
        if (const auto refused = c.lacks("manage_system")) return *refused;
    }
    if (const auto refused = c.lacks_in_channel(channel_id, "create_post")) return *refused;
    const Json data = {{"parent_id", parent_id}, {"user_id", user_id}};
    c.chat.hub.publish(Event("typing", data, Audience::channel_but(channel_id, user_id)));
    return Answer::ok();
}

} // namespace

void add_user_routes(Routes& routes)
{
    routes.add("POST", "/users", create, Door::Open);
    routes.add("GET", "/users/{user_id}", get);
    routes.add("GET", "/users/username/{username}", get_by_name);
    routes.add("GET", "/users/email/{email}", get_by_email);
    routes.add("PUT", "/users/{user_id}/patch", patch);
    routes.add("PUT", "/users/{user_id}/roles", set_roles);
    routes.add("GET", "/users/{user_id}/image", image, Door::Trusting);
    routes.add("POST", "/users/{user_id}/typing", typing);
}

} // namespace muster::sandbox
