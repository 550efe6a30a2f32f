#include "sandbox/chat/accounts.hpp"

#include "base/text.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/wire/wire.hpp"
#include "sandbox/world/passwords.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace muster::sandbox
{

namespace
{

constexpr std::size_t kShortestPassword = 5;
constexpr std::size_t kLongestPassword = 72;

bool is_username(const std::string& name)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    };
    return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), allowed) &&
           name.front() >= 'a' && name.front() <= 'z' && name != "all" && name != "channel" && name != "here";
}

Refusal broken_rule(const User& user)
{
    const auto refuse = [&](const char* rule, const char* message) {
        return ApiError{400, std::string("model.user.is_valid.") + rule + ".app_error", message, "user_id=" + user.id};
    };
    if (!is_username(user.username))
        return refuse("username",
                      "Username must begin with a letter, and contain between 3 to 22 lowercase characters made "
                      "up of numbers, letters, and the symbols \".\", \"-\", and \"_\".");
    const bool is_email = user.email.find('@') != std::string::npos && user.email.find(' ') == std::string::npos;
    if (!is_email || user.email.size() > 128) return refuse("email", "Invalid email.");
    if (length(user.nickname) > 64) return refuse("nickname", "Invalid nickname.");
    if (length(user.position) > 128)
        return refuse("position", "Invalid position: must not be longer than 128 characters.");
    if (length(user.first_name) > 64) return refuse("first_name", "Invalid first name.");
    if (length(user.last_name) > 64) return refuse("last_name", "Invalid last name.");
    return std::nullopt;
}

Refusal taken(World& world, const User& user)
{
    const auto of_name = world.users.find_by_name(user.username);
    if (of_name && of_name->id != user.id)
        return ApiError{400, "app.user.save.username_exists.app_error", "An account with that username already exists.",
                        "invalid input: entity: User field: username value: " + user.username};
    const auto of_email = world.users.find_by_email(user.email);
    if (of_email && of_email->id != user.id)
        return ApiError{400, "app.user.save.email_exists.app_error", "An account with that email already exists.",
                        "invalid input: entity: User field: email value: " + user.email};
    return std::nullopt;
}

void complete(World& world, User& user)
{
    user.id = world.new_id();
    user.username = lower(user.username);
    user.email = lower(user.email);
    if (user.locale.empty()) user.locale = "en";
    if (user.notify_props.empty()) user.notify_props = kDefaultNotifyProps;
    if (user.timezone.empty()) user.timezone = kDefaultTimezone;
    user.create_at = world.now();
    user.update_at = user.create_at;
    user.last_password_update = user.create_at;
}

void announce_new(Chat& chat, const User& user)
{
    const Json data = {{"user_id", user.id}};
    chat.hub.publish(Event("new_user", data, Audience::everybody()));
}

} // namespace

Outcome<User> create_user(Chat& chat, User user, const std::string& password)
{
    World& world = chat.world;
    complete(world, user);
    user.roles = world.users.any() ? "system_user" : "system_admin system_user";
    if (const auto refused = broken_rule(user)) return *refused;
    if (password.size() < kShortestPassword || password.size() > kLongestPassword)
        return ApiError{400, "model.user.is_valid.pwd.app_error", "Your password must contain at least 5 characters.",
                        ""};
    if (const auto refused = taken(world, user)) return *refused;
    user.password = hash_password(password);
    world.users.add(user);
    world.preferences.save({user.id, "tutorial_step", user.id, "0"});
    announce_new(chat, user);
    return user;
}

Outcome<Bot> create_bot(Chat& chat, Bot bot, const std::string& owner_id)
{
    World& world = chat.world;
    User user;
    user.username = bot.username;
    user.email = lower(bot.username) + "@localhost";
    user.first_name = bot.display_name;
    user.is_bot = true;
    user.bot_description = bot.description;
    complete(world, user);
    if (const auto refused = broken_rule(user)) return *refused;
    if (const auto refused = taken(world, user)) return *refused;
    bot.user_id = user.id;
    bot.username = user.username;
    bot.owner_id = owner_id;
    bot.create_at = user.create_at;
    bot.update_at = user.create_at;
    Change change(world.db);
    world.users.add(user);
    world.bots.add(bot);
    change.commit();
    announce_new(chat, user);
    return bot;
}

Bot set_bot_active(Chat& chat, Bot bot, bool is_active)
{
    World& world = chat.world;
    Change change(world.db);
    if (auto user = world.users.find(bot.user_id)) {
        user->update_at = world.now();
        user->delete_at = is_active ? 0 : user->update_at;
        world.users.save(*user);
    }
    bot.update_at = world.now();
    bot.delete_at = is_active ? 0 : bot.update_at;
    world.bots.save(bot);
    change.commit();
    return bot;
}

AccessToken create_access_token(Chat& chat, const std::string& user_id, const std::string& description)
{
    AccessToken token;
    token.id = chat.world.new_id();
    token.token = chat.world.new_id();
    token.user_id = user_id;
    token.description = description;
    chat.world.tokens.add(token);
    return token;
}

Outcome<User> update_user(Chat& chat, User user)
{
    user.username = lower(user.username);
    user.email = lower(user.email);
    if (const auto refused = broken_rule(user)) return *refused;
    if (const auto refused = taken(chat.world, user)) return *refused;
    user.update_at = chat.world.now();
    chat.world.users.save(user);
    const Json data = {{"user", wire::user(user)}};
    chat.hub.publish(Event("user_updated", data, Audience::everybody()));
    return user;
}

} // namespace muster::sandbox
