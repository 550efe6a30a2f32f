// The nouns as JSON, member for member as Mattermost 5.37 writes them; one .cpp file a noun.
#pragma once

#include "base/json.hpp"

#include <string>
#include <vector>

namespace muster::sandbox
{

class World;
struct AccessToken;
struct Bot;
struct Channel;
struct ChannelMember;
struct Post;
struct Preference;
struct Reaction;
struct Role;
struct Session;
struct Status;
struct Team;
struct TeamMember;
struct User;

namespace wire
{

/// A user as that user sees himself: with notify_props and the like.
[[nodiscard]] Json own_user(const User& user);
/// A user as others see him.
[[nodiscard]] Json user(const User& user);
[[nodiscard]] Json users(const std::vector<User>& list);
[[nodiscard]] Json bot(const Bot& bot);
[[nodiscard]] Json session(const Session& session, const User& user, const std::vector<TeamMember>& memberships);
/// The token itself is left out: it is shown once, when it is made.
[[nodiscard]] Json access_token(const AccessToken& token);
[[nodiscard]] Json status(const Status& status);

/// `for_admin` shows the e-mail address; `may_invite` the invitation id.
[[nodiscard]] Json team(const Team& team, bool for_admin, bool may_invite);
[[nodiscard]] Json team_member(const TeamMember& member);

[[nodiscard]] Json channel(const Channel& channel);
[[nodiscard]] Json channel_member(const ChannelMember& member);

/// A post as clients get it: with metadata, without the actions' integrations; a deleted one without its text.
[[nodiscard]] Json post(World& world, const Post& post);
/// `{order, posts, next_post_id, prev_post_id}` in the order of the list, `extra` only among the posts.
[[nodiscard]] Json post_list(World& world, const std::vector<Post>& listed, const std::vector<Post>& extra,
                             const std::string& next_post_id, const std::string& prev_post_id);
[[nodiscard]] Json reaction(const Reaction& reaction);

[[nodiscard]] Json preference(const Preference& preference);
[[nodiscard]] Json role(const Role& role);

} // namespace wire

} // namespace muster::sandbox
