// The sandbox's nouns as the plugin protocol has them, and back.
#pragma once

#include "generated/rpc_structures.hpp"
#include "sandbox/chat/outcome.hpp"
#include "sandbox/world/bot.hpp"
#include "sandbox/world/channel.hpp"
#include "sandbox/world/channel_member.hpp"
#include "sandbox/world/post.hpp"
#include "sandbox/world/session.hpp"
#include "sandbox/world/team.hpp"
#include "sandbox/world/user.hpp"

#include <vector>

namespace muster::sandbox
{

[[nodiscard]] rpc::User rpc_user(const User& user);
[[nodiscard]] rpc::Bot rpc_bot(const Bot& bot);
[[nodiscard]] rpc::Session rpc_session(const Session& session);
[[nodiscard]] rpc::Team rpc_team(const Team& team);
[[nodiscard]] rpc::TeamMember rpc_team_member(const TeamMember& member);
[[nodiscard]] rpc::Channel rpc_channel(const Channel& channel);
[[nodiscard]] rpc::ChannelMember rpc_channel_member(const ChannelMember& member);
/// With what its buttons do, which plugins see and clients do not.
[[nodiscard]] rpc::Post rpc_post(const Post& post);
[[nodiscard]] rpc::PostList rpc_post_list(const std::vector<Post>& listed);

[[nodiscard]] Channel channel_of(const rpc::Channel& channel);
[[nodiscard]] Post post_of(const rpc::Post& post);

[[nodiscard]] rpc::AppError app_error(const ApiError& error);
[[nodiscard]] ApiError api_error(const rpc::AppError& error);

} // namespace muster::sandbox
