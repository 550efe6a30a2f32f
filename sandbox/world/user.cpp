#include "sandbox/world/user.hpp"

#include "sandbox/world/lists.hpp"

#include "base/text.hpp"

namespace muster::sandbox
{

const std::string_view kDefaultNotifyProps =
    R"({"channel":"true","comments":"never","desktop":"mention","desktop_sound":"true","email":"true",)"
    R"("first_name":"false","mention_keys":"","push":"mention","push_status":"away"})";
const std::string_view kDefaultTimezone =
    R"({"automaticTimezone":"","manualTimezone":"","useAutomaticTimezone":"true"})";

namespace
{

constexpr auto kSelect = sql(
    "SELECT id, create_at, update_at, delete_at, username, email, password, nickname, first_name, last_name, position, "
    "roles, locale, notify_props, timezone, last_password_update, failed_attempts, is_bot, bot_description FROM "
    "users ");

User read(const Query& row)
{
    User user;
    user.id = row.text(0);
    user.create_at = row.integer(1);
    user.update_at = row.integer(2);
    user.delete_at = row.integer(3);
    user.username = row.text(4);
    user.email = row.text(5);
    user.password = row.text(6);
    user.nickname = row.text(7);
    user.first_name = row.text(8);
    user.last_name = row.text(9);
    user.position = row.text(10);
    user.roles = row.text(11);
    user.locale = row.text(12);
    user.notify_props = row.text(13);
    user.timezone = row.text(14);
    user.last_password_update = row.integer(15);
    user.failed_attempts = row.integer(16);
    user.is_bot = row.flag(17);
    user.bot_description = row.text(18);
    return user;
}

} // namespace

void Users::add(const User& user)
{
    db_.run(
        sql("INSERT INTO users (id, create_at, update_at, delete_at, username, email, password, nickname, first_name, "
            "last_name, position, roles, locale, notify_props, timezone, last_password_update, failed_attempts, "
            "is_bot, "
            "bot_description) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        user.id, user.create_at, user.update_at, user.delete_at, user.username, user.email, user.password,
        user.nickname, user.first_name, user.last_name, user.position, user.roles, user.locale, user.notify_props,
        user.timezone, user.last_password_update, user.failed_attempts, user.is_bot, user.bot_description);
}

void Users::save(const User& user)
{
    db_.run(sql("UPDATE users SET update_at = ?, delete_at = ?, username = ?, email = ?, password = ?, nickname = ?, "
                "first_name = ?, last_name = ?, position = ?, roles = ?, locale = ?, notify_props = ?, timezone = ?, "
                "last_password_update = ?, failed_attempts = ?, bot_description = ? WHERE id = ?"),
            user.update_at, user.delete_at, user.username, user.email, user.password, user.nickname, user.first_name,
            user.last_name, user.position, user.roles, user.locale, user.notify_props, user.timezone,
            user.last_password_update, user.failed_attempts, user.bot_description, user.id);
}

std::optional<User> Users::find(const std::string& id)
{
    return first(db_.query(kSelect + sql("WHERE id = ?"), id), read);
}

std::optional<User> Users::find_by_name(const std::string& username)
{
    return first(db_.query(kSelect + sql("WHERE username = ?"), lower(username)), read);
}

std::optional<User> Users::find_by_email(const std::string& email)
{
    return first(db_.query(kSelect + sql("WHERE email = ?"), lower(email)), read);
}

std::vector<User> Users::find_all(const std::vector<std::string>& ids)
{
    return all(
        db_.query(kSelect + sql("WHERE id IN (SELECT value FROM json_each(?)) ORDER BY username"), json_list(ids)),
        read);
}

std::vector<User> Users::find_all_by_name(const std::vector<std::string>& usernames)
{
    return all(db_.query(kSelect + sql("WHERE username IN (SELECT value FROM json_each(?)) ORDER BY username"),
                         json_list(usernames)),
               read);
}

std::vector<User> Users::list(const UserFilter& filter)
{
    // One statement for every combination: an empty parameter switches its condition off.
    return all(
        db_.query(
            kSelect +
                sql("AS u WHERE (?1 = '' OR EXISTS (SELECT 1 FROM team_members m WHERE m.team_id = ?1 AND m.user_id = "
                    "u.id AND m.delete_at = 0)) "
                    "AND (?2 = '' OR NOT EXISTS (SELECT 1 FROM team_members m WHERE m.team_id = ?2 AND m.user_id = "
                    "u.id AND m.delete_at = 0)) "
                    "AND (?3 = '' OR EXISTS (SELECT 1 FROM channel_members m WHERE m.channel_id = ?3 AND m.user_id = "
                    "u.id)) "
                    "AND (?4 = '' OR NOT EXISTS (SELECT 1 FROM channel_members m WHERE m.channel_id = ?4 AND "
                    "m.user_id = u.id)) "
                    "AND (?5 = '' OR u.delete_at = 0 AND (substr(u.username, 1, length(?5)) = ?5 OR "
                    "instr(' ' || lower(u.first_name || ' ' || u.last_name || ' ' || u.nickname), ' ' || ?5) > 0)) "
                    "ORDER BY u.username LIMIT ?6 OFFSET ?7"),
            filter.in_team, filter.not_in_team, filter.in_channel, filter.not_in_channel, lower(filter.term),
            filter.limit, filter.offset),
        read);
}

bool Users::any() { return db_.query(sql("SELECT 1 FROM users LIMIT 1")).next(); }

} // namespace muster::sandbox
