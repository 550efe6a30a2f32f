#include "sandbox/world/reaction.hpp"

#include "sandbox/world/lists.hpp"

namespace muster::sandbox
{

void Reactions::add(const Reaction& reaction)
{
    db_.run(sql("INSERT OR IGNORE INTO reactions (post_id, user_id, emoji_name, create_at, update_at) VALUES (?, ?, ?, "
                "?, ?)"),
            reaction.post_id, reaction.user_id, reaction.emoji_name, reaction.create_at, reaction.update_at);
}

bool Reactions::remove(const Reaction& reaction)
{
    return db_.run(sql("DELETE FROM reactions WHERE post_id = ? AND user_id = ? AND emoji_name = ?"), reaction.post_id,
                   reaction.user_id, reaction.emoji_name) > 0;
}

std::vector<Reaction> Reactions::of_post(const std::string& post_id)
{
    return all(
        db_.query(sql("SELECT user_id, post_id, emoji_name, create_at, update_at FROM reactions WHERE post_id = ? "
                      "ORDER BY create_at, user_id, emoji_name"),
                  post_id),
        [](const Query& row) {
            return Reaction{row.text(0), row.text(1), row.text(2), row.integer(3), row.integer(4)};
        });
}

} // namespace muster::sandbox
