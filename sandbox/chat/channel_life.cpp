#include "sandbox/chat/channel_life.hpp"

#include "base/text.hpp"
#include "sandbox/chat/channel_rules.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/chat/posting.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace muster::sandbox
{

namespace
{

void add_member(World& world, const Channel& channel, const std::string& user_id, bool is_admin)
{
    ChannelMember member;
    member.channel_id = channel.id;
    member.user_id = user_id;
    member.notify_props = kDefaultChannelNotifyProps;
    member.last_update_at = world.now();
    member.scheme_admin = is_admin;
    world.channel_members.save(member);
}

/// Public channels are the team's business, private ones their members'.
Audience audience_of(const Channel& channel)
{
    return channel.is_open() ? Audience::team(channel.team_id) : Audience::channel(channel.id);
}

void post_as(Chat& chat, const Channel& channel, const std::string& user_id, const std::string& type,
             const std::string& message, Json props)
{
    const auto user = chat.world.users.find(user_id);
    if (!user) return;
    props["username"] = user->username;
    create_system_post(chat, channel, *user, type, message, props);
}

std::string change_sentence(const std::string& who, const char* what, const std::string& before,
                            const std::string& after)
{
    if (before.empty()) return who + " updated the channel " + what + " to: " + after;
    if (after.empty()) return who + " removed the channel " + what + " (was: " + before + ")";
    return who + " updated the channel " + what + " from: " + before + " to: " + after;
}

/// Gives a new channel of a team what it does not have yet, and refuses what cannot be one.
Outcome<Channel> completed(Chat& chat, Channel channel, const std::string& creator_id)
{
    World& world = chat.world;
    if (!world.teams.find(channel.team_id)) return errors::no_team(channel.team_id);
    if (world.channels.count(channel.team_id) + 1 > kMostChannelsOfTeam)
        return ApiError{
            400, "api.channel.create_channel.max_channel_limit.app_error",
            "Unable to create more than " + std::to_string(kMostChannelsOfTeam) + " channels for current team.", ""};
    channel.id = world.new_id();
    channel.creator_id = creator_id;
    channel.create_at = world.now();
    channel.update_at = channel.create_at;
    if (const auto refused = broken_rule(channel)) return *refused;
    if (channel.name.size() > 64)
        return ApiError{500, "app.channel.create_channel.internal_error", "Unable to save channel.",
                        "save_channel: id=" + channel.id + ": pq: value too long for type character varying(64)"};
    if (world.channels.find_by_name(channel.team_id, channel.name))
        return ApiError{400, "store.sql_channel.save_channel.exists.app_error",
                        "A channel with that name already exists on the same team.",
                        "Channelexists id=" + channel.id +
                            " pq: duplicate key value violates unique constraint \"channels_name_teamid_key\""};
    return channel;
}

} // namespace

Outcome<Channel> create_channel(Chat& chat, Channel wanted, const std::string& creator_id)
{
    World& world = chat.world;
    const auto creator = world.users.find(creator_id);
    if (!creator) return errors::no_user(creator_id);
    const Outcome<Channel> made = completed(chat, std::move(wanted), creator_id);
    if (!made) return made;
    const Channel& channel = *made;

    Change change(world.db);
    world.channels.add(channel);
    add_member(world, channel, creator_id, true);
    const Json props = {{"username", creator->username}};
    create_system_post(chat, channel, *creator, "system_join_channel", creator->username + " joined the channel.",
                       props);
    change.commit();
    const Json data = {{"channel_id", channel.id}, {"team_id", channel.team_id}};
    chat.hub.publish(Event("channel_created", data, Audience::user(creator_id)));
    if (chat.watcher) chat.watcher->created_channel(channel);
    return channel; // as Mattermost: without the time of the joining post
}

Outcome<Channel> create_empty_channel(Chat& chat, Channel channel, const std::string& creator_id)
{
    Outcome<Channel> made = completed(chat, std::move(channel), creator_id);
    if (!made) return made;
    chat.world.channels.add(*made);
    if (chat.watcher) chat.watcher->created_channel(*made);
    return made;
}

Outcome<Channel> direct_channel(Chat& chat, const std::string& user_id, const std::string& other_id)
{
    World& world = chat.world;
    for (const std::string& id : {user_id, other_id}) {
        if (!world.users.find(id)) return errors::no_user(id);
    }
    const std::string name = user_id < other_id ? user_id + "__" + other_id : other_id + "__" + user_id;
    if (const auto known = world.channels.find_by_name("", name)) return *known;

    Channel channel;
    channel.id = world.new_id();
    channel.type = "D";
    channel.name = name;
    channel.creator_id = user_id;
    channel.create_at = world.now();
    channel.update_at = channel.create_at;
    Change change(world.db);
    world.channels.add(channel);
    add_member(world, channel, user_id, false);
    if (other_id != user_id) add_member(world, channel, other_id, false);
    change.commit();
    const Json data = {{"creator_id", user_id}, {"teammate_id", other_id}};
    chat.hub.publish(Event("direct_added", data, Audience::channel(channel.id)));
    if (chat.watcher) chat.watcher->created_channel(channel);
    return channel;
}

Outcome<Channel> group_channel(Chat& chat, std::vector<std::string> user_ids)
{
    World& world = chat.world;
    std::sort(user_ids.begin(), user_ids.end());
    user_ids.erase(std::unique(user_ids.begin(), user_ids.end()), user_ids.end());
    if (user_ids.size() < 3 || user_ids.size() > 8)
        return ApiError{400, "api.channel.create_group.bad_size.app_error",
                        "Group message channels must contain at least 3 and no more than 8 users.", ""};
    const std::vector<User> users = world.users.find_all(user_ids);
    if (users.size() != user_ids.size())
        return ApiError{400, "api.channel.create_group.bad_user.app_error", "One of the provided users does not exist.",
                        ""};
    const std::string name = group_channel_name(user_ids);
    if (const auto known = world.channels.find_by_name("", name)) return *known;

    Channel channel;
    channel.id = world.new_id();
    channel.type = "G";
    channel.name = name;
    for (const User& user : users) channel.display_name += (channel.display_name.empty() ? "" : ", ") + user.username;
    channel.create_at = world.now();
    channel.update_at = channel.create_at;
    Change change(world.db);
    world.channels.add(channel);
    for (const std::string& user_id : user_ids) add_member(world, channel, user_id, false);
    change.commit();
    const Json data = {{"teammate_ids", to_text(Json(user_ids))}};
    chat.hub.publish(Event("group_added", data, Audience::channel(channel.id)));
    if (chat.watcher) chat.watcher->created_channel(channel);
    return channel;
}

Outcome<Channel> update_channel(Chat& chat, Channel channel)
{
    if (channel.delete_at != 0)
        return ApiError{400, "app.channel.update.bad_id", "Unable to update the channel.",
                        "invalid input: entity: Channel field: DeleteAt value: %!s(int64=" +
                            std::to_string(channel.delete_at) + ")"};
    if (const auto refused = broken_rule(channel)) return *refused;
    const auto same_name = chat.world.channels.find_by_name(channel.team_id, channel.name);
    if (same_name && same_name->id != channel.id)
        return ApiError{400, "app.channel.update.bad_id", "Unable to update the channel.",
                        "invalid input: entity: Channel field: Id value: " + channel.id};
    channel.update_at = chat.world.now();
    chat.world.channels.save(channel);
    const Json data = {{"channel", to_text(wire::channel(channel))}};
    chat.hub.publish(Event("channel_updated", data, Audience::channel(channel.id)));
    return channel;
}

void post_display_name_change(Chat& chat, const Channel& before, const Channel& after, const std::string& user_id)
{
    if (before.display_name == after.display_name) return;
    const auto user = chat.world.users.find(user_id);
    if (!user) return;
    const Json props = {{"old_displayname", before.display_name}, {"new_displayname", after.display_name}};
    post_as(chat, after, user_id, "system_displayname_change",
            user->username + " updated the channel display name from: " + before.display_name +
                " to: " + after.display_name,
            props);
}

void post_text_changes(Chat& chat, const Channel& before, const Channel& after, const std::string& user_id)
{
    const auto user = chat.world.users.find(user_id);
    if (!user) return;
    if (before.header != after.header) {
        const Json props = {{"old_header", before.header}, {"new_header", after.header}};
        post_as(chat, after, user_id, "system_header_change",
                change_sentence(user->username, "header", before.header, after.header), props);
    }
    if (before.purpose != after.purpose) {
        const Json props = {{"old_purpose", before.purpose}, {"new_purpose", after.purpose}};
        post_as(chat, after, user_id, "system_purpose_change",
                change_sentence(user->username, "purpose", before.purpose, after.purpose), props);
    }
}

Outcome<> archive_channel(Chat& chat, Channel channel, const std::string& user_id)
{
    if (channel.delete_at != 0)
        return ApiError{400, "api.channel.delete_channel.deleted.app_error",
                        "The channel has been archived or deleted.", ""};
    if (channel.name == kDefaultChannel)
        return ApiError{400, "api.channel.delete_channel.cannot.app_error",
                        "Unable to delete the default channel town-square.", ""};
    const auto user = chat.world.users.find(user_id);
    if (!user) return errors::no_user(user_id);
    post_as(chat, channel, user_id, "system_channel_deleted", user->username + " archived the channel.",
            Json::object());
    channel.delete_at = chat.world.now();
    channel.update_at = channel.delete_at;
    chat.world.channels.save(channel);
    const Json data = {{"channel_id", channel.id}, {"delete_at", channel.delete_at}};
    chat.hub.publish(Event("channel_deleted", data, audience_of(channel)));
    return {};
}

Outcome<Channel> restore_channel(Chat& chat, Channel channel, const std::string& user_id)
{
    if (channel.delete_at == 0)
        return ApiError{400, "api.channel.restore_channel.restored.app_error",
                        "Unable to unarchive channel. The channel is not archived.", ""};
    const auto user = chat.world.users.find(user_id);
    if (!user) return errors::no_user(user_id);
    channel.delete_at = 0;
    const Channel answered = channel; // with the old update_at, as Mattermost answers
    channel.update_at = chat.world.now();
    chat.world.channels.save(channel);
    const Json data = {{"channel_id", channel.id}};
    chat.hub.publish(Event("channel_restored", data, audience_of(channel)));
    post_as(chat, channel, user_id, "system_channel_restored", user->username + " unarchived the channel.",
            Json::object());
    return answered;
}

Outcome<Channel> convert_channel(Chat& chat, Channel channel, const std::string& type, const std::string& user_id)
{
    if (channel.name == kDefaultChannel)
        return ApiError{400, "api.channel.update_channel_privacy.default_channel_error",
                        "The default channel cannot be made private.", ""};
    if (channel.is_direct_or_group())
        return ApiError{400, "api.channel.update_channel.typechange.app_error", "Channel type cannot be updated.", ""};
    if (channel.type == type) return channel;
    channel.type = type;
    auto updated = update_channel(chat, channel);
    if (!updated) return updated;
    post_as(chat, *updated, user_id, "system_change_chan_privacy",
            type == "P" ? "This channel has been converted to a Private Channel."
                        : "This channel has been converted to a Public Channel and can be joined by any team member.",
            Json::object());
    const Json data = {{"channel_id", channel.id}};
    chat.hub.publish(Event("channel_converted", data, Audience::team(channel.team_id)));
    return updated;
}

} // namespace muster::sandbox
