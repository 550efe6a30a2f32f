// Coming into teams and channels and going out of them, with the posts that say so.
#pragma once

#include "sandbox/chat/chat.hpp"
#include "sandbox/chat/outcome.hpp"

#include <string>

namespace muster::sandbox
{

/// Adds the user to the channel; `requestor_id` is who does it. One who is in it already stays as he is.
[[nodiscard]] Outcome<ChannelMember> join_channel(Chat& chat, const Channel& channel, const std::string& user_id,
                                                  const std::string& requestor_id);

/// Takes the user out of the channel; `remover_id` may be himself.
[[nodiscard]] Outcome<> leave_channel(Chat& chat, const Channel& channel, const std::string& user_id,
                                      const std::string& remover_id);

/// Writes the changed membership and tells the member.
ChannelMember update_channel_member(Chat& chat, ChannelMember member);

/// What `roles`, separated by spaces, say of a channel's member.
void set_channel_roles(ChannelMember& member, const std::string& roles);

/// Adds the user to the team and its default channels. Whoever has the team's e-mail address becomes its admin.
[[nodiscard]] Outcome<TeamMember> join_team(Chat& chat, const Team& team, const std::string& user_id);

/// Takes the user out of the team and all its channels.
[[nodiscard]] Outcome<> leave_team(Chat& chat, const Team& team, const std::string& user_id,
                                   const std::string& remover_id);

} // namespace muster::sandbox
