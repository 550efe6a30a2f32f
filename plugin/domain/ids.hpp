// The ids of this product's nouns and of the chat server's.
#pragma once

#include "base/id.hpp"

namespace muster
{

using IncidentId = Id<struct IncidentTag>;
using StageId = Id<struct StageTag>;
using TaskId = Id<struct TaskTag>;
using EventId = Id<struct EventTag>;
using PlaybookId = Id<struct PlaybookTag>;
using StatusUpdateId = Id<struct StatusUpdateTag>;

using UserId = Id<struct UserTag>;
using TeamId = Id<struct TeamTag>;
using ChannelId = Id<struct ChannelTag>;
using PostId = Id<struct PostTag>;

} // namespace muster
