#include "sandbox/world/world.hpp"

#include <utility>

namespace muster::sandbox
{

World::World(std::unique_ptr<Database> database, const Clock& clock, IdSource& ids)
    : clock_(clock), ids_(ids), database_(std::move(database)), db(*database_), users(db), bots(db), sessions(db),
      tokens(db), teams(db), team_members(db), channels(db), channel_members(db), posts(db), reactions(db),
      preferences(db), roles(db)
{
}

} // namespace muster::sandbox
