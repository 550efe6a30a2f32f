#include "sandbox/world/schema.hpp"

namespace muster::sandbox
{

const char* const kSchema = R"sql(
CREATE TABLE users (
    id TEXT PRIMARY KEY, create_at INTEGER NOT NULL, update_at INTEGER NOT NULL, delete_at INTEGER NOT NULL DEFAULT 0,
    username TEXT NOT NULL UNIQUE, email TEXT NOT NULL UNIQUE, password TEXT NOT NULL,
    nickname TEXT NOT NULL, first_name TEXT NOT NULL, last_name TEXT NOT NULL, position TEXT NOT NULL,
    roles TEXT NOT NULL, locale TEXT NOT NULL, notify_props TEXT NOT NULL, timezone TEXT NOT NULL,
    last_password_update INTEGER NOT NULL, failed_attempts INTEGER NOT NULL DEFAULT 0,
    is_bot INTEGER NOT NULL DEFAULT 0, bot_description TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE bots (
    user_id TEXT PRIMARY KEY, owner_id TEXT NOT NULL,
    create_at INTEGER NOT NULL, update_at INTEGER NOT NULL, delete_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE sessions (
    id TEXT PRIMARY KEY, token TEXT NOT NULL UNIQUE, csrf TEXT NOT NULL, user_id TEXT NOT NULL,
    create_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE TABLE access_tokens (
    id TEXT PRIMARY KEY, token TEXT NOT NULL UNIQUE, user_id TEXT NOT NULL, description TEXT NOT NULL,
    is_active INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX access_tokens_by_user ON access_tokens (user_id);
CREATE TABLE teams (
    id TEXT PRIMARY KEY, create_at INTEGER NOT NULL, update_at INTEGER NOT NULL, delete_at INTEGER NOT NULL DEFAULT 0,
    name TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL, description TEXT NOT NULL, email TEXT NOT NULL,
    type TEXT NOT NULL, invite_id TEXT NOT NULL, allow_open_invite INTEGER NOT NULL
) STRICT;
CREATE TABLE team_members (
    team_id TEXT NOT NULL, user_id TEXT NOT NULL, delete_at INTEGER NOT NULL DEFAULT 0,
    scheme_user INTEGER NOT NULL, scheme_admin INTEGER NOT NULL,
    PRIMARY KEY (team_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX team_members_by_user ON team_members (user_id);
CREATE TABLE channels (
    id TEXT PRIMARY KEY, create_at INTEGER NOT NULL, update_at INTEGER NOT NULL, delete_at INTEGER NOT NULL DEFAULT 0,
    team_id TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, display_name TEXT NOT NULL,
    header TEXT NOT NULL, purpose TEXT NOT NULL, last_post_at INTEGER NOT NULL, total_msg_count INTEGER NOT NULL,
    total_msg_count_root INTEGER NOT NULL, creator_id TEXT NOT NULL,
    UNIQUE (team_id, name)
) STRICT;
CREATE TABLE channel_members (
    channel_id TEXT NOT NULL, user_id TEXT NOT NULL, last_viewed_at INTEGER NOT NULL DEFAULT 0,
    msg_count INTEGER NOT NULL DEFAULT 0, msg_count_root INTEGER NOT NULL DEFAULT 0,
    mention_count INTEGER NOT NULL DEFAULT 0, mention_count_root INTEGER NOT NULL DEFAULT 0,
    notify_props TEXT NOT NULL, last_update_at INTEGER NOT NULL,
    scheme_user INTEGER NOT NULL, scheme_admin INTEGER NOT NULL,
    PRIMARY KEY (channel_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX channel_members_by_user ON channel_members (user_id);
CREATE TABLE posts (
    id TEXT PRIMARY KEY, create_at INTEGER NOT NULL, update_at INTEGER NOT NULL, edit_at INTEGER NOT NULL DEFAULT 0,
    delete_at INTEGER NOT NULL DEFAULT 0, is_pinned INTEGER NOT NULL DEFAULT 0, user_id TEXT NOT NULL,
    channel_id TEXT NOT NULL, root_id TEXT NOT NULL, original_id TEXT NOT NULL DEFAULT '', message TEXT NOT NULL,
    type TEXT NOT NULL, props TEXT NOT NULL, hashtags TEXT NOT NULL, file_ids TEXT NOT NULL DEFAULT '[]',
    has_reactions INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX posts_by_channel ON posts (channel_id, create_at);
CREATE INDEX posts_by_change ON posts (channel_id, update_at);
CREATE INDEX posts_by_root ON posts (root_id) WHERE root_id <> '';
CREATE TABLE reactions (
    post_id TEXT NOT NULL, user_id TEXT NOT NULL, emoji_name TEXT NOT NULL,
    create_at INTEGER NOT NULL, update_at INTEGER NOT NULL,
    PRIMARY KEY (post_id, user_id, emoji_name)
) STRICT, WITHOUT ROWID;
CREATE TABLE preferences (
    user_id TEXT NOT NULL, category TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (user_id, category, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE roles (
    id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL, description TEXT NOT NULL,
    create_at INTEGER NOT NULL, update_at INTEGER NOT NULL, permissions TEXT NOT NULL, scheme_managed INTEGER NOT NULL
) STRICT;
CREATE TABLE commands (
    id TEXT PRIMARY KEY, token TEXT NOT NULL, create_at INTEGER NOT NULL, update_at INTEGER NOT NULL,
    delete_at INTEGER NOT NULL DEFAULT 0, creator_id TEXT NOT NULL, team_id TEXT NOT NULL, trigger_word TEXT NOT NULL,
    method TEXT NOT NULL, username TEXT NOT NULL, icon_url TEXT NOT NULL, auto_complete INTEGER NOT NULL,
    auto_complete_desc TEXT NOT NULL, auto_complete_hint TEXT NOT NULL, display_name TEXT NOT NULL,
    description TEXT NOT NULL, url TEXT NOT NULL
) STRICT;
CREATE INDEX commands_by_trigger ON commands (team_id, trigger_word) WHERE delete_at = 0;
CREATE TABLE command_hooks (
    id TEXT PRIMARY KEY, create_at INTEGER NOT NULL, command_id TEXT NOT NULL, user_id TEXT NOT NULL,
    channel_id TEXT NOT NULL, root_id TEXT NOT NULL, use_count INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE incoming_hooks (
    id TEXT PRIMARY KEY, create_at INTEGER NOT NULL, update_at INTEGER NOT NULL, delete_at INTEGER NOT NULL DEFAULT 0,
    user_id TEXT NOT NULL, channel_id TEXT NOT NULL, team_id TEXT NOT NULL, display_name TEXT NOT NULL,
    description TEXT NOT NULL, username TEXT NOT NULL, icon_url TEXT NOT NULL, channel_locked INTEGER NOT NULL
) STRICT;
CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
)sql";

const char* const kPluginValues = R"sql(
CREATE TABLE plugin_values (
    plugin_id TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (plugin_id, key)
) STRICT, WITHOUT ROWID;
)sql";

} // namespace muster::sandbox
