#include "sandbox/world/channel.hpp"
#include "sandbox/wire/wire.hpp"
#include "sandbox/world/channel_member.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox::wire
{

Json channel(const Channel& channel)
{
    return {{"id", channel.id},
            {"create_at", channel.create_at},
            {"update_at", channel.update_at},
            {"delete_at", channel.delete_at},
            {"team_id", channel.team_id},
            {"type", channel.type},
            {"display_name", channel.display_name},
            {"name", channel.name},
            {"header", channel.header},
            {"purpose", channel.purpose},
            {"last_post_at", channel.last_post_at},
            {"total_msg_count", channel.total_msg_count},
            {"extra_update_at", 0},
            {"creator_id", channel.creator_id},
            {"scheme_id", nullptr},
            {"props", nullptr},
            {"group_constrained", nullptr},
            {"shared", channel.type == "D" ? Json(false) : Json(nullptr)},
            {"total_msg_count_root", channel.total_msg_count_root},
            {"policy_id", nullptr}};
}

Json channel_member(const ChannelMember& member)
{
    const Result<Json> notify_props = parse_json(member.notify_props);
    return {{"channel_id", member.channel_id},
            {"user_id", member.user_id},
            {"roles", member.roles()},
            {"last_viewed_at", member.last_viewed_at},
            {"msg_count", member.msg_count},
            {"mention_count", member.mention_count},
            {"mention_count_root", member.mention_count_root},
            {"msg_count_root", member.msg_count_root},
            {"notify_props", notify_props ? *notify_props : Json::object()},
            {"last_update_at", member.last_update_at},
            {"scheme_guest", false},
            {"scheme_user", member.scheme_user},
            {"scheme_admin", member.scheme_admin},
            {"explicit_roles", ""}};
}

} // namespace muster::sandbox::wire
