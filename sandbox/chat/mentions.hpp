// Who and what a text names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace muster::sandbox
{

class World;
struct Channel;
struct Post;

/// The words behind an @ or a ~ in a text, lower-cased, in order, each once; a trailing run of . - _ is also tried
/// without it.
[[nodiscard]] std::vector<std::string> words_after(char sign, std::string_view text);

/// The hashtags of a text as `hashtags` of a post has them: separated by spaces, each once.
[[nodiscard]] std::string hashtags_of(std::string_view text);

/// The ids of the channel members whom the post is to alert: named with @, by @channel, @all or @here, added by it, or
/// the other side of a direct channel. Never its author.
[[nodiscard]] std::vector<std::string> mentioned_users(World& world, const Channel& channel, const Post& post);

} // namespace muster::sandbox
