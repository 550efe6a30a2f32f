#include "sandbox/world/channel_member.hpp"

#include "sandbox/world/lists.hpp"

namespace muster::sandbox
{

const std::string_view kDefaultChannelNotifyProps =
    R"({"desktop":"default","email":"default","ignore_channel_mentions":"default","mark_unread":"all","push":"default"})";

namespace
{

constexpr auto kSelect = sql(
    "SELECT m.channel_id, m.user_id, m.last_viewed_at, m.msg_count, m.msg_count_root, m.mention_count, "
    "m.mention_count_root, m.notify_props, m.last_update_at, m.scheme_user, m.scheme_admin FROM channel_members m ");

ChannelMember read(const Query& row)
{
    ChannelMember member;
    member.channel_id = row.text(0);
    member.user_id = row.text(1);
    member.last_viewed_at = row.integer(2);
    member.msg_count = row.integer(3);
    member.msg_count_root = row.integer(4);
    member.mention_count = row.integer(5);
    member.mention_count_root = row.integer(6);
    member.notify_props = row.text(7);
    member.last_update_at = row.integer(8);
    member.scheme_user = row.flag(9);
    member.scheme_admin = row.flag(10);
    return member;
}

} // namespace

std::string ChannelMember::roles() const
{
    if (!scheme_admin) return scheme_user ? "channel_user" : "";
    return scheme_user ? "channel_user channel_admin" : "channel_admin";
}

void ChannelMembers::save(const ChannelMember& member)
{
    db_.run(
        sql("INSERT OR REPLACE INTO channel_members (channel_id, user_id, last_viewed_at, msg_count, msg_count_root, "
            "mention_count, mention_count_root, notify_props, last_update_at, scheme_user, scheme_admin) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        member.channel_id, member.user_id, member.last_viewed_at, member.msg_count, member.msg_count_root,
        member.mention_count, member.mention_count_root, member.notify_props, member.last_update_at, member.scheme_user,
        member.scheme_admin);
}

void ChannelMembers::remove(const std::string& channel_id, const std::string& user_id)
{
    db_.run(sql("DELETE FROM channel_members WHERE channel_id = ? AND user_id = ?"), channel_id, user_id);
}

void ChannelMembers::remove_from_team(const std::string& team_id, const std::string& user_id)
{
    db_.run(sql("DELETE FROM channel_members WHERE user_id = ? AND channel_id IN (SELECT id FROM channels WHERE "
                "team_id = ?)"),
            user_id, team_id);
}

std::optional<ChannelMember> ChannelMembers::find(const std::string& channel_id, const std::string& user_id)
{
    return first(db_.query(kSelect + sql("WHERE m.channel_id = ? AND m.user_id = ?"), channel_id, user_id), read);
}

bool ChannelMembers::is_member(const std::string& channel_id, const std::string& user_id)
{
    return db_.query(sql("SELECT 1 FROM channel_members WHERE channel_id = ? AND user_id = ?"), channel_id, user_id)
        .next();
}

std::vector<ChannelMember> ChannelMembers::list(const std::string& channel_id, std::int64_t limit, std::int64_t offset)
{
    return all(db_.query(kSelect + sql("WHERE m.channel_id = ? ORDER BY m.user_id LIMIT ? OFFSET ?"), channel_id, limit,
                         offset),
               read);
}

std::vector<ChannelMember> ChannelMembers::find_all(const std::string& channel_id,
                                                    const std::vector<std::string>& user_ids)
{
    return all(db_.query(kSelect + sql("WHERE m.channel_id = ? AND m.user_id IN (SELECT value FROM json_each(?))"),
                         channel_id, json_list(user_ids)),
               read);
}

std::vector<ChannelMember> ChannelMembers::of_user(const std::string& team_id, const std::string& user_id)
{
    return all(
        db_.query(kSelect + sql("JOIN channels c ON c.id = m.channel_id WHERE m.user_id = ? AND c.team_id IN (?, '') "
                                "AND c.delete_at = 0"),
                  user_id, team_id),
        read);
}

std::vector<std::string> ChannelMembers::user_ids(const std::string& channel_id)
{
    return all(db_.query(sql("SELECT user_id FROM channel_members WHERE channel_id = ? ORDER BY user_id"), channel_id),
               [](const Query& row) { return row.text(0); });
}

std::int64_t ChannelMembers::count(const std::string& channel_id)
{
    Query row = db_.query(sql("SELECT count(*) FROM channel_members m JOIN users u ON u.id = m.user_id "
                              "WHERE m.channel_id = ? AND u.delete_at = 0"),
                          channel_id);
    row.next();
    return row.integer(0);
}

void ChannelMembers::mark_viewed(const std::string& channel_id, const std::string& user_id, std::int64_t at)
{
    db_.run(sql("UPDATE channel_members SET mention_count = 0, mention_count_root = 0, "
                "msg_count = (SELECT total_msg_count FROM channels WHERE id = ?1), "
                "msg_count_root = (SELECT total_msg_count_root FROM channels WHERE id = ?1), "
                "last_viewed_at = max(last_viewed_at, (SELECT last_post_at FROM channels WHERE id = ?1)), "
                "last_update_at = ?3 WHERE channel_id = ?1 AND user_id = ?2"),
            channel_id, user_id, at);
}

void ChannelMembers::count_mentions(const std::string& channel_id, const std::vector<std::string>& user_ids,
                                    bool is_root, std::int64_t at)
{
    db_.run(sql("UPDATE channel_members SET mention_count = mention_count + 1, mention_count_root = mention_count_root "
                "+ ?, "
                "last_update_at = ? WHERE channel_id = ? AND user_id IN (SELECT value FROM json_each(?))"),
            is_root, at, channel_id, json_list(user_ids));
}

} // namespace muster::sandbox
