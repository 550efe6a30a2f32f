#include "tests/support/fake_chat.hpp"

#include "tests/support/builders.hpp"

#include <algorithm>

namespace muster::test
{

namespace
{

template <class Map, class Key> auto look_up(const Map& map, const Key& key) -> Result<typename Map::mapped_type>
{
    const auto found = map.find(key);
    if (found == map.end()) return fail(Fault::NotFound, "not found");
    return found->second;
}

} // namespace

FakeChat::FakeChat()
{
    self_.id = named<UserId>("muster");
    self_.username = "muster";
    self_.is_bot = true;
    users_.emplace(self_.id, self_);
}

UserId FakeChat::add_user(const std::string& username, const TeamId& team)
{
    User user;
    user.id = named<UserId>(username);
    user.username = username;
    users_[user.id] = user;
    team_members_[team].insert(user.id);
    return user.id;
}

Channel& FakeChat::add_channel(Channel channel)
{
    const ChannelId id = channel.id;
    return channels_.insert_or_assign(id, std::move(channel)).first->second;
}

void FakeChat::fail_once(std::string call, Failure failure, When when)
{
    failures_.insert_or_assign(std::move(call), std::pair(std::move(failure), when));
}

std::vector<std::string> FakeChat::messages_in(const ChannelId& channel) const
{
    std::vector<std::string> messages;
    for (const Posted& posted : posts_)
        if (posted.post.channel == channel) messages.push_back(posted.post.message);
    return messages;
}

std::vector<Channel> FakeChat::channels() const
{
    std::vector<Channel> all;
    for (const auto& [id, channel] : channels_) all.push_back(channel);
    return all;
}

int FakeChat::calls(const std::string& call) const
{
    const auto found = calls_.find(call);
    return found == calls_.end() ? 0 : found->second;
}

std::optional<Failure> FakeChat::enter(const std::string& call)
{
    ++calls_[call];
    const auto found = failures_.find(call);
    if (found == failures_.end() || found->second.second != When::Before) return std::nullopt;
    return failures_.extract(found).mapped().first;
}

std::optional<Failure> FakeChat::leave_call(const std::string& call)
{
    const auto found = failures_.find(call);
    if (found == failures_.end()) return std::nullopt;
    return failures_.extract(found).mapped().first;
}

Async<Result<std::string>> FakeChat::site_url()
{
    if (const auto failure = enter("site_url")) co_return *failure;
    co_return std::string("https://chat.example.com");
}

Async<Result<User>> FakeChat::user(UserId id)
{
    if (const auto failure = enter("user")) co_return *failure;
    co_return look_up(users_, id);
}

Async<Result<User>> FakeChat::user_by_name(std::string username)
{
    if (const auto failure = enter("user_by_name")) co_return *failure;
    for (const auto& [id, user] : users_)
        if (user.username == username) co_return user;
    co_return fail(Fault::NotFound, "user: not found");
}

Async<Result<Team>> FakeChat::team(TeamId id)
{
    if (const auto failure = enter("team")) co_return *failure;
    co_return look_up(teams_, id);
}

Async<Result<Team>> FakeChat::team_by_name(std::string name)
{
    if (const auto failure = enter("team_by_name")) co_return *failure;
    for (const auto& [id, team] : teams_)
        if (team.name == name) co_return team;
    co_return fail(Fault::NotFound, "team: not found");
}

Async<Result<bool>> FakeChat::is_team_member(TeamId team, UserId user)
{
    if (const auto failure = enter("is_team_member")) co_return *failure;
    const auto found = team_members_.find(team);
    co_return found != team_members_.end() && found->second.count(user) > 0;
}

Async<Result<bool>> FakeChat::is_channel_member(ChannelId channel, UserId user)
{
    if (const auto failure = enter("is_channel_member")) co_return *failure;
    const auto found = channel_members_.find(channel);
    co_return found != channel_members_.end() && found->second.count(user) > 0;
}

Async<Result<std::vector<UserId>>> FakeChat::members(ChannelId channel)
{
    if (const auto failure = enter("members")) co_return *failure;
    if (!channels_.contains(channel)) co_return fail(Fault::NotFound, "channel: not found");
    const std::set<UserId>& in = channel_members_[channel];
    co_return std::vector<UserId>(in.begin(), in.end());
}

Async<Result<Channel>> FakeChat::channel(ChannelId id)
{
    if (const auto failure = enter("channel")) co_return *failure;
    co_return look_up(channels_, id);
}

Async<Result<Channel>> FakeChat::channel_by_name(TeamId team, std::string name)
{
    if (const auto failure = enter("channel_by_name")) co_return *failure;
    for (const auto& [id, channel] : channels_)
        if (channel.team == team && channel.name == name) co_return channel;
    co_return fail(Fault::NotFound, "channel: not found");
}

Async<Result<Channel>> FakeChat::create_channel(NewChannel wanted)
{
    if (const auto failure = enter("create_channel")) co_return *failure;
    for (const auto& [id, channel] : channels_)
        if (channel.team == wanted.team && channel.name == wanted.name) co_return fail(Fault::Conflict, "name: taken");

    Channel channel;
    channel.id = named<ChannelId>("channel" + std::to_string(++last_id_));
    channel.team = wanted.team;
    channel.name = wanted.name;
    channel.display_name = wanted.display_name;
    channel.header = wanted.header;
    channel.purpose = wanted.purpose;
    channel.is_public = wanted.is_public;
    channels_.emplace(channel.id, channel);
    channel_members_[channel.id].insert(self_.id);
    if (const auto failure = leave_call("create_channel")) co_return *failure;
    co_return channel;
}

ChannelId FakeChat::direct_channel_with(const UserId& user) { return named<ChannelId>("dm" + user.str()); }

Async<Result<ChannelId>> FakeChat::direct_channel(UserId user)
{
    if (const auto failure = enter("direct_channel")) co_return *failure;
    if (!users_.contains(user)) co_return fail(Fault::NotFound, "user: not found");
    Channel channel;
    channel.id = direct_channel_with(user);
    channels_.emplace(channel.id, channel);
    channel_members_[channel.id] = {self_.id, user};
    co_return channel.id;
}

Async<Result<>> FakeChat::update_channel(ChannelId channel, ChannelPatch patch)
{
    if (const auto failure = enter("update_channel")) co_return *failure;
    const auto found = channels_.find(channel);
    if (found == channels_.end()) co_return fail(Fault::NotFound, "channel: not found");
    if (patch.display_name) found->second.display_name = *patch.display_name;
    if (patch.header) found->second.header = *patch.header;
    if (const auto failure = leave_call("update_channel")) co_return *failure;
    co_return Result<>{};
}

Async<Result<>> FakeChat::add_to_channel(ChannelId channel, UserId user)
{
    if (const auto failure = enter("add_to_channel")) co_return *failure;
    if (!channels_.contains(channel)) co_return fail(Fault::NotFound, "channel: not found");
    const auto team = team_members_.find(channels_.at(channel).team);
    if (team == team_members_.end() || team->second.count(user) == 0)
        co_return fail(Fault::NotFound, "user: not in the team");
    channel_members_[channel].insert(user);
    co_return Result<>{};
}

Async<Result<PostId>> FakeChat::post(NewPost post)
{
    if (const auto failure = enter("post")) co_return *failure;
    // As the real one: the right to write in a channel that is not there is nobody's.
    const auto channel = channels_.find(post.channel);
    if (channel == channels_.end()) co_return fail(Fault::Forbidden, "the bot lacks the right create_post");
    if (channel->second.is_archived) co_return fail(Fault::NotFound, "the channel is archived");
    const PostId id = named<PostId>("post" + std::to_string(++last_id_));
    posts_.push_back(Posted{id, std::move(post)});
    if (const auto failure = leave_call("post")) co_return *failure;
    co_return id;
}

Async<Result<std::vector<Post>>> FakeChat::read_channel(ChannelId channel)
{
    if (const auto failure = enter("read_channel")) co_return *failure;
    std::vector<Post> posts;
    for (const auto& [id, post] : others_posts_)
        if (post.channel == channel) posts.push_back(post);
    for (const Posted& one : posts_)
        if (one.post.channel == channel) posts.push_back(Post{one.id, channel, self_.id, one.post.message, {}});
    std::stable_sort(posts.begin(), posts.end(), [](const Post& a, const Post& b) { return a.at < b.at; });
    co_return posts;
}

Async<Result<Post>> FakeChat::read_post(PostId post)
{
    if (const auto failure = enter("read_post")) co_return *failure;
    const auto known = others_posts_.find(post);
    if (known == others_posts_.end()) co_return fail(Fault::NotFound, "post: not found");
    co_return known->second;
}

Async<Result<>> FakeChat::delete_post(PostId post)
{
    if (const auto failure = enter("delete_post")) co_return *failure;
    const auto gone = std::erase_if(posts_, [&post](const Posted& one) { return one.id == post; });
    if (gone == 0) co_return fail(Fault::NotFound, "post: not found");
    if (const auto failure = leave_call("delete_post")) co_return *failure;
    co_return Result<>();
}

Async<Result<std::optional<PostId>>> FakeChat::find_post(ChannelId channel, std::string key, Instant)
{
    if (const auto failure = enter("find_post")) co_return *failure;
    for (const Posted& posted : posts_)
        if (posted.post.channel == channel && posted.post.key == key) co_return std::optional<PostId>(posted.id);
    co_return std::optional<PostId>();
}

Async<Result<>> FakeChat::open_dialog(std::string, Dialog dialog)
{
    if (const auto failure = enter("open_dialog")) co_return *failure;
    dialogs_.push_back(std::move(dialog));
    co_return Result<>{};
}

Async<Result<>> FakeChat::respond(std::string response, Reply reply)
{
    if (const auto failure = enter("respond")) co_return *failure;
    responses_.emplace_back(std::move(response), std::move(reply));
    co_return Result<>{};
}

} // namespace muster::test
