#include "sandbox/world/bot.hpp"

#include "sandbox/world/lists.hpp"

namespace muster::sandbox
{

namespace
{

constexpr auto kSelect = sql("SELECT b.user_id, u.username, u.first_name, u.bot_description, b.owner_id, b.create_at, "
                             "b.update_at, b.delete_at FROM bots b JOIN users u ON u.id = b.user_id ");

Bot read(const Query& row)
{
    Bot bot;
    bot.user_id = row.text(0);
    bot.username = row.text(1);
    bot.display_name = row.text(2);
    bot.description = row.text(3);
    bot.owner_id = row.text(4);
    bot.create_at = row.integer(5);
    bot.update_at = row.integer(6);
    bot.delete_at = row.integer(7);
    return bot;
}

} // namespace

void Bots::add(const Bot& bot)
{
    db_.run(sql("INSERT INTO bots (user_id, owner_id, create_at, update_at, delete_at) VALUES (?, ?, ?, ?, ?)"),
            bot.user_id, bot.owner_id, bot.create_at, bot.update_at, bot.delete_at);
}

void Bots::save(const Bot& bot)
{
    db_.run(sql("UPDATE bots SET owner_id = ?, update_at = ?, delete_at = ? WHERE user_id = ?"), bot.owner_id,
            bot.update_at, bot.delete_at, bot.user_id);
}

std::optional<Bot> Bots::find(const std::string& user_id)
{
    return first(db_.query(kSelect + sql("WHERE b.user_id = ?"), user_id), read);
}

std::vector<Bot> Bots::list(bool include_deleted, std::int64_t limit, std::int64_t offset)
{
    return all(db_.query(kSelect + sql("WHERE ? OR b.delete_at = 0 ORDER BY b.create_at, b.user_id LIMIT ? OFFSET ?"),
                         include_deleted, limit, offset),
               read);
}

} // namespace muster::sandbox
