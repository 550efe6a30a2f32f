// People and bots.
#pragma once

#include "sandbox/world/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::sandbox
{

struct User {
    std::string id;
    std::int64_t create_at = 0;
    std::int64_t update_at = 0;
    std::int64_t delete_at = 0;
    std::string username;
    std::string email;
    std::string password; ///< as passwords.hpp writes it; empty for a bot
    std::string nickname;
    std::string first_name;
    std::string last_name;
    std::string position;
    std::string roles = "system_user";
    std::string locale = "en";
    std::string notify_props; ///< JSON text
    std::string timezone;     ///< JSON text
    std::int64_t last_password_update = 0;
    std::int64_t failed_attempts = 0;
    bool is_bot = false;
    std::string bot_description;
};

/// Which users a list wants; an empty id asks for nothing.
struct UserFilter {
    std::string in_team;
    std::string not_in_team;
    std::string in_channel;
    std::string not_in_channel;
    std::string term; ///< a beginning of the name or of a word of the full name, without regard to case
    std::int64_t limit = 60;
    std::int64_t offset = 0;
};

class Users
{
public:
    explicit Users(Database& database) : db_(database) {}

    void add(const User& user);
    /// Writes every member but id, create_at and is_bot.
    void save(const User& user);

    [[nodiscard]] std::optional<User> find(const std::string& id);
    [[nodiscard]] std::optional<User> find_by_name(const std::string& username);
    [[nodiscard]] std::optional<User> find_by_email(const std::string& email);
    [[nodiscard]] std::vector<User> find_all(const std::vector<std::string>& ids);
    [[nodiscard]] std::vector<User> find_all_by_name(const std::vector<std::string>& usernames);
    /// Sorted by username.
    [[nodiscard]] std::vector<User> list(const UserFilter& filter);
    [[nodiscard]] bool any();

private:
    Database& db_;
};

/// `notify_props` and `timezone` of a new user.
extern const std::string_view kDefaultNotifyProps;
extern const std::string_view kDefaultTimezone;

} // namespace muster::sandbox
