#include "sandbox/world/hook.hpp"

#include "sandbox/world/lists.hpp"

namespace muster::sandbox
{

namespace
{

constexpr auto kSelectIncoming = sql(
    "SELECT id, create_at, update_at, delete_at, user_id, channel_id, team_id, display_name, description, username, "
    "icon_url, channel_locked FROM incoming_hooks WHERE delete_at = 0 ");

CommandHook read_command_hook(const Query& row)
{
    CommandHook hook;
    hook.id = row.text(0);
    hook.create_at = row.integer(1);
    hook.command_id = row.text(2);
    hook.user_id = row.text(3);
    hook.channel_id = row.text(4);
    hook.root_id = row.text(5);
    return hook;
}

IncomingHook read_incoming(const Query& row)
{
    IncomingHook hook;
    hook.id = row.text(0);
    hook.create_at = row.integer(1);
    hook.update_at = row.integer(2);
    hook.delete_at = row.integer(3);
    hook.user_id = row.text(4);
    hook.channel_id = row.text(5);
    hook.team_id = row.text(6);
    hook.display_name = row.text(7);
    hook.description = row.text(8);
    hook.username = row.text(9);
    hook.icon_url = row.text(10);
    hook.channel_locked = row.flag(11);
    return hook;
}

} // namespace

void CommandHooks::add(const CommandHook& hook)
{
    db_.run(sql("DELETE FROM command_hooks WHERE create_at < ?"), hook.create_at - kCommandHookLife);
    db_.run(sql("INSERT INTO command_hooks (id, create_at, command_id, user_id, channel_id, root_id) "
                "VALUES (?, ?, ?, ?, ?, ?)"),
            hook.id, hook.create_at, hook.command_id, hook.user_id, hook.channel_id, hook.root_id);
}

std::optional<CommandHook> CommandHooks::find(const std::string& id, std::int64_t now)
{
    return first(db_.query(sql("SELECT id, create_at, command_id, user_id, channel_id, root_id FROM command_hooks "
                               "WHERE id = ? AND create_at > ?"),
                           id, now - kCommandHookLife),
                 read_command_hook);
}

bool CommandHooks::use(const std::string& id)
{
    return db_.run(sql("UPDATE command_hooks SET use_count = use_count + 1 WHERE id = ? AND use_count < ?"), id,
                   kCommandHookUses) == 1;
}

void IncomingHooks::add(const IncomingHook& hook)
{
    db_.run(sql("INSERT INTO incoming_hooks (id, create_at, update_at, delete_at, user_id, channel_id, team_id, "
                "display_name, description, username, icon_url, channel_locked) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            hook.id, hook.create_at, hook.update_at, hook.delete_at, hook.user_id, hook.channel_id, hook.team_id,
            hook.display_name, hook.description, hook.username, hook.icon_url, hook.channel_locked);
}

void IncomingHooks::remove(const std::string& id, std::int64_t at)
{
    db_.run(sql("UPDATE incoming_hooks SET delete_at = ?1, update_at = ?1 WHERE id = ?2"), at, id);
}

std::optional<IncomingHook> IncomingHooks::find(const std::string& id)
{
    return first(db_.query(kSelectIncoming + sql("AND id = ?"), id), read_incoming);
}

std::vector<IncomingHook> IncomingHooks::list(const std::string& team_id, std::int64_t limit, std::int64_t offset)
{
    return all(
        db_.query(kSelectIncoming + sql("AND (?1 = '' OR team_id = ?1) ORDER BY create_at, rowid LIMIT ?2 OFFSET ?3"),
                  team_id, limit, offset),
        read_incoming);
}

} // namespace muster::sandbox
