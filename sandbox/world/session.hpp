// Who is logged in. A personal access token is a session too: one that does not end.
#pragma once

#include "sandbox/world/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::sandbox
{

struct Session {
    std::string id;
    std::string token;
    std::string csrf;
    std::string user_id;
    std::int64_t create_at = 0;
    std::int64_t expires_at = 0;
};

struct AccessToken {
    std::string id;
    std::string token;
    std::string user_id;
    std::string description;
    bool is_active = true;
};

class Sessions
{
public:
    explicit Sessions(Database& database) : db_(database) {}

    void add(const Session& session);
    void remove(const std::string& id);
    /// The session of a login or of an active access token. Nothing once it has expired or its user is deactivated.
    [[nodiscard]] std::optional<Session> find(const std::string& token, std::int64_t now);
    /// Logins only, newest first.
    [[nodiscard]] std::vector<Session> of_user(const std::string& user_id, std::int64_t now);

private:
    Database& db_;
};

class AccessTokens
{
public:
    explicit AccessTokens(Database& database) : db_(database) {}

    void add(const AccessToken& token);
    void set_active(const std::string& id, bool is_active);
    void remove(const std::string& id);
    [[nodiscard]] std::optional<AccessToken> find(const std::string& id);
    [[nodiscard]] std::vector<AccessToken> of_user(const std::string& user_id);

private:
    Database& db_;
};

} // namespace muster::sandbox
