// Users, bots, and what they may do.
#include "base/text.hpp"
#include "sandbox/chat/accounts.hpp"
#include "sandbox/chat/errors.hpp"
#include "sandbox/hosting/plugin_api.hpp"
#include "sandbox/world/access.hpp"

namespace muster::sandbox
{

namespace
{

void add_permission_methods(netrpc::Methods& methods, PluginApi& api)
{
    add_method<rpc::HasPermissionToArgs>(methods, api, [](PluginApi& in, const rpc::HasPermissionToArgs& args) {
        return rpc::HasPermissionToReply{may(in.world, args.user_id, args.permission.id)};
    });
    add_method<rpc::HasPermissionToTeamArgs>(methods, api, [](PluginApi& in, const rpc::HasPermissionToTeamArgs& args) {
        return rpc::HasPermissionToTeamReply{may_in_team(in.world, args.user_id, args.team_id, args.permission.id)};
    });
    add_method<rpc::HasPermissionToChannelArgs>(
        methods, api, [](PluginApi& in, const rpc::HasPermissionToChannelArgs& args) {
            return rpc::HasPermissionToChannelReply{
                may_in_channel(in.world, args.user_id, args.channel_id, args.permission.id)};
        });
}

} // namespace

void add_people_methods(netrpc::Methods& methods, PluginApi& api)
{
    add_permission_methods(methods, api);
    add_method<rpc::GetUserArgs>(methods, api, [](PluginApi& in, const rpc::GetUserArgs& args) {
        return reply_of<rpc::GetUserReply>(in.world.users.find(args.user_id), rpc_user, errors::no_user(args.user_id));
    });
    add_method<rpc::GetUserByUsernameArgs>(methods, api, [](PluginApi& in, const rpc::GetUserByUsernameArgs& args) {
        return reply_of<rpc::GetUserByUsernameReply>(in.world.users.find_by_name(lower(args.name)), rpc_user,
                                                     errors::no_user(args.name));
    });
    add_method<rpc::CreateBotArgs>(methods, api, [](PluginApi& in, const rpc::CreateBotArgs& args) {
        Bot bot;
        bot.username = args.bot.username;
        bot.display_name = args.bot.display_name;
        bot.description = args.bot.description;
        return reply_of<rpc::CreateBotReply>(create_bot(in.chat, bot, in.id), rpc_bot);
    });
    add_method<rpc::UpdateBotActiveArgs>(methods, api, [](PluginApi& in, const rpc::UpdateBotActiveArgs& args) {
        const ApiError missing{404, "store.sql_bot.get.missing.app_error", "Bot does not exist.", ""};
        const auto bot = in.world.bots.find(args.bot_user_id);
        const auto set = [&](const Bot& found) { return rpc_bot(set_bot_active(in.chat, found, args.active)); };
        return reply_of<rpc::UpdateBotActiveReply>(bot, set, missing);
    });
}

} // namespace muster::sandbox
