// Writing, changing and removing posts, and telling everyone who can see them.
#pragma once

#include "base/json.hpp"
#include "sandbox/chat/chat.hpp"
#include "sandbox/chat/outcome.hpp"
#include "sandbox/world/post.hpp"

#include <optional>
#include <string>

namespace muster::sandbox
{

inline constexpr std::size_t kLongestMessage = 16'383;
inline constexpr std::size_t kLongestProps = 8'000;

/// How a post comes in, beyond its own members.
struct PostingWay {
    bool set_online = true;
    bool marks_viewed = true; ///< the author has seen the channel; not so for bots and integrations
};

/// Writes the post of a person, bot or integration: user_id, channel_id, message, root_id, type, props and
/// pending_post_id are taken; id and times are made (create_at is kept when set). The same pending_post_id within 30
/// seconds gives the first post again.
[[nodiscard]] Outcome<Post> create_post(Chat& chat, Post post, PostingWay way = {});

/// Writes a post that the server itself makes in the name of a user: a `system_…` type, with props for translators.
void create_system_post(Chat& chat, const Channel& channel, const User& author, const std::string& type,
                        const std::string& message, const Json& props);

/// Shows a post to one user without keeping it; returns what was shown.
[[nodiscard]] Post send_ephemeral(Chat& chat, const std::string& to_user_id, Post post);

/// What an edit gives; members left out keep their value.
struct PostEdit {
    std::optional<std::string> message;
    std::optional<std::string> props; ///< JSON text of an object
    std::optional<bool> is_pinned;
};

/// Keeps the version before the edit, as `since` lists show it.
[[nodiscard]] Outcome<Post> edit_post(Chat& chat, const Post& post, const PostEdit& edit);

/// Removes the post and its replies.
void delete_post(Chat& chat, const Post& post);

} // namespace muster::sandbox
