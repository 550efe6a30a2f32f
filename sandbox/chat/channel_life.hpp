// How a channel comes to be, changes, is archived and comes back.
#pragma once

#include "sandbox/chat/chat.hpp"
#include "sandbox/chat/outcome.hpp"

#include <optional>
#include <string>
#include <vector>

namespace muster::sandbox
{

/// Makes a public or private channel; the creator becomes its member and admin.
[[nodiscard]] Outcome<Channel> create_channel(Chat& chat, Channel channel, const std::string& creator_id);

/// Makes it without anybody in it, as plugins do.
[[nodiscard]] Outcome<Channel> create_empty_channel(Chat& chat, Channel channel, const std::string& creator_id);

/// The one direct channel of two users, made when it is not there yet.
[[nodiscard]] Outcome<Channel> direct_channel(Chat& chat, const std::string& user_id, const std::string& other_id);

/// The one group channel of three to eight users, made when it is not there yet.
[[nodiscard]] Outcome<Channel> group_channel(Chat& chat, std::vector<std::string> user_ids);

/// Writes the changed names, header and purpose and tells the members; the caller posts about it.
[[nodiscard]] Outcome<Channel> update_channel(Chat& chat, Channel channel);

/// Posts of what differs between the two: display name, header, purpose, as far as asked.
void post_display_name_change(Chat& chat, const Channel& before, const Channel& after, const std::string& user_id);
void post_text_changes(Chat& chat, const Channel& before, const Channel& after, const std::string& user_id);

[[nodiscard]] Outcome<> archive_channel(Chat& chat, Channel channel, const std::string& user_id);
[[nodiscard]] Outcome<Channel> restore_channel(Chat& chat, Channel channel, const std::string& user_id);

/// Makes a public channel private ("P") or a private one public ("O").
[[nodiscard]] Outcome<Channel> convert_channel(Chat& chat, Channel channel, const std::string& type,
                                               const std::string& user_id);

} // namespace muster::sandbox
