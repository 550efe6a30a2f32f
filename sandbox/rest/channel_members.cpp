// /channels/…/members, and how far a member has read.
#include "base/id.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/chat/membership.hpp"
#include "sandbox/rest/channel_access.hpp"
#include "sandbox/rest/routes.hpp"
#include "sandbox/wire/list.hpp"
#include "sandbox/wire/wire.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace muster::sandbox
{

namespace
{

Answer list(Context& c)
{
    if (const auto refused = c.lacks_in_channel(c.id("channel_id"), "read_channel")) return *refused;
    const Page page = c.page();
    return wire::list(c.world.channel_members.list(c.id("channel_id"), page.limit, page.offset), wire::channel_member);
}

Answer by_ids(Context& c)
{
    const auto ids = c.body_texts();
    if (!ids || ids->empty()) return errors::invalid_body("user_ids");
    if (const auto refused = c.lacks_in_channel(c.id("channel_id"), "read_channel")) return *refused;
    return wire::list(c.world.channel_members.find_all(c.id("channel_id"), *ids), wire::channel_member);
}

Answer get(Context& c)
{
    const std::string channel_id = c.id("channel_id");
    const std::string user_id = c.id("user_id");
    if (const auto refused = c.lacks_in_channel(channel_id, "read_channel")) return *refused;
    const auto member = c.world.channel_members.find(channel_id, user_id);
    if (!member) return errors::no_channel_member(channel_id, user_id);
    return wire::channel_member(*member);
}

/// A public channel may be joined by its team; others are taken in by members.
Refusal may_not_add(const Context& c, const Channel& channel, const std::string& user_id)
{
    const bool is_self = user_id == c.me();
    if (is_self && c.world.channel_members.is_member(channel.id, user_id)) return std::nullopt;
    if (is_self && channel.is_open()) return c.lacks_in_team(channel.team_id, "join_public_channels");
    return c.lacks_in_channel(channel.id, permission_for(channel, "manage", "_members"));
}

Answer add(Context& c)
{
    const Json body = c.body().value_or(Json::object());
    Reader in(body);
    const std::string user_id = in.text_or("user_id", "");
    if (in.failure() || !is_id(user_id)) return errors::invalid_body("user_id");
    const auto channel = c.world.channels.find(c.id("channel_id"));
    if (!channel) return errors::no_channel(c.id("channel_id"));
    if (channel->is_direct_or_group())
        return ApiError{400, "api.channel.add_user_to_channel.type.app_error", "Can not add user to this channel type.",
                        ""};
    if (const auto refused = may_not_add(c, *channel, user_id)) return *refused;
    const auto member = join_channel(c.chat, *channel, user_id, c.me());
    if (!member) return member.error();
    return Answer::created(wire::channel_member(*member));
}

Answer remove(Context& c)
{
    const std::string user_id = c.id("user_id");
    const auto channel = c.world.channels.find(c.id("channel_id"));
    if (!channel) return errors::no_channel(c.id("channel_id"));
    if (!c.world.users.find(user_id)) return errors::no_user(user_id);
    if (channel->is_direct_or_group())
        return ApiError{400, "api.channel.remove_channel_member.type.app_error",
                        "Unable to remove user from a channel of this type.", ""};
    if (user_id != c.me()) {
        if (const auto refused = c.lacks_in_channel(channel->id, permission_for(*channel, "manage", "_members")))
            return *refused;
    }
    const auto removed = leave_channel(c.chat, *channel, user_id, c.me());
    if (!removed) return removed.error();
    return Answer::ok();
}

Answer set_scheme_roles(Context& c)
{
    const auto body = c.body();
    if (!body) return errors::invalid_body("scheme_roles");
    Reader in(*body);
    const bool scheme_user = in.boolean_or("scheme_user", false);
    const bool scheme_admin = in.boolean_or("scheme_admin", false);
    if (in.failure()) return errors::invalid_body("scheme_roles");
    if (const auto refused = c.lacks_in_channel(c.id("channel_id"), "manage_channel_roles")) return *refused;
    auto member = c.world.channel_members.find(c.id("channel_id"), c.id("user_id"));
    if (!member) return errors::no_channel_member(c.id("channel_id"), c.id("user_id"));
    member->scheme_user = scheme_user;
    member->scheme_admin = scheme_admin;
    update_channel_member(c.chat, *member);
    return Answer::ok();
}

Answer set_roles(Context& c)
{
    const Json body = c.body().value_or(Json::object());
    Reader in(body);
    const std::string roles = in.text_or("roles", "");
    if (in.failure()) return errors::invalid_body("roles");
    if (const auto refused = c.lacks_in_channel(c.id("channel_id"), "manage_channel_roles")) return *refused;
    auto member = c.world.channel_members.find(c.id("channel_id"), c.id("user_id"));
    if (!member) return errors::no_channel_member(c.id("channel_id"), c.id("user_id"));
    set_channel_roles(*member, roles);
    update_channel_member(c.chat, *member);
    return Answer::ok();
}

Answer set_notify_props(Context& c)
{
    const auto body = c.body();
    if (!body || !body->is_object()) return errors::invalid_body("notify_props");
    if (const auto refused = c.is_not_self(c.id("user_id"))) return *refused;
    auto member = c.world.channel_members.find(c.id("channel_id"), c.id("user_id"));
    if (!member) return errors::no_channel_member(c.id("channel_id"), c.id("user_id"));
    const Result<Json> before = parse_json(member->notify_props);
    Json props = before ? *before : Json::object();
    for (const char* key : {"desktop", "email", "ignore_channel_mentions", "mark_unread", "push"}) {
        const auto given = body->find(key);
        if (given != body->end() && given->is_string()) props[key] = *given;
    }
    member->notify_props = to_text(props);
    update_channel_member(c.chat, *member);
    return Answer::ok();
}

Answer view(Context& c)
{
    const std::string user_id = c.id("user_id");
    if (const auto refused = c.is_not_self(user_id)) return *refused;
    const auto body = c.body();
    if (!body) return errors::invalid_body("channel_view");
    Reader in(*body);
    const std::string channel_id = in.text_or("channel_id", "");
    if (in.failure() || (!channel_id.empty() && !is_id(channel_id)))
        return errors::invalid_body("channel_view.channel_id");
    Json times = Json::object();
    const auto channel = c.world.channels.find(channel_id);
    if (channel && c.world.channel_members.is_member(channel_id, user_id)) {
        c.world.channel_members.mark_viewed(channel_id, user_id, c.world.now());
        times[channel_id] = channel->last_post_at;
        const Json data = {{"channel_id", channel_id}};
        c.chat.hub.publish(Event("channel_viewed", data, Audience::user(user_id)));
    }
    return Json{{"status", "OK"}, {"last_viewed_at_times", times}};
}

Answer unread(Context& c)
{
    if (const auto refused = c.is_not_self(c.id("user_id"))) return *refused;
    if (const auto refused = c.lacks_in_channel(c.id("channel_id"), "read_channel")) return *refused;
    const auto channel = c.world.channels.find(c.id("channel_id"));
    const auto member = c.world.channel_members.find(c.id("channel_id"), c.id("user_id"));
    if (!channel || !member) return errors::no_channel_member(c.id("channel_id"), c.id("user_id"));
    const auto left = [&](std::int64_t total, std::int64_t read) {
        return member->is_muted() ? 0 : std::max<std::int64_t>(0, total - read);
    };
    return Json{{"team_id", channel->team_id},
                {"channel_id", channel->id},
                {"msg_count", left(channel->total_msg_count, member->msg_count)},
                {"mention_count", member->mention_count},
                {"mention_count_root", member->mention_count_root},
                {"msg_count_root", left(channel->total_msg_count_root, member->msg_count_root)}};
}

} // namespace

void add_channel_member_routes(Routes& routes)
{
    routes.add("GET", "/channels/{channel_id}/members", list);
    routes.add("POST", "/channels/{channel_id}/members", add);
    routes.add("POST", "/channels/{channel_id}/members/ids", by_ids);
    routes.add("GET", "/channels/{channel_id}/members/{user_id}", get);
    routes.add("DELETE", "/channels/{channel_id}/members/{user_id}", remove);
    routes.add("PUT", "/channels/{channel_id}/members/{user_id}/schemeRoles", set_scheme_roles);
    routes.add("PUT", "/channels/{channel_id}/members/{user_id}/roles", set_roles);
    routes.add("PUT", "/channels/{channel_id}/members/{user_id}/notify_props", set_notify_props);
    routes.add("POST", "/channels/members/{user_id}/view", view);
    routes.add("GET", "/users/{user_id}/channels/{channel_id}/unread", unread);
}

} // namespace muster::sandbox
