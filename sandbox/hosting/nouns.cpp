#include "sandbox/hosting/nouns.hpp"

#include "base/json.hpp"
#include "sandbox/hosting/loose_values.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <utility>

namespace muster::sandbox
{

namespace
{

/// The texts of an object that the world keeps as JSON.
std::map<std::string, std::string> texts_of(const std::string& object)
{
    std::map<std::string, std::string> texts;
    const Result<Json> parsed = parse_json(object);
    if (!parsed || !parsed->is_object()) return texts;
    for (const auto& [key, value] : parsed->items()) {
        if (value.is_string()) texts.emplace(key, value.get<std::string>());
    }
    return texts;
}

} // namespace

rpc::User rpc_user(const User& user)
{
    rpc::User made;
    made.id = user.id;
    made.create_at = user.create_at;
    made.update_at = user.update_at;
    made.delete_at = user.delete_at;
    made.username = user.username;
    made.email = user.email;
    made.nickname = user.nickname;
    made.first_name = user.first_name;
    made.last_name = user.last_name;
    made.position = user.position;
    made.roles = user.roles;
    made.notify_props = texts_of(user.notify_props);
    made.locale = user.locale;
    made.timezone = texts_of(user.timezone);
    made.is_bot = user.is_bot;
    made.bot_description = user.bot_description;
    return made;
}

rpc::Bot rpc_bot(const Bot& bot)
{
    rpc::Bot made;
    made.user_id = bot.user_id;
    made.username = bot.username;
    made.display_name = bot.display_name;
    made.description = bot.description;
    made.owner_id = bot.owner_id;
    made.create_at = bot.create_at;
    made.update_at = bot.update_at;
    made.delete_at = bot.delete_at;
    return made;
}

rpc::Session rpc_session(const Session& session)
{
    rpc::Session made;
    made.id = session.id;
    made.token = session.token;
    made.user_id = session.user_id;
    made.create_at = session.create_at;
    made.expires_at = session.expires_at;
    return made;
}

rpc::Team rpc_team(const Team& team)
{
    rpc::Team made;
    made.id = team.id;
    made.create_at = team.create_at;
    made.update_at = team.update_at;
    made.delete_at = team.delete_at;
    made.name = team.name;
    made.display_name = team.display_name;
    made.description = team.description;
    made.email = team.email;
    made.type = team.type;
    made.invite_id = team.invite_id;
    made.allow_open_invite = team.allow_open_invite;
    return made;
}

rpc::TeamMember rpc_team_member(const TeamMember& member)
{
    rpc::TeamMember made;
    made.team_id = member.team_id;
    made.user_id = member.user_id;
    made.roles = member.roles();
    made.delete_at = member.delete_at;
    made.scheme_user = member.scheme_user;
    made.scheme_admin = member.scheme_admin;
    return made;
}

rpc::Channel rpc_channel(const Channel& channel)
{
    rpc::Channel made;
    made.id = channel.id;
    made.create_at = channel.create_at;
    made.update_at = channel.update_at;
    made.delete_at = channel.delete_at;
    made.team_id = channel.team_id;
    made.type = channel.type;
    made.name = channel.name;
    made.display_name = channel.display_name;
    made.header = channel.header;
    made.purpose = channel.purpose;
    made.last_post_at = channel.last_post_at;
    made.total_msg_count = channel.total_msg_count;
    made.total_msg_count_root = channel.total_msg_count_root;
    made.creator_id = channel.creator_id;
    return made;
}

rpc::ChannelMember rpc_channel_member(const ChannelMember& member)
{
    rpc::ChannelMember made;
    made.channel_id = member.channel_id;
    made.user_id = member.user_id;
    made.roles = member.roles();
    made.last_viewed_at = member.last_viewed_at;
    made.msg_count = member.msg_count;
    made.msg_count_root = member.msg_count_root;
    made.mention_count = member.mention_count;
    made.mention_count_root = member.mention_count_root;
    made.notify_props = texts_of(member.notify_props);
    made.last_update_at = member.last_update_at;
    made.scheme_user = member.scheme_user;
    made.scheme_admin = member.scheme_admin;
    return made;
}

rpc::Post rpc_post(const Post& post)
{
    rpc::Post made;
    made.id = post.id;
    made.create_at = post.create_at;
    made.update_at = post.update_at;
    made.edit_at = post.edit_at;
    made.delete_at = post.delete_at;
    made.is_pinned = post.is_pinned;
    made.user_id = post.user_id;
    made.channel_id = post.channel_id;
    made.root_id = post.root_id;
    made.parent_id = post.root_id;
    made.original_id = post.original_id;
    made.message = post.message;
    made.type = post.type;
    made.hashtags = post.hashtags;
    made.file_ids = post.file_ids;
    made.pending_post_id = post.pending_post_id;
    made.has_reactions = post.has_reactions;
    made.reply_count = post.reply_count;
    const Result<Json> props = parse_json(post.props);
    if (props && props->is_object()) made.props = any_map_of(*props);
    return made;
}

rpc::PostList rpc_post_list(const std::vector<Post>& listed)
{
    rpc::PostList made;
    for (const Post& post : listed) {
        made.order.push_back(post.id);
        made.posts.emplace(post.id, rpc_post(post));
    }
    return made;
}

Channel channel_of(const rpc::Channel& channel)
{
    Channel made;
    made.id = channel.id;
    made.team_id = channel.team_id;
    made.type = channel.type;
    made.name = channel.name;
    made.display_name = channel.display_name;
    made.header = channel.header;
    made.purpose = channel.purpose;
    made.creator_id = channel.creator_id;
    return made;
}

Post post_of(const rpc::Post& post)
{
    Post made;
    made.id = post.id;
    made.create_at = post.create_at;
    made.is_pinned = post.is_pinned;
    made.user_id = post.user_id;
    made.channel_id = post.channel_id;
    made.root_id = post.root_id;
    made.message = post.message;
    made.type = post.type;
    if (!post.props.empty()) made.props = to_text(json_of(post.props));
    made.pending_post_id = post.pending_post_id;
    return made;
}

rpc::AppError app_error(const ApiError& error)
{
    rpc::AppError made;
    made.id = error.id;
    made.message = error.message;
    made.detailed_error = error.detail;
    made.status_code = host::HttpStatus(error.status);
    return made;
}

ApiError api_error(const rpc::AppError& error)
{
    return {static_cast<int>(error.status_code.code()), error.id, error.message, error.detailed_error};
}

} // namespace muster::sandbox
