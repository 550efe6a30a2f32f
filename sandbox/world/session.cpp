#include "sandbox/world/session.hpp"

#include "sandbox/world/lists.hpp"

namespace muster::sandbox
{

namespace
{

Session read_session(const Query& row)
{
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.integer(4), row.integer(5)};
}

AccessToken read_token(const Query& row) { return {row.text(0), row.text(1), row.text(2), row.text(3), row.flag(4)}; }

constexpr auto kSelectToken = sql("SELECT id, token, user_id, description, is_active FROM access_tokens ");

} // namespace

void Sessions::add(const Session& session)
{
    db_.run(sql("INSERT INTO sessions (id, token, csrf, user_id, create_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)"),
            session.id, session.token, session.csrf, session.user_id, session.create_at, session.expires_at);
}

void Sessions::remove(const std::string& id) { db_.run(sql("DELETE FROM sessions WHERE id = ?"), id); }

std::optional<Session> Sessions::find(const std::string& token, std::int64_t now)
{
    if (auto found =
            first(db_.query(sql("SELECT s.id, s.token, s.csrf, s.user_id, s.create_at, s.expires_at FROM sessions s "
                                "JOIN users u ON u.id = s.user_id "
                                "WHERE s.token = ? AND s.expires_at > ? AND u.delete_at = 0"),
                            token, now),
                  read_session))
        return found;
    return first(
        db_.query(sql("SELECT t.id, t.token, '', t.user_id, u.create_at, 0 FROM access_tokens t "
                      "JOIN users u ON u.id = t.user_id WHERE t.token = ? AND t.is_active AND u.delete_at = 0"),
                  token),
        read_session);
}

std::vector<Session> Sessions::of_user(const std::string& user_id, std::int64_t now)
{
    return all(db_.query(sql("SELECT id, token, csrf, user_id, create_at, expires_at FROM sessions "
                             "WHERE user_id = ? AND expires_at > ? ORDER BY create_at DESC"),
                         user_id, now),
               read_session);
}

void AccessTokens::add(const AccessToken& token)
{
    db_.run(sql("INSERT INTO access_tokens (id, token, user_id, description, is_active) VALUES (?, ?, ?, ?, ?)"),
            token.id, token.token, token.user_id, token.description, token.is_active);
}

void AccessTokens::set_active(const std::string& id, bool is_active)
{
    db_.run(sql("UPDATE access_tokens SET is_active = ? WHERE id = ?"), is_active, id);
}

void AccessTokens::remove(const std::string& id) { db_.run(sql("DELETE FROM access_tokens WHERE id = ?"), id); }

std::optional<AccessToken> AccessTokens::find(const std::string& id)
{
    return first(db_.query(kSelectToken + sql("WHERE id = ?"), id), read_token);
}

std::vector<AccessToken> AccessTokens::of_user(const std::string& user_id)
{
    return all(db_.query(kSelectToken + sql("WHERE user_id = ?"), user_id), read_token);
}

} // namespace muster::sandbox
