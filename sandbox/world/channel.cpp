#include "sandbox/world/channel.hpp"

#include "sandbox/world/lists.hpp"

#include "base/text.hpp"

namespace muster::sandbox
{

namespace
{

constexpr auto kSelect =
    sql("SELECT c.id, c.create_at, c.update_at, c.delete_at, c.team_id, c.type, c.name, c.display_name, "
        "c.header, c.purpose, c.last_post_at, c.total_msg_count, c.total_msg_count_root, c.creator_id "
        "FROM channels c ");

Channel read(const Query& row)
{
    Channel channel;
    channel.id = row.text(0);
    channel.create_at = row.integer(1);
    channel.update_at = row.integer(2);
    channel.delete_at = row.integer(3);
    channel.team_id = row.text(4);
    channel.type = row.text(5);
    channel.name = row.text(6);
    channel.display_name = row.text(7);
    channel.header = row.text(8);
    channel.purpose = row.text(9);
    channel.last_post_at = row.integer(10);
    channel.total_msg_count = row.integer(11);
    channel.total_msg_count_root = row.integer(12);
    channel.creator_id = row.text(13);
    return channel;
}

} // namespace

void Channels::add(const Channel& channel)
{
    db_.run(sql("INSERT INTO channels (id, create_at, update_at, delete_at, team_id, type, name, display_name, header, "
                "purpose, last_post_at, total_msg_count, total_msg_count_root, creator_id) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            channel.id, channel.create_at, channel.update_at, channel.delete_at, channel.team_id, channel.type,
            channel.name, channel.display_name, channel.header, channel.purpose, channel.last_post_at,
            channel.total_msg_count, channel.total_msg_count_root, channel.creator_id);
}

void Channels::save(const Channel& channel)
{
    db_.run(sql("UPDATE channels SET update_at = ?, delete_at = ?, type = ?, name = ?, display_name = ?, header = ?, "
                "purpose = ? WHERE id = ?"),
            channel.update_at, channel.delete_at, channel.type, channel.name, channel.display_name, channel.header,
            channel.purpose, channel.id);
}

void Channels::count_post(const std::string& id, std::int64_t at, bool is_message, bool is_root)
{
    db_.run(sql("UPDATE channels SET last_post_at = max(last_post_at, ?), total_msg_count = total_msg_count + ?, "
                "total_msg_count_root = total_msg_count_root + ? WHERE id = ?"),
            at, is_message, is_message && is_root, id);
}

std::optional<Channel> Channels::find(const std::string& id)
{
    return first(db_.query(kSelect + sql("WHERE c.id = ?"), id), read);
}

std::optional<Channel> Channels::find_by_name(const std::string& team_id, const std::string& name)
{
    return first(db_.query(kSelect + sql("WHERE c.team_id = ? AND c.name = ?"), team_id, name), read);
}

std::vector<Channel> Channels::public_of_team(const std::string& team_id, std::int64_t limit, std::int64_t offset)
{
    return all(db_.query(kSelect + sql("WHERE c.team_id = ? AND c.type = 'O' AND c.delete_at = 0 "
                                       "ORDER BY c.display_name, c.create_at, c.id LIMIT ? OFFSET ?"),
                         team_id, limit, offset),
               read);
}

std::vector<Channel> Channels::private_of_team(const std::string& team_id, std::int64_t limit, std::int64_t offset)
{
    return all(db_.query(kSelect + sql("WHERE c.team_id = ? AND c.type = 'P' AND c.delete_at = 0 "
                                       "ORDER BY c.display_name, c.create_at, c.id LIMIT ? OFFSET ?"),
                         team_id, limit, offset),
               read);
}

std::vector<Channel> Channels::archived_of_team(const std::string& team_id, const std::string& user_id,
                                                std::int64_t limit, std::int64_t offset)
{
    return all(
        db_.query(kSelect + sql("WHERE c.team_id = ?1 AND c.delete_at <> 0 AND (c.type = 'O' OR EXISTS (SELECT 1 FROM "
                                "channel_members m WHERE m.channel_id = c.id AND m.user_id = ?2)) "
                                "ORDER BY c.display_name, c.create_at, c.id LIMIT ?3 OFFSET ?4"),
                  team_id, user_id, limit, offset),
        read);
}

std::vector<Channel> Channels::public_by_ids(const std::string& team_id, const std::vector<std::string>& ids)
{
    return all(
        db_.query(kSelect +
                      sql("WHERE c.team_id = ? AND c.type = 'O' AND c.delete_at = 0 "
                          "AND c.id IN (SELECT value FROM json_each(?)) ORDER BY c.display_name, c.create_at, c.id"),
                  team_id, json_list(ids)),
        read);
}

std::vector<Channel> Channels::of_user(const std::string& team_id, const std::string& user_id, bool include_archived)
{
    return all(
        db_.query(
            kSelect +
                sql("JOIN channel_members m ON m.channel_id = c.id WHERE m.user_id = ? "
                    "AND c.team_id IN (?, '') AND (? OR c.delete_at = 0) ORDER BY c.display_name, c.create_at, c.id"),
            user_id, team_id, include_archived),
        read);
}

std::vector<Channel> Channels::search(const std::string& team_id, const std::string& user_id, const std::string& term,
                                      std::int64_t limit)
{
    return all(
        db_.query(kSelect + sql("WHERE c.team_id = ?1 AND c.delete_at = 0 AND (c.type = 'O' OR EXISTS (SELECT 1 FROM "
                                "channel_members m WHERE m.channel_id = c.id AND m.user_id = ?2)) "
                                "AND instr(lower(c.name || ' ' || c.display_name || ' ' || c.purpose), ?3) > 0 "
                                "ORDER BY c.display_name, c.create_at, c.id LIMIT ?4"),
                  team_id, user_id, lower(term), limit),
        read);
}

std::int64_t Channels::count(const std::string& team_id)
{
    Query row = db_.query(sql("SELECT count(*) FROM channels WHERE team_id = ? AND delete_at = 0"), team_id);
    row.next();
    return row.integer(0);
}

} // namespace muster::sandbox
