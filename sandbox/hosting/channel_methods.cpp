// Channels and who is in them.
#include "sandbox/chat/channel_life.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/chat/membership.hpp"
#include "sandbox/hosting/plugin_api.hpp"

#include <optional>

namespace muster::sandbox
{

namespace
{

Outcome<Channel> channel_named(PluginApi& in, const rpc::GetChannelByNameArgs& args)
{
    const auto channel = in.world.channels.find_by_name(args.team_id, args.name);
    if (channel && (channel->delete_at == 0 || args.include_deleted)) return *channel;
    return ApiError{404, "app.channel.get_by_name.missing.app_error", "Channel does not exist.",
                    "resource: Channel id: TeamId=" + args.team_id + "&Name=" + args.name};
}

/// Names, header and purpose, as the API takes the whole channel.
Outcome<Channel> changed(PluginApi& in, const rpc::Channel& wanted)
{
    auto channel = in.world.channels.find(wanted.id);
    if (!channel) return errors::no_channel(wanted.id);
    channel->name = wanted.name;
    channel->display_name = wanted.display_name;
    channel->header = wanted.header;
    channel->purpose = wanted.purpose;
    return update_channel(in.chat, *channel);
}

Outcome<ChannelMember> added(PluginApi& in, const std::string& channel_id, const std::string& user_id,
                             const std::string& as_user_id)
{
    const auto channel = in.world.channels.find(channel_id);
    if (!channel) return errors::no_channel(channel_id);
    return join_channel(in.chat, *channel, user_id, as_user_id);
}

Outcome<ChannelMember> with_roles(PluginApi& in, const rpc::UpdateChannelMemberRolesArgs& args)
{
    auto member = in.world.channel_members.find(args.channel_id, args.user_id);
    if (!member) return errors::no_channel_member(args.channel_id, args.user_id);
    set_channel_roles(*member, args.new_roles);
    return update_channel_member(in.chat, *member);
}

std::vector<rpc::ChannelMember> page_of_members(PluginApi& in, const rpc::GetChannelMembersArgs& args)
{
    std::vector<rpc::ChannelMember> members;
    for (const ChannelMember& member :
         in.world.channel_members.list(args.channel_id, args.per_page, args.page * args.per_page))
        members.push_back(rpc_channel_member(member));
    return members;
}

void add_member_methods(netrpc::Methods& methods, PluginApi& api)
{
    add_method<rpc::AddChannelMemberArgs>(methods, api, [](PluginApi& in, const rpc::AddChannelMemberArgs& args) {
        return reply_of<rpc::AddChannelMemberReply>(added(in, args.channel_id, args.user_id, ""), rpc_channel_member);
    });
    add_method<rpc::AddUserToChannelArgs>(methods, api, [](PluginApi& in, const rpc::AddUserToChannelArgs& args) {
        return reply_of<rpc::AddUserToChannelReply>(added(in, args.channel_id, args.user_id, args.as_user_id),
                                                    rpc_channel_member);
    });
    add_method<rpc::GetChannelMemberArgs>(methods, api, [](PluginApi& in, const rpc::GetChannelMemberArgs& args) {
        return reply_of<rpc::GetChannelMemberReply>(in.world.channel_members.find(args.channel_id, args.user_id),
                                                    rpc_channel_member,
                                                    errors::no_channel_member(args.channel_id, args.user_id));
    });
    add_method<rpc::GetChannelMembersArgs>(methods, api, [](PluginApi& in, const rpc::GetChannelMembersArgs& args) {
        rpc::GetChannelMembersReply reply;
        reply.value = page_of_members(in, args);
        return reply;
    });
    add_method<rpc::UpdateChannelMemberRolesArgs>(
        methods, api, [](PluginApi& in, const rpc::UpdateChannelMemberRolesArgs& args) {
            return reply_of<rpc::UpdateChannelMemberRolesReply>(with_roles(in, args), rpc_channel_member);
        });
}

} // namespace

void add_channel_methods(netrpc::Methods& methods, PluginApi& api)
{
    add_member_methods(methods, api);
    add_method<rpc::GetChannelArgs>(methods, api, [](PluginApi& in, const rpc::GetChannelArgs& args) {
        return reply_of<rpc::GetChannelReply>(in.world.channels.find(args.channel_id), rpc_channel,
                                              errors::no_channel(args.channel_id));
    });
    add_method<rpc::GetChannelByNameArgs>(methods, api, [](PluginApi& in, const rpc::GetChannelByNameArgs& args) {
        return reply_of<rpc::GetChannelByNameReply>(channel_named(in, args), rpc_channel);
    });
    add_method<rpc::CreateChannelArgs>(methods, api, [](PluginApi& in, const rpc::CreateChannelArgs& args) {
        return reply_of<rpc::CreateChannelReply>(
            create_empty_channel(in.chat, channel_of(args.channel), args.channel.creator_id), rpc_channel);
    });
    add_method<rpc::UpdateChannelArgs>(methods, api, [](PluginApi& in, const rpc::UpdateChannelArgs& args) {
        return reply_of<rpc::UpdateChannelReply>(changed(in, args.channel), rpc_channel);
    });
    add_method<rpc::GetDirectChannelArgs>(methods, api, [](PluginApi& in, const rpc::GetDirectChannelArgs& args) {
        return reply_of<rpc::GetDirectChannelReply>(direct_channel(in.chat, args.user_id1, args.user_id2), rpc_channel);
    });
}

} // namespace muster::sandbox
