#include "sandbox/world/post.hpp"

#include "sandbox/world/lists.hpp"

#include "base/text.hpp"

namespace muster::sandbox
{

namespace
{

constexpr auto kSelect = sql(
    "SELECT p.id, p.create_at, p.update_at, p.edit_at, p.delete_at, p.is_pinned, p.user_id, p.channel_id, p.root_id, "
    "p.original_id, p.message, p.type, p.props, p.hashtags, p.file_ids, p.has_reactions, "
    "(SELECT count(*) FROM posts r WHERE r.root_id = iif(p.root_id = '', p.id, p.root_id) AND r.root_id <> '' "
    "AND r.delete_at = 0) FROM posts p ");

Post read(const Query& row)
{
    Post post;
    post.id = row.text(0);
    post.create_at = row.integer(1);
    post.update_at = row.integer(2);
    post.edit_at = row.integer(3);
    post.delete_at = row.integer(4);
    post.is_pinned = row.flag(5);
    post.user_id = row.text(6);
    post.channel_id = row.text(7);
    post.root_id = row.text(8);
    post.original_id = row.text(9);
    post.message = row.text(10);
    post.type = row.text(11);
    post.props = row.text(12);
    post.hashtags = row.text(13);
    const std::string file_ids = row.text(14);
    if (file_ids != "[]") post.file_ids = texts_of_json_list(file_ids);
    post.has_reactions = row.flag(15);
    post.reply_count = row.integer(16);
    return post;
}

std::int64_t number(Query row)
{
    row.next();
    return row.integer(0);
}

} // namespace

void Posts::add(const Post& post)
{
    db_.run(
        sql("INSERT INTO posts (id, create_at, update_at, edit_at, delete_at, is_pinned, user_id, channel_id, root_id, "
            "original_id, message, type, props, hashtags, file_ids, has_reactions) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        post.id, post.create_at, post.update_at, post.edit_at, post.delete_at, post.is_pinned, post.user_id,
        post.channel_id, post.root_id, post.original_id, post.message, post.type, post.props, post.hashtags,
        json_list(post.file_ids), post.has_reactions);
}

void Posts::save(const Post& post)
{
    db_.run(sql("UPDATE posts SET update_at = ?, edit_at = ?, delete_at = ?, is_pinned = ?, message = ?, type = ?, "
                "props = ?, "
                "hashtags = ?, has_reactions = ? WHERE id = ?"),
            post.update_at, post.edit_at, post.delete_at, post.is_pinned, post.message, post.type, post.props,
            post.hashtags, post.has_reactions, post.id);
}

void Posts::remove(const std::string& id, std::int64_t at)
{
    db_.run(sql("UPDATE posts SET delete_at = ?1, update_at = ?1 WHERE id = ?2 AND delete_at = 0"), at, id);
    db_.run(
        sql("UPDATE posts SET delete_at = ?1, update_at = ?1 WHERE root_id = ?2 AND root_id <> '' AND delete_at = 0"),
        at, id);
}

void Posts::touch(const std::string& id, std::int64_t at)
{
    db_.run(sql("UPDATE posts SET update_at = ? WHERE id = ?"), at, id);
}

std::optional<Post> Posts::find(const std::string& id)
{
    return first(db_.query(kSelect + sql("WHERE p.id = ? AND p.delete_at = 0"), id), read);
}

std::vector<Post> Posts::thread(const std::string& root_id)
{
    return all(db_.query(kSelect + sql("WHERE (p.id = ?1 OR (p.root_id = ?1 AND p.root_id <> '')) AND p.delete_at = 0 "
                                       "ORDER BY p.create_at, p.rowid"),
                         root_id),
               read);
}

std::vector<Post> Posts::find_all(const std::vector<std::string>& ids)
{
    return all(
        db_.query(kSelect + sql("WHERE p.id IN (SELECT value FROM json_each(?)) AND p.delete_at = 0"), json_list(ids)),
        read);
}

std::vector<Post> Posts::page(const std::string& channel_id, std::int64_t limit, std::int64_t offset)
{
    return all(db_.query(kSelect + sql("WHERE p.channel_id = ? AND p.delete_at = 0 "
                                       "ORDER BY p.create_at DESC, p.rowid DESC LIMIT ? OFFSET ?"),
                         channel_id, limit, offset),
               read);
}

std::vector<Post> Posts::since(const std::string& channel_id, std::int64_t time)
{
    return all(db_.query(kSelect + sql("WHERE p.channel_id = ? AND p.update_at > ? "
                                       "ORDER BY p.create_at DESC, p.rowid DESC LIMIT 1000"),
                         channel_id, time),
               read);
}

std::vector<Post> Posts::before(const std::string& channel_id, const Post& post, std::int64_t limit,
                                std::int64_t offset)
{
    // The row number breaks the tie between posts of one millisecond.
    return all(db_.query(kSelect + sql("WHERE p.channel_id = ?1 AND p.delete_at = 0 AND (p.create_at, p.rowid) < "
                                       "(?2, (SELECT rowid FROM posts WHERE id = ?3)) "
                                       "ORDER BY p.create_at DESC, p.rowid DESC LIMIT ?4 OFFSET ?5"),
                         channel_id, post.create_at, post.id, limit, offset),
               read);
}

std::vector<Post> Posts::after(const std::string& channel_id, const Post& post, std::int64_t limit, std::int64_t offset)
{
    auto posts = all(db_.query(kSelect + sql("WHERE p.channel_id = ?1 AND p.delete_at = 0 AND (p.create_at, p.rowid) > "
                                             "(?2, (SELECT rowid FROM posts WHERE id = ?3)) "
                                             "ORDER BY p.create_at, p.rowid LIMIT ?4 OFFSET ?5"),
                               channel_id, post.create_at, post.id, limit, offset),
                     read);
    return {posts.rbegin(), posts.rend()};
}

std::vector<Post> Posts::pinned(const std::string& channel_id)
{
    return all(db_.query(kSelect + sql("WHERE p.channel_id = ? AND p.is_pinned AND p.delete_at = 0 "
                                       "ORDER BY p.create_at, p.rowid"),
                         channel_id),
               read);
}

std::optional<Post> Posts::first_after(const std::string& channel_id, std::int64_t time)
{
    return first(db_.query(kSelect + sql("WHERE p.channel_id = ? AND p.create_at > ? AND p.delete_at = 0 "
                                         "ORDER BY p.create_at, p.rowid LIMIT 1"),
                           channel_id, time),
                 read);
}

std::vector<Post> Posts::containing(const std::string& team_id, const std::string& user_id, const std::string& term)
{
    return all(
        db_.query(kSelect + sql("JOIN channels c ON c.id = p.channel_id JOIN channel_members m ON m.channel_id = c.id "
                                "AND m.user_id = ? WHERE c.team_id IN (?, '') AND c.delete_at = 0 AND p.delete_at = 0 "
                                "AND p.type NOT LIKE 'system_%' AND instr(lower(p.message), ?) > 0 "
                                "ORDER BY p.create_at DESC, p.rowid DESC LIMIT 1000"),
                  user_id, team_id, lower(term)),
        read);
}

std::int64_t Posts::count_pinned(const std::string& channel_id)
{
    return number(
        db_.query(sql("SELECT count(*) FROM posts WHERE channel_id = ? AND is_pinned AND delete_at = 0"), channel_id));
}

std::int64_t Posts::last_change(const std::string& channel_id)
{
    return number(db_.query(sql("SELECT coalesce(max(update_at), 0) FROM posts WHERE channel_id = ?"), channel_id));
}

} // namespace muster::sandbox
