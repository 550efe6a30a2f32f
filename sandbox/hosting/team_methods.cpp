// Teams and who is in them.
#include "sandbox/chat/errors.hpp"
#include "sandbox/chat/membership.hpp"
#include "sandbox/hosting/plugin_api.hpp"

namespace muster::sandbox
{

namespace
{

constexpr std::int64_t kAll = 10'000;

std::vector<rpc::Team> rpc_teams(const std::vector<Team>& teams)
{
    std::vector<rpc::Team> made;
    for (const Team& team : teams) made.push_back(rpc_team(team));
    return made;
}

} // namespace

void add_team_methods(netrpc::Methods& methods, PluginApi& api)
{
    add_method<rpc::GetTeamArgs>(methods, api, [](PluginApi& in, const rpc::GetTeamArgs& args) {
        return reply_of<rpc::GetTeamReply>(in.world.teams.find(args.team_id), rpc_team, errors::no_team(args.team_id));
    });
    add_method<rpc::GetTeamByNameArgs>(methods, api, [](PluginApi& in, const rpc::GetTeamByNameArgs& args) {
        const ApiError missing{404, "app.team.get_by_name.missing.app_error", "Unable to find the existing team.",
                               "resource: Team id: name=" + args.name};
        return reply_of<rpc::GetTeamByNameReply>(in.world.teams.find_by_name(args.name), rpc_team, missing);
    });
    add_method<rpc::GetTeamsArgs>(methods, api, [](PluginApi& in, const rpc::GetTeamsArgs&) {
        rpc::GetTeamsReply reply;
        reply.value = rpc_teams(in.world.teams.list(false, kAll, 0));
        return reply;
    });
    add_method<rpc::GetTeamsForUserArgs>(methods, api, [](PluginApi& in, const rpc::GetTeamsForUserArgs& args) {
        rpc::GetTeamsForUserReply reply;
        reply.value = rpc_teams(in.world.teams.of_user(args.user_id));
        return reply;
    });
    add_method<rpc::GetTeamMemberArgs>(methods, api, [](PluginApi& in, const rpc::GetTeamMemberArgs& args) {
        return reply_of<rpc::GetTeamMemberReply>(in.world.team_members.find(args.team_id, args.user_id),
                                                 rpc_team_member, errors::no_team_member(args.team_id, args.user_id));
    });
    add_method<rpc::CreateTeamMemberArgs>(methods, api, [](PluginApi& in, const rpc::CreateTeamMemberArgs& args) {
        const auto team = in.world.teams.find(args.team_id);
        const Outcome<TeamMember> joined =
            team ? join_team(in.chat, *team, args.user_id) : Outcome<TeamMember>(errors::no_team(args.team_id));
        return reply_of<rpc::CreateTeamMemberReply>(joined, rpc_team_member);
    });
}

} // namespace muster::sandbox
