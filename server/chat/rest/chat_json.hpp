// The chat server's nouns as JSON: read from its answers, written for its requests.
#pragma once

#include "base/json.hpp"
#include "plugin/ports/chat.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace muster::chat
{

/// Faults of the readings: Invalid, naming the member; unknown members are ignored, as each version adds some.
[[nodiscard]] Result<User> user_from_json(const Json& json);
[[nodiscard]] Result<Team> team_from_json(const Json& json);
[[nodiscard]] Result<Channel> channel_from_json(const Json& json);
[[nodiscard]] Result<Post> post_from_json(const Json& json);
/// Without slashes at the end; empty when the server was not told at which address it stands.
[[nodiscard]] Result<std::string> site_url_from_json(const Json& json);

/// Adds the posts of a page of a channel's posts, newest first, to `posts`, but those that the server made itself (they
/// have a type of system_…). Returns how many the page has.
[[nodiscard]] Result<std::size_t> add_said(const Json& page, std::vector<Post>& posts);

/// A post's props: its key and its attachments, as far as they fit (post_size.hpp).
/// faults  Invalid  too long even so
[[nodiscard]] Result<Json> post_props(const NewPost& post, const std::string& actions_url, std::size_t limit);

[[nodiscard]] Json dialog_to_json(const Dialog& dialog);

} // namespace muster::chat
