// /channels: one channel at a time.
#include "sandbox/chat/channel_life.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/rest/channel_access.hpp"
#include "sandbox/rest/routes.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace muster::sandbox
{

namespace
{

Answer written(const Outcome<Channel>& channel)
{
    if (!channel) return channel.error();
    return wire::channel(*channel);
}

Answer made(const Outcome<Channel>& channel)
{
    if (!channel) return channel.error();
    return Answer::created(wire::channel(*channel));
}

Answer create(Context& c)
{
    const auto body = c.body();
    if (!body) return errors::invalid_body("channel");
    Reader in(*body);
    Channel channel;
    channel.team_id = in.text_or("team_id", "");
    channel.type = in.text_or("type", "");
    channel.name = in.text_or("name", "");
    channel.display_name = in.text_or("display_name", "");
    channel.header = in.text_or("header", "");
    channel.purpose = in.text_or("purpose", "");
    if (in.failure()) return errors::invalid_body("channel");
    if (channel.type == "O") {
        if (const auto refused = c.lacks_in_team(channel.team_id, "create_public_channel")) return *refused;
    } else if (channel.type == "P") {
        if (const auto refused = c.lacks_in_team(channel.team_id, "create_private_channel")) return *refused;
    } else if (channel.is_direct_or_group()) {
        return ApiError{400, "api.channel.create_channel.direct_channel.app_error",
                        "Must use createDirectChannel API service for direct message channel creation.", ""};
    }
    return made(create_channel(c.chat, channel, c.me()));
}

Answer get(Context& c)
{
    const auto channel = c.world.channels.find(c.id("channel_id"));
    if (!channel) return errors::no_channel(c.id("channel_id"));
    if (const auto refused = may_not_see(c, *channel)) return *refused;
    return wire::channel(*channel);
}

Answer show_by_name(const Context& c, const std::string& team_id)
{
    const std::string& name = c.part("channel_name");
    const ApiError missing{404, "app.channel.get_by_name.missing.app_error", "Channel does not exist.",
                           "resource: Channel id: TeamId=" + team_id + "&Name=" + name};
    const auto channel = c.world.channels.find_by_name(team_id, name);
    if (!channel || (channel->delete_at != 0 && !c.flag("include_deleted"))) return missing;
    if (const auto refused = may_not_see(c, *channel))
        return channel->is_open() ? *refused : missing; // the name of a private channel is not given away
    return wire::channel(*channel);
}

Answer get_by_name(Context& c) { return show_by_name(c, c.id("team_id")); }

Answer get_by_names(Context& c)
{
    const auto team = c.world.teams.find_by_name(c.part("team_name"));
    if (!team)
        return ApiError{404, "app.team.get_by_name.missing.app_error", "Unable to find the existing team.",
                        "resource: Team id: name=" + c.part("team_name")};
    return show_by_name(c, team->id);
}

/// Names and header of a channel are its members' to change.
Refusal may_not_change(const Context& c, const Channel& channel)
{
    if (!channel.is_direct_or_group())
        return c.lacks_in_channel(channel.id, permission_for(channel, "manage", "_properties"));
    if (c.world.channel_members.is_member(channel.id, c.me())) return std::nullopt;
    return ApiError{403, "api.channel.patch_update_channel.forbidden.app_error", "Failed to update the channel.", ""};
}

Answer replace(Context& c)
{
    const auto body = c.body();
    if (!body) return errors::invalid_body("channel");
    Reader in(*body);
    const std::string id = in.text_or("id", "");
    const std::string type = in.text_or("type", "");
    const std::string name = in.text_or("name", "");
    const std::string display_name = in.text_or("display_name", "");
    const std::string header = in.text_or("header", "");
    const std::string purpose = in.text_or("purpose", "");
    if (in.failure()) return errors::invalid_body("channel");
    if (id != c.id("channel_id")) return errors::invalid_body("channel_id");
    const auto before = c.world.channels.find(id);
    if (!before) return errors::no_channel(id);
    if (const auto refused = may_not_change(c, *before)) return *refused;
    if (before->delete_at != 0)
        return ApiError{400, "api.channel.update_channel.deleted.app_error",
                        "The channel has been archived or deleted.", ""};
    if (!type.empty() && type != before->type)
        return ApiError{400, "api.channel.update_channel.typechange.app_error", "Channel type cannot be updated.", ""};
    if (before->name == kDefaultChannel && !name.empty() && name != before->name)
        return ApiError{400, "api.channel.update_channel.tried.app_error",
                        "Tried to perform an invalid update of the default channel town-square.", ""};

    Channel channel = *before;
    channel.header = header;
    channel.purpose = purpose;
    if (!display_name.empty()) channel.display_name = display_name;
    if (!name.empty()) channel.name = name;
    const auto updated = update_channel(c.chat, channel);
    if (updated) post_display_name_change(c.chat, *before, *updated, c.me());
    return written(updated);
}

Answer patch(Context& c)
{
    const auto body = c.body();
    if (!body || !body->is_object()) return errors::invalid_body("channel");
    const auto before = c.world.channels.find(c.id("channel_id"));
    if (!before) return errors::no_channel(c.id("channel_id"));
    if (const auto refused = may_not_change(c, *before)) return *refused;
    Reader in(*body);
    Channel channel = *before;
    channel.name = in.text_or("name", channel.name);
    channel.display_name = in.text_or("display_name", channel.display_name);
    channel.header = in.text_or("header", channel.header);
    channel.purpose = in.text_or("purpose", channel.purpose);
    if (in.failure()) return errors::invalid_body("channel");
    const auto updated = update_channel(c.chat, channel);
    if (!updated) return updated.error();
    post_display_name_change(c.chat, *before, *updated, c.me());
    post_text_changes(c.chat, *before, *updated, c.me());
    return wire::channel(*updated);
}

Answer archive(Context& c)
{
    const auto channel = c.world.channels.find(c.id("channel_id"));
    if (!channel) return errors::no_channel(c.id("channel_id"));
    if (channel->is_direct_or_group())
        return ApiError{400, "api.channel.delete_channel.type.invalid",
                        "Unable to delete direct or group message channels", ""};
    if (const auto refused = c.lacks_in_channel(channel->id, permission_for(*channel, "delete", ""))) return *refused;
    const auto archived = archive_channel(c.chat, *channel, c.me());
    if (!archived) return archived.error();
    return Answer::ok();
}

Answer restore(Context& c)
{
    const auto channel = c.world.channels.find(c.id("channel_id"));
    if (!channel) return errors::no_channel(c.id("channel_id"));
    if (const auto refused = c.lacks_in_team(channel->team_id, "manage_team")) return *refused;
    return written(restore_channel(c.chat, *channel, c.me()));
}

Answer convert(Context& c)
{
    const Json body = c.body().value_or(Json::object());
    Reader in(body);
    const std::string privacy = in.text_or("privacy", "");
    if (in.failure() || (privacy != "O" && privacy != "P")) return errors::invalid_body("privacy");
    const auto channel = c.world.channels.find(c.id("channel_id"));
    if (!channel) return errors::no_channel(c.id("channel_id"));
    const char* permission = privacy == "P" ? "convert_public_channel_to_private" : "convert_private_channel_to_public";
    if (const auto refused = c.lacks_in_channel(channel->id, permission)) return *refused;
    return written(convert_channel(c.chat, *channel, privacy, c.me()));
}

Answer create_direct(Context& c)
{
    const auto body = c.body();
    const bool is_pair =
        body && body->is_array() && body->size() == 2 && body->at(0).is_string() && body->at(1).is_string();
    if (!is_pair) return errors::invalid_body("user_ids");
    const std::string first = body->at(0).get<std::string>();
    const std::string second = body->at(1).get<std::string>();
    if (const auto refused = c.lacks("create_direct_channel")) return *refused;
    if (first != c.me() && second != c.me()) {
        if (const auto refused = c.lacks("manage_system")) return *refused;
    }
    return made(second == c.me() ? direct_channel(c.chat, second, first) : direct_channel(c.chat, first, second));
}

Answer create_group(Context& c)
{
    auto user_ids = c.body_texts();
    if (!user_ids || user_ids->empty()) return errors::invalid_body("user_ids");
    user_ids->push_back(c.me());
    if (const auto refused = c.lacks("create_group_channel")) return *refused;
    return made(group_channel(c.chat, *user_ids));
}

Answer stats(Context& c)
{
    const std::string channel_id = c.id("channel_id");
    if (const auto refused = c.lacks_in_channel(channel_id, "read_channel")) return *refused;
    return Json{{"channel_id", channel_id},
                {"member_count", c.world.channel_members.count(channel_id)},
                {"guest_count", 0},
                {"pinnedpost_count", c.world.posts.count_pinned(channel_id)}};
}

Answer get_moderations(Context&)
{
    return ApiError{501, "api.channel.get_channel_moderations.license.error",
                    "Your license does not support channel moderation", ""};
}

Answer patch_moderations(Context&)
{
    return ApiError{501, "api.channel.patch_channel_moderations.license.error",
                    "Your license does not support channel moderation", ""};
}

} // namespace

void add_channel_routes(Routes& routes)
{
    routes.add("POST", "/channels", create);
    routes.add("POST", "/channels/direct", create_direct);
    routes.add("POST", "/channels/group", create_group);
    routes.add("GET", "/channels/{channel_id}", get);
    routes.add("PUT", "/channels/{channel_id}", replace);
    routes.add("PUT", "/channels/{channel_id}/patch", patch);
    routes.add("DELETE", "/channels/{channel_id}", archive);
    routes.add("POST", "/channels/{channel_id}/restore", restore);
    routes.add("PUT", "/channels/{channel_id}/privacy", convert);
    routes.add("GET", "/channels/{channel_id}/stats", stats);
    routes.add("GET", "/channels/{channel_id}/moderations", get_moderations);
    routes.add("PUT", "/channels/{channel_id}/moderations/patch", patch_moderations);
    routes.add("GET", "/teams/{team_id}/channels/name/{channel_name}", get_by_name);
    routes.add("GET", "/teams/name/{team_name}/channels/name/{channel_name}", get_by_names);
}

} // namespace muster::sandbox
