#include "sandbox/world/command.hpp"

#include "sandbox/world/lists.hpp"

namespace muster::sandbox
{

namespace
{

constexpr auto kSelect = sql(
    "SELECT id, token, create_at, update_at, delete_at, creator_id, team_id, trigger_word, method, username, icon_url, "
    "auto_complete, auto_complete_desc, auto_complete_hint, display_name, description, url FROM commands "
    "WHERE delete_at = 0 ");

Command read(const Query& row)
{
    Command command;
    command.id = row.text(0);
    command.token = row.text(1);
    command.create_at = row.integer(2);
    command.update_at = row.integer(3);
    command.delete_at = row.integer(4);
    command.creator_id = row.text(5);
    command.team_id = row.text(6);
    command.trigger = row.text(7);
    command.method = row.text(8);
    command.username = row.text(9);
    command.icon_url = row.text(10);
    command.auto_complete = row.flag(11);
    command.auto_complete_desc = row.text(12);
    command.auto_complete_hint = row.text(13);
    command.display_name = row.text(14);
    command.description = row.text(15);
    command.url = row.text(16);
    return command;
}

} // namespace

Command Command::sanitized() const
{
    Command seen = *this;
    seen.token.clear();
    seen.creator_id.clear();
    seen.method.clear();
    seen.url.clear();
    seen.username.clear();
    seen.icon_url.clear();
    return seen;
}

void Commands::add(const Command& command)
{
    db_.run(sql("INSERT INTO commands (id, token, create_at, update_at, delete_at, creator_id, team_id, trigger_word, "
                "method, username, icon_url, auto_complete, auto_complete_desc, auto_complete_hint, display_name, "
                "description, url) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            command.id, command.token, command.create_at, command.update_at, command.delete_at, command.creator_id,
            command.team_id, command.trigger, command.method, command.username, command.icon_url, command.auto_complete,
            command.auto_complete_desc, command.auto_complete_hint, command.display_name, command.description,
            command.url);
}

void Commands::save(const Command& command)
{
    db_.run(
        sql("UPDATE commands SET token = ?, update_at = ?, team_id = ?, trigger_word = ?, method = ?, username = ?, "
            "icon_url = ?, auto_complete = ?, auto_complete_desc = ?, auto_complete_hint = ?, display_name = ?, "
            "description = ?, url = ? WHERE id = ?"),
        command.token, command.update_at, command.team_id, command.trigger, command.method, command.username,
        command.icon_url, command.auto_complete, command.auto_complete_desc, command.auto_complete_hint,
        command.display_name, command.description, command.url, command.id);
}

void Commands::remove(const std::string& id, std::int64_t at)
{
    db_.run(sql("UPDATE commands SET delete_at = ?1, update_at = ?1 WHERE id = ?2"), at, id);
}

std::optional<Command> Commands::find(const std::string& id)
{
    return first(db_.query(kSelect + sql("AND id = ?"), id), read);
}

std::optional<Command> Commands::find_by_trigger(const std::string& team_id, const std::string& trigger)
{
    return first(
        db_.query(kSelect + sql("AND team_id = ? AND trigger_word = ? ORDER BY create_at DESC, rowid DESC LIMIT 1"),
                  team_id, trigger),
        read);
}

std::vector<Command> Commands::of_team(const std::string& team_id)
{
    return all(db_.query(kSelect + sql("AND team_id = ? ORDER BY create_at, rowid"), team_id), read);
}

} // namespace muster::sandbox
