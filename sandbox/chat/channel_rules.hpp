// What a channel's members must look like.
#pragma once

#include "sandbox/chat/outcome.hpp"
#include "sandbox/world/channel.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace muster::sandbox
{

inline constexpr std::int64_t kMostChannelsOfTeam = 2'000;

/// The rule that is broken, if one is.
[[nodiscard]] Refusal broken_rule(const Channel& channel);

/// The name of the group channel of these users, sorted: a hash, so that the same people get the same channel.
[[nodiscard]] std::string group_channel_name(const std::vector<std::string>& sorted_user_ids);

} // namespace muster::sandbox
