// Logging in and out, and the sessions that come of it.
#include "sandbox/chat/errors.hpp"
#include "sandbox/rest/routes.hpp"
#include "sandbox/wire/list.hpp"
#include "sandbox/wire/wire.hpp"
#include "sandbox/world/passwords.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <ctime>

namespace muster::sandbox
{

namespace
{

constexpr std::chrono::seconds kSessionLife = std::chrono::hours(24 * 180);

std::string cookie(const std::string& name, const std::string& value, std::int64_t expires_at, bool is_for_scripts)
{
    const std::time_t seconds = expires_at / 1'000;
    std::tm time{};
    gmtime_r(&seconds, &time);
    char date[32];
    std::strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S GMT", &time);
    return name + "=" + value + "; Path=/; Expires=" + date + "; Max-Age=" + std::to_string(kSessionLife.count()) +
           (is_for_scripts ? "" : "; HttpOnly");
}

std::optional<User> user_of_login(World& world, const std::string& login_id)
{
    if (auto user = world.users.find_by_name(login_id)) return user;
    return world.users.find_by_email(login_id);
}

ApiError wrong_credentials()
{
    return {401, "api.user.login.invalid_credentials_email_username",
            "Enter a valid email or username and/or password.", ""};
}

/// The user whose name and password these are.
Outcome<User> authenticate(World& world, const std::string& login_id, const std::string& password)
{
    auto user = user_of_login(world, login_id);
    if (!user) return wrong_credentials();
    if (user->is_bot)
        return ApiError{401, "api.user.login.bot_login_forbidden.app_error", "Bot login is forbidden.",
                        "user_id=" + user->id};
    if (!password_matches(password, user->password)) {
        ++user->failed_attempts;
        world.users.save(*user);
        return wrong_credentials();
    }
    if (user->delete_at != 0)
        return ApiError{401, "api.user.login.inactive.app_error",
                        "Login failed because your account has been deactivated. Please contact an administrator.",
                        "user_id=" + user->id};
    if (user->failed_attempts != 0) {
        user->failed_attempts = 0;
        world.users.save(*user);
    }
    return *user;
}

Answer login(Context& c)
{
    const Json body = c.body().value_or(Json::object());
    Reader in(body);
    const std::string login_id = in.text_or("login_id", "");
    const std::string password = in.text_or("password", "");
    if (in.failure() || password.empty())
        return ApiError{400, "api.user.login.blank_pwd.app_error", "Password field must not be blank", ""};
    const auto user = authenticate(c.world, login_id, password);
    if (!user) return user.error();

    Session session;
    session.id = c.world.new_id();
    session.token = c.world.new_id();
    session.csrf = c.world.new_id();
    session.user_id = user->id;
    session.create_at = c.world.now();
    session.expires_at = session.create_at + std::chrono::milliseconds(kSessionLife).count();
    c.world.sessions.add(session);

    Answer answer(wire::own_user(*user));
    answer.with_header("Token", session.token);
    if (c.request.headers.get("X-Requested-With") == "XMLHttpRequest") {
        answer.with_header("Set-Cookie", cookie("MMAUTHTOKEN", session.token, session.expires_at, false));
        answer.with_header("Set-Cookie", cookie("MMUSERID", user->id, session.expires_at, true));
        answer.with_header("Set-Cookie", cookie("MMCSRF", session.csrf, session.expires_at, true));
    }
    return answer;
}

Answer logout(Context& c)
{
    if (c.session) c.world.sessions.remove(c.session->id);
    return Answer::ok().with_header("Set-Cookie", "MMAUTHTOKEN=; Path=/; Max-Age=0; HttpOnly");
}

Answer sessions(Context& c)
{
    const std::string user_id = c.id("user_id");
    if (const auto refused = c.is_not_self(user_id)) return *refused;
    const auto user = c.world.users.find(user_id);
    if (!user) return errors::no_user(user_id);
    const std::vector<TeamMember> no_memberships; // 5.37 leaves them out of this list
    return wire::list(c.world.sessions.of_user(user_id, c.world.now()),
                      [&](const Session& session) { return wire::session(session, *user, no_memberships); });
}

} // namespace

void add_login_routes(Routes& routes)
{
    routes.add("POST", "/users/login", login, Door::Open);
    routes.add("POST", "/users/logout", logout, Door::Open);
    routes.add("GET", "/users/{user_id}/sessions", sessions);
}

} // namespace muster::sandbox
