#include "tests/support/plugin_host/fake_api.hpp"

#include <algorithm>

namespace muster::test
{

namespace
{

constexpr std::int64_t kFirstMillis = 1'700'000'000'000;

template <class Map> auto* find_in(Map& map, const std::string& id)
{
    const auto found = map.find(id);
    return found == map.end() ? nullptr : &found->second;
}

template <class Value, class Reply> void give(const Value* value, Reply& reply, const char* id)
{
    if (value) {
        reply.value = *value;
    } else {
        reply.error = an_error(404, id);
    }
}

} // namespace

rpc::AppError an_error(int status, std::string id, std::string message)
{
    rpc::AppError error;
    error.status_code = host::HttpStatus(status);
    error.id = std::move(id);
    error.message = std::move(message);
    return error;
}

template <class Args> void FakeApi::on(std::function<void(const Args& args, typename Args::Reply& reply)> answer)
{
    using Reply = typename Args::Reply;
    const std::string name = std::string(Args::method).substr(std::string("Plugin.").size());
    auto handler = [this, name, answer = std::move(answer)](Args args) -> Async<Result<Reply>> {
        calls.push_back(name);
        Reply reply;
        const auto fails = failing.find(name);
        if (fails == failing.end()) {
            answer(args, reply);
        } else if constexpr (requires { reply.error->status_code; }) {
            reply.error = fails->second;
        }
        co_return reply;
    };
    methods_.add<Args, Reply>(Args::method, std::move(handler));
}

FakeApi::FakeApi(netrpc::Methods& methods, Generation generation) : methods_(methods)
{
    on<rpc::GetServerVersionArgs>(
        [generation](const auto&, auto& reply) { reply.value = generation == Generation::V5 ? "5.37.0" : "11.6.0"; });
    on<rpc::GetConfigArgs>([this](const auto&, auto& reply) {
        reply.value.emplace();
        reply.value->service_settings.site_url = site_url;
        reply.value->file_settings.directory = files;
        reply.value->cluster_settings.enable = is_cluster;
    });
    on<rpc::LoadPluginConfigurationArgs>([this](const auto&, auto& reply) { reply.value = gob::Bytes(settings); });
    on<rpc::PublishWebSocketEventArgs>([this](const auto& args, auto&) { events.push_back(args); });
    on<rpc::OpenInteractiveDialogArgs>([this](const auto& args, auto&) { dialogs.push_back(args.dialog); });
    on<rpc::RegisterCommandArgs>([this](const auto& args, auto&) { commands.push_back(args.command); });
    add_users_and_teams();
    add_bots(generation);
    add_channels();
    add_channel_members();
    add_posts();
}

std::string FakeApi::next_id()
{
    std::string id = std::to_string(++made_);
    return std::string(kIdLength - id.size(), 'x') + id;
}

UserId FakeApi::person(const std::string& username)
{
    rpc::User user;
    user.id = next_id();
    user.username = username;
    user.roles = "system_user";
    users.emplace(user.id, user);
    return UserId(user.id);
}

TeamId FakeApi::team(const std::string& name)
{
    rpc::Team team;
    team.id = next_id();
    team.name = name;
    team.display_name = name;
    teams.emplace(team.id, team);
    return TeamId(team.id);
}

ChannelId FakeApi::channel(const TeamId& team, const std::string& name, const std::string& type)
{
    rpc::Channel channel;
    channel.id = next_id();
    channel.team_id = team.str();
    channel.name = name;
    channel.display_name = name;
    channel.type = type;
    channels.emplace(channel.id, channel);
    return ChannelId(channel.id);
}

PostId FakeApi::post(const ChannelId& channel, const UserId& author, const std::string& message)
{
    rpc::Post post;
    post.id = next_id();
    post.channel_id = channel.str();
    post.user_id = author.str();
    post.message = message;
    post.create_at = kFirstMillis + made_ * 1000;
    posts.push_back(post);
    return PostId(post.id);
}

bool FakeApi::is_in_team(const TeamId& team, const UserId& user) const
{
    return team_members.contains({team.str(), user.str()});
}

bool FakeApi::is_in_channel(const ChannelId& channel, const UserId& user) const
{
    const auto found = channel_members.find(channel.str());
    return found != channel_members.end() && found->second.contains(user.str());
}

bool FakeApi::was_called(const std::string& method) const
{
    return std::find(calls.begin(), calls.end(), method) != calls.end();
}

rpc::User* FakeApi::user_named(const std::string& username)
{
    for (auto& [id, user] : users)
        if (user.username == username) return &user;
    return nullptr;
}

void FakeApi::add_users_and_teams()
{
    on<rpc::GetUserArgs>([this](const auto& args, auto& reply) {
        give(find_in(users, args.user_id), reply, "app.user.missing_account.const");
    });
    on<rpc::GetUserByUsernameArgs>([this](const auto& args, auto& reply) {
        give(user_named(args.name), reply, "app.user.get_by_username.app_error");
    });
    on<rpc::GetTeamArgs>([this](const auto& args, auto& reply) {
        give(find_in(teams, args.team_id), reply, "app.team.get.find.app_error");
    });
    on<rpc::GetTeamByNameArgs>([this](const auto& args, auto& reply) {
        const rpc::Team* found = nullptr;
        for (const auto& [id, team] : teams)
            if (team.name == args.name) found = &team;
        give(found, reply, "app.team.get_by_name.missing.app_error");
    });
    on<rpc::GetTeamsArgs>([this](const auto&, auto& reply) {
        for (const auto& [id, team] : teams) reply.value.push_back(team);
    });
    on<rpc::GetTeamMemberArgs>([this](const auto& args, auto& reply) {
        if (!is_in_team(TeamId(args.team_id), UserId(args.user_id))) {
            reply.error = an_error(404, "app.team.get_member.missing.app_error");
            return;
        }
        reply.value.emplace();
        reply.value->team_id = args.team_id;
        reply.value->user_id = args.user_id;
    });
    on<rpc::CreateTeamMemberArgs>([this](const auto& args, auto& reply) {
        if (!find_in(teams, args.team_id)) {
            reply.error = an_error(404, "app.team.get.find.app_error");
            return;
        }
        put_into(TeamId(args.team_id), UserId(args.user_id));
        reply.value.emplace();
        reply.value->team_id = args.team_id;
        reply.value->user_id = args.user_id;
    });
}

rpc::Bot FakeApi::make_bot(const rpc::Bot& wanted)
{
    const UserId id = person(wanted.username);
    users[id.str()].is_bot = true;
    rpc::Bot bot = wanted;
    bot.user_id = id.str();
    return bot;
}

void FakeApi::add_bots(Generation generation)
{
    on<rpc::KVGetArgs>([this](const auto& args, auto& reply) {
        if (const std::string* value = find_in(kept, args.key)) reply.value = gob::Bytes(*value);
    });
    on<rpc::KVSetArgs>([this](const auto& args, auto&) { kept[args.key] = args.value.data; });
    on<rpc::CreateBotArgs>([this](const auto& args, auto& reply) { reply.value = make_bot(args.bot); });
    on<rpc::UpdateBotActiveArgs>([this](const auto& args, auto& reply) {
        users[args.bot_user_id].delete_at = args.active ? 0 : 1;
        reply.value.emplace();
        reply.value->user_id = args.bot_user_id;
    });
    if (generation == Generation::V5) return;
    on<rpc::EnsureBotUserArgs>([this](const auto& args, auto& reply) {
        const rpc::User* const there = user_named(args.bot.username);
        reply.value = there ? there->id : make_bot(args.bot).user_id;
    });
}

void FakeApi::add_channels()
{
    on<rpc::GetChannelArgs>([this](const auto& args, auto& reply) {
        give(find_in(channels, args.channel_id), reply, "app.channel.get.existing.app_error");
    });
    on<rpc::GetChannelByNameArgs>([this](const auto& args, auto& reply) {
        const rpc::Channel* found = nullptr;
        for (const auto& [id, channel] : channels)
            if (channel.team_id == args.team_id && channel.name == args.name &&
                (args.include_deleted || channel.delete_at == 0))
                found = &channel;
        give(found, reply, "app.channel.get_by_name.missing.app_error");
    });
    on<rpc::CreateChannelArgs>([this](const auto& args, auto& reply) {
        for (const auto& [id, channel] : channels) {
            if (channel.team_id != args.channel.team_id || channel.name != args.channel.name) continue;
            reply.error = an_error(400, "store.sql_channel.save_channel.exists.app_error");
            return;
        }
        rpc::Channel made = args.channel;
        made.id = next_id();
        channels.emplace(made.id, made);
        reply.value = made;
    });
    on<rpc::UpdateChannelArgs>([this](const auto& args, auto& reply) {
        channels[args.channel.id] = args.channel;
        reply.value = args.channel;
    });
    on<rpc::GetDirectChannelArgs>([this](const auto& args, auto& reply) {
        if (!find_in(users, args.user_id2)) {
            reply.error = an_error(400, "api.channel.create_direct_channel.invalid_user.app_error");
            return;
        }
        const ChannelId made = channel(TeamId(), args.user_id1 + "__" + args.user_id2, "D");
        put_into(made, UserId(args.user_id1));
        put_into(made, UserId(args.user_id2));
        reply.value = channels.at(made.str());
    });
}

void FakeApi::add_channel_members()
{
    const auto add_to = [this](const std::string& channel, const std::string& user, auto& reply) {
        const rpc::Channel& there = channels.at(channel);
        if (!is_in_team(TeamId(there.team_id), UserId(user))) {
            reply.error = an_error(404, "app.team.get_member.missing.app_error");
            return;
        }
        put_into(ChannelId(channel), UserId(user));
        reply.value.emplace();
        reply.value->channel_id = channel;
        reply.value->user_id = user;
    };
    on<rpc::AddChannelMemberArgs>(
        [add_to](const auto& args, auto& reply) { add_to(args.channel_id, args.user_id, reply); });
    on<rpc::AddUserToChannelArgs>(
        [add_to](const auto& args, auto& reply) { add_to(args.channel_id, args.user_id, reply); });
    on<rpc::UpdateChannelMemberRolesArgs>([](const auto& args, auto& reply) {
        reply.value.emplace();
        reply.value->channel_id = args.channel_id;
        reply.value->user_id = args.user_id;
    });
    on<rpc::GetChannelMemberArgs>([this](const auto& args, auto& reply) {
        if (!is_in_channel(ChannelId(args.channel_id), UserId(args.user_id))) {
            reply.error = an_error(404, "app.channel.get_member.missing.app_error");
            return;
        }
        reply.value.emplace();
        reply.value->channel_id = args.channel_id;
        reply.value->user_id = args.user_id;
    });
    on<rpc::GetChannelMembersArgs>([this](const auto& args, auto& reply) {
        reply.value.emplace();
        std::int64_t place = 0;
        for (const std::string& user : channel_members[args.channel_id]) {
            const bool is_on_page = place / args.per_page == args.page;
            ++place;
            if (!is_on_page) continue;
            reply.value->emplace_back();
            reply.value->back().user_id = user;
        }
    });
}

void FakeApi::add_posts()
{
    on<rpc::CreatePostArgs>([this](const auto& args, auto& reply) {
        rpc::Post made = args.post;
        made.id = next_id();
        made.create_at = kFirstMillis + made_ * 1000;
        posts.push_back(made);
        reply.value = made;
    });
    on<rpc::GetPostArgs>([this](const auto& args, auto& reply) {
        const auto found = std::find_if(posts.begin(), posts.end(), [&](const rpc::Post& post) {
            return post.id == args.post_id && post.delete_at == 0;
        });
        give(found == posts.end() ? nullptr : &*found, reply, "app.post.get.app_error");
    });
    on<rpc::DeletePostArgs>([this](const auto& args, auto&) {
        for (rpc::Post& post : posts)
            if (post.id == args.post_id) post.delete_at = 1;
    });
    on<rpc::GetPostsForChannelArgs>([this](const auto& args, auto& reply) {
        reply.value.emplace();
        std::int64_t place = 0;
        for (auto post = posts.rbegin(); post != posts.rend(); ++post) {
            if (post->channel_id != args.channel_id || post->delete_at != 0) continue;
            const bool is_on_page = place / args.per_page == args.page;
            ++place;
            if (!is_on_page) continue;
            reply.value->order.push_back(post->id);
            reply.value->posts.emplace(post->id, *post);
        }
    });
    on<rpc::SendEphemeralPostArgs>([this](const auto& args, auto& reply) {
        shown.emplace_back(args.user_id, args.post);
        reply.value = args.post;
    });
}

} // namespace muster::test
