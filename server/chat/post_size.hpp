// What a post of ours carries beside its message, made to fit into what the chat server takes of it.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "plugin/ports/chat.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace muster::chat
{

/// The props as JSON: the key as "muster_key", and the attachments.
[[nodiscard]] Json props_of(const std::string& key, const std::vector<Attachment>& attachments,
                            const std::string& actions_url);

/// The post's attachments, such that its props are not longer than `limit`. Where they would be, the longest texts are
/// shortened, ending in "…"; buttons and titles are never touched.
/// faults  Invalid  too long even so
[[nodiscard]] Result<std::vector<Attachment>> fit_attachments(const NewPost& post, const std::string& actions_url,
                                                              std::size_t limit);

/// Characters of the JSON as the server counts them: code points, with <, > and & as the six that Go writes.
[[nodiscard]] std::size_t stored_length(const Json& json);

} // namespace muster::chat
