// The chat server's nouns as its plugin protocol has them: read from its replies, written for its methods.
#pragma once

#include "base/result.hpp"
#include "generated/rpc_structures.hpp"
#include "plugin/ports/chat.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace muster::hosted
{

[[nodiscard]] User user_of(const rpc::User& user);
[[nodiscard]] Team team_of(const rpc::Team& team);
[[nodiscard]] Channel channel_of(const rpc::Channel& channel);
[[nodiscard]] Post post_of(const rpc::Post& post);

/// The key of a post of ours, which its props keep; empty when it has none.
[[nodiscard]] std::string key_of(const rpc::Post& post);

/// An action's context goes as {"signed": "…"}, as wire::attachments_to_json has it.
[[nodiscard]] std::vector<rpc::SlackAttachment> attachments_of(const std::vector<Attachment>& attachments,
                                                               const std::string& actions_url);

/// The post with what fits of its attachments into `limit` characters (chat::fit_attachments). Whose it is, is the
/// caller's to say.
/// faults  Invalid  too long even so
[[nodiscard]] Result<rpc::Post> post_to_send(const NewPost& post, const std::string& actions_url, std::size_t limit);

/// The answer of the command hook.
[[nodiscard]] rpc::CommandResponse command_response(const Reply& reply, const std::string& actions_url);

[[nodiscard]] rpc::Dialog dialog_to_open(const Dialog& dialog);

} // namespace muster::hosted
