// What a hosted plugin is told, and asked.
#include "base/log.hpp"
#include "sandbox/hosting/hosted_plugin.hpp"
#include "sandbox/hosting/loose_values.hpp"
#include "sandbox/integrations/mentions.hpp"

#include <nlohmann/json.hpp>

namespace muster::sandbox
{

namespace
{

rpc::CommandArgs command_args(World& world, const NativeCall& call)
{
    rpc::CommandArgs args;
    args.user_id = call.session.user_id;
    args.channel_id = call.channel_id;
    args.team_id = call.team_id;
    args.root_id = call.root_id;
    args.parent_id = call.root_id;
    args.trigger_id = call.trigger_id;
    args.command = call.command;
    args.site_url = call.site_url;
    args.session = rpc_session(call.session);
    for (const auto& [name, id] : mentioned_members(world, call.command, call.team_id))
        args.user_mentions.emplace(name, id);
    for (const auto& [name, id] : mentioned_channels(world, call.command, call.team_id))
        args.channel_mentions.emplace(name, id);
    return args;
}

Json json_of(const rpc::CommandResponse& response)
{
    Json json = {{"response_type", response.response_type},
                 {"text", response.text},
                 {"username", response.username},
                 {"channel_id", response.channel_id},
                 {"icon_url", response.icon_url},
                 {"type", response.type},
                 {"props", sandbox::json_of(response.props)},
                 {"goto_location", response.goto_location},
                 {"skip_slack_parsing", response.skip_slack_parsing}};
    if (!response.attachments.empty()) json["attachments"] = sandbox::json_of(response.attachments);
    for (const rpc::CommandResponse& further : response.extra_responses)
        json["extra_responses"].push_back(json_of(further));
    return json;
}

} // namespace

std::vector<Command> HostedPlugin::commands(const std::string& team_id) const
{
    std::vector<Command> listed;
    for (const Command& command : api_.commands) {
        if (command.team_id.empty() || command.team_id == team_id) listed.push_back(command);
    }
    return listed;
}

Async<Outcome<std::optional<CommandAnswer>>> HostedPlugin::execute(NativeCall call)
{
    const Running plugin = active();
    if (!plugin || !plugin->connection().has_hook("ExecuteCommand")) co_return std::nullopt;
    rpc::ExecuteCommandArgs args;
    args.c = rpc::Context();
    args.c->session_id = call.session.id;
    args.args = command_args(api_.world, call);
    const Result<rpc::ExecuteCommandReply> reply = co_await plugin->connection().hook(std::move(args));
    if (!reply) {
        log::error("plugin command failed", {{"why", reply.error().detail()}});
        co_return std::nullopt;
    }
    if (reply->error) co_return api_error(*reply->error);
    if (!reply->response) co_return std::nullopt;
    co_return command_answer_of("application/json", to_text(json_of(*reply->response)));
}

std::optional<rpc::User> HostedPlugin::actor(const std::string& id) const
{
    const auto user = api_.world.users.find(id);
    return user ? std::optional(rpc_user(*user)) : std::nullopt;
}

void HostedPlugin::posted(const Post& post)
{
    rpc::MessageHasBeenPostedArgs args;
    args.c = rpc::Context();
    args.post = rpc_post(post);
    tell(std::move(args));
}

void HostedPlugin::edited(const Post& after, const Post& before)
{
    rpc::MessageHasBeenUpdatedArgs args;
    args.c = rpc::Context();
    args.new_post = rpc_post(after);
    args.old_post = rpc_post(before);
    tell(std::move(args));
}

void HostedPlugin::created_channel(const Channel& channel)
{
    rpc::ChannelHasBeenCreatedArgs args;
    args.c = rpc::Context();
    args.channel = rpc_channel(channel);
    tell(std::move(args));
}

void HostedPlugin::joined_channel(const ChannelMember& member, const std::string& actor_id)
{
    rpc::UserHasJoinedChannelArgs args;
    args.c = rpc::Context();
    args.channel_member = rpc_channel_member(member);
    args.actor = actor(actor_id);
    tell(std::move(args));
}

void HostedPlugin::left_channel(const ChannelMember& member, const std::string& actor_id)
{
    rpc::UserHasLeftChannelArgs args;
    args.c = rpc::Context();
    args.channel_member = rpc_channel_member(member);
    args.actor = actor(actor_id);
    tell(std::move(args));
}

void HostedPlugin::joined_team(const TeamMember& member)
{
    rpc::UserHasJoinedTeamArgs args;
    args.c = rpc::Context();
    args.team_member = rpc_team_member(member);
    tell(std::move(args));
}

void HostedPlugin::left_team(const TeamMember& member, const std::string& actor_id)
{
    rpc::UserHasLeftTeamArgs args;
    args.c = rpc::Context();
    args.team_member = rpc_team_member(member);
    args.actor = actor(actor_id);
    tell(std::move(args));
}

} // namespace muster::sandbox
