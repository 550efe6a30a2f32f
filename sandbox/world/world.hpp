// Everything the sandbox remembers, store by store.
#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "sandbox/world/bot.hpp"
#include "sandbox/world/channel.hpp"
#include "sandbox/world/channel_member.hpp"
#include "sandbox/world/database.hpp"
#include "sandbox/world/post.hpp"
#include "sandbox/world/preference.hpp"
#include "sandbox/world/reaction.hpp"
#include "sandbox/world/role.hpp"
#include "sandbox/world/session.hpp"
#include "sandbox/world/status.hpp"
#include "sandbox/world/team.hpp"
#include "sandbox/world/user.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace muster::sandbox
{

/// The stores share one database and one thread. Wrap writes that belong together in a `Change`.
class World
{
public:
    World(std::unique_ptr<Database> database, const Clock& clock, IdSource& ids);

    [[nodiscard]] std::int64_t now() const { return to_millis(clock_.now()); }
    [[nodiscard]] std::string new_id() { return ids_.next(); }
    [[nodiscard]] IdSource& ids() { return ids_; }

private:
    const Clock& clock_;
    IdSource& ids_;
    std::unique_ptr<Database> database_;

public:
    Database& db;
    Users users;
    Bots bots;
    Sessions sessions;
    AccessTokens tokens;
    Teams teams;
    TeamMembers team_members;
    Channels channels;
    ChannelMembers channel_members;
    Posts posts;
    Reactions reactions;
    Preferences preferences;
    Roles roles;
    Statuses statuses;
};

} // namespace muster::sandbox
