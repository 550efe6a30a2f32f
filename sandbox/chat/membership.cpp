#include "sandbox/chat/membership.hpp"

#include "base/text.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/chat/posting.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace muster::sandbox
{

namespace
{

constexpr std::array kDefaultChannels = {"town-square", "off-topic"};

ChannelMember new_member(Chat& chat, const Channel& channel, const std::string& user_id, bool is_admin)
{
    ChannelMember member;
    member.channel_id = channel.id;
    member.user_id = user_id;
    member.notify_props = kDefaultChannelNotifyProps;
    member.last_update_at = chat.world.now();
    member.scheme_admin = is_admin;
    return member;
}

void announce_joining(Chat& chat, const Channel& channel, const std::string& user_id)
{
    const Json data = {{"user_id", user_id}, {"team_id", channel.team_id}};
    chat.hub.publish(Event("user_added", data, Audience::channel(channel.id)));
}

void touch_user(World& world, User& user)
{
    user.update_at = world.now();
    world.users.save(user);
}

void join_default_channels(Chat& chat, const Team& team, const User& user, bool is_admin)
{
    for (const char* name : kDefaultChannels) {
        const auto channel = chat.world.channels.find_by_name(team.id, name);
        if (!channel || channel->delete_at != 0) continue;
        chat.world.channel_members.save(new_member(chat, *channel, user.id, is_admin));
        const Json props = {{"username", user.username}};
        if (channel->name == kDefaultChannel) {
            create_system_post(chat, *channel, user, "system_join_team", user.username + " joined the team.", props);
        } else {
            create_system_post(chat, *channel, user, "system_join_channel", user.username + " joined the channel.",
                               props);
        }
        announce_joining(chat, *channel, user.id);
    }
}

} // namespace

Outcome<ChannelMember> join_channel(Chat& chat, const Channel& channel, const std::string& user_id,
                                    const std::string& requestor_id)
{
    World& world = chat.world;
    if (const auto known = world.channel_members.find(channel.id, user_id)) return *known;
    const auto user = world.users.find(user_id);
    if (!user) return errors::no_user(user_id);
    if (channel.delete_at != 0)
        return ApiError{400, "api.channel.add_user_to_channel.deleted.app_error", "Unable to join this channel.", ""};
    const auto in_team = world.team_members.find(channel.team_id, user_id);
    if (!in_team) return errors::no_team_member(channel.team_id, user_id);
    if (in_team->delete_at != 0)
        return ApiError{400, "api.channel.add_user.to.channel.failed.deleted.app_error",
                        "Failed to add user to channel because they have been removed from the team.", ""};

    const ChannelMember member = new_member(chat, channel, user_id, false);
    world.channel_members.save(member);
    announce_joining(chat, channel, user_id);
    if (chat.watcher) chat.watcher->joined_channel(member, requestor_id == user_id ? "" : requestor_id);

    const auto requestor = requestor_id == user_id ? std::nullopt : world.users.find(requestor_id);
    if (!requestor) {
        const Json props = {{"username", user->username}};
        create_system_post(chat, channel, *user, "system_join_channel", user->username + " joined the channel.", props);
        return member;
    }
    const Json props = {{"userId", requestor->id},
                        {"username", requestor->username},
                        {"addedUserId", user->id},
                        {"addedUsername", user->username}};
    create_system_post(chat, channel, *requestor, "system_add_to_channel",
                       user->username + " added to the channel by " + requestor->username + ".", props);
    return member;
}

Outcome<> leave_channel(Chat& chat, const Channel& channel, const std::string& user_id, const std::string& remover_id)
{
    World& world = chat.world;
    if (channel.name == kDefaultChannel)
        return ApiError{400, "api.channel.remove.default.app_error",
                        "Unable to remove user from the default channel town-square.", ""};
    const auto member = world.channel_members.find(channel.id, user_id);
    if (!member) return errors::no_channel_member(channel.id, user_id);
    const auto user = world.users.find(user_id);
    const auto remover = world.users.find(remover_id);
    if (!user || !remover) return errors::no_user(user ? remover_id : user_id);

    world.channel_members.remove(channel.id, user_id);
    const Json to_channel = {{"user_id", user_id}, {"remover_id", remover_id}};
    chat.hub.publish(Event("user_removed", to_channel, Audience::channel(channel.id)));
    const Json to_user = {{"channel_id", channel.id}, {"remover_id", remover_id}};
    chat.hub.publish(Event("user_removed", to_user, Audience::user(user_id)));
    if (chat.watcher) chat.watcher->left_channel(*member, user_id == remover_id ? "" : remover_id);

    if (user_id == remover_id) {
        const Json props = {{"username", user->username}};
        create_system_post(chat, channel, *user, "system_leave_channel", "@" + user->username + " left the channel.",
                           props);
    } else {
        const Json props = {{"removedUserId", user->id}, {"removedUsername", user->username}};
        create_system_post(chat, channel, *remover, "system_remove_from_channel",
                           "@" + user->username + " removed from the channel.", props);
    }
    return {};
}

ChannelMember update_channel_member(Chat& chat, ChannelMember member)
{
    member.last_update_at = chat.world.now();
    chat.world.channel_members.save(member);
    const Json data = {{"channelMember", to_text(wire::channel_member(member))}};
    chat.hub.publish(Event("channel_member_updated", data, Audience::user(member.user_id)));
    return member;
}

void set_channel_roles(ChannelMember& member, const std::string& roles)
{
    const auto names = words(roles);
    member.scheme_user = std::find(names.begin(), names.end(), "channel_user") != names.end();
    member.scheme_admin = std::find(names.begin(), names.end(), "channel_admin") != names.end();
}

Outcome<TeamMember> join_team(Chat& chat, const Team& team, const std::string& user_id)
{
    World& world = chat.world;
    auto user = world.users.find(user_id);
    if (!user) return errors::no_user(user_id);
    if (const auto known = world.team_members.find(team.id, user_id); known && known->delete_at == 0) return *known;

    TeamMember member;
    member.team_id = team.id;
    member.user_id = user_id;
    member.scheme_admin = !team.email.empty() && team.email == user->email;
    Change change(world.db);
    world.team_members.save(member);
    touch_user(world, *user);
    join_default_channels(chat, team, *user, member.scheme_admin);
    change.commit();

    const Json data = {{"team_id", team.id}, {"user_id", user_id}};
    const Event added("added_to_team", data, Audience::user(user_id));
    chat.hub.publish(added);
    chat.hub.publish(added); // 5.37 sends it twice
    if (chat.watcher) chat.watcher->joined_team(member);
    return member;
}

Outcome<> leave_team(Chat& chat, const Team& team, const std::string& user_id, const std::string& remover_id)
{
    World& world = chat.world;
    auto user = world.users.find(user_id);
    if (!user) return errors::no_user(user_id);
    auto member = world.team_members.find(team.id, user_id);
    if (!member || member->delete_at != 0)
        return ApiError{400, "api.team.remove_user_from_team.missing.app_error",
                        "The user does not appear to be part of this team.", ""};

    Change change(world.db);
    world.channel_members.remove_from_team(team.id, user_id);
    if (const auto square = world.channels.find_by_name(team.id, std::string(kDefaultChannel))) {
        const Json props = {{"username", user->username}};
        if (user_id == remover_id) {
            create_system_post(chat, *square, *user, "system_leave_team", user->username + " left the team.", props);
        } else {
            create_system_post(chat, *square, *user, "system_remove_from_team",
                               user->username + " removed from the team.", props);
        }
    }
    // Before the membership ends, so that the one who goes is told too.
    const Json data = {{"user_id", user_id}, {"team_id", team.id}};
    chat.hub.publish(Event("leave_team", data, Audience::team(team.id)));
    member->delete_at = world.now();
    member->scheme_admin = false;
    world.team_members.save(*member);
    touch_user(world, *user);
    change.commit();
    if (chat.watcher) chat.watcher->left_team(*member, user_id == remover_id ? "" : remover_id);
    return {};
}

} // namespace muster::sandbox
