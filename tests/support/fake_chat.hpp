// A small chat server in memory: people, channels, posts, dialogs. It answers as the real one does, and fails when told
// to.
#pragma once

#include "plugin/ports/chat.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace muster::test
{

class FakeChat final : public Chat
{
public:
    FakeChat();

    // The scene.
    UserId add_user(const std::string& username, const TeamId& team);
    void make_bot(const UserId& user) { users_.at(user).is_bot = true; }
    void deactivate(const UserId& user) { users_.at(user).is_deleted = true; }
    void make_admin(const UserId& user) { users_.at(user).is_system_admin = true; }
    void make_guest(const UserId& user) { users_.at(user).is_guest = true; }
    void add_team(Team team) { teams_.emplace(team.id, std::move(team)); }
    Channel& add_channel(Channel channel);
    /// As somebody in the chat server changes it.
    [[nodiscard]] Channel& to_change(const ChannelId& channel) { return channels_.at(channel); }
    void delete_channel(const ChannelId& channel) { channels_.erase(channel); }
    void join(const ChannelId& channel, const UserId& user) { channel_members_[channel].insert(user); }
    void leave(const ChannelId& channel, const UserId& user) { channel_members_[channel].erase(user); }
    void leave_team(const TeamId& team, const UserId& user) { team_members_[team].erase(user); }

    /// The call of that name fails once, after it has taken effect or before.
    enum class When { Before, After };
    void fail_once(std::string call, Failure failure, When when = When::Before);

    /// Where the bot talks with that person alone.
    [[nodiscard]] static ChannelId direct_channel_with(const UserId& user);

    // What was said and done.
    struct Posted {
        PostId id;
        NewPost post;
    };
    [[nodiscard]] const std::vector<Posted>& posts() const { return posts_; }
    /// A post by somebody else.
    void add_post(Post post) { others_posts_.emplace(post.id, std::move(post)); }
    [[nodiscard]] std::vector<std::string> messages_in(const ChannelId& channel) const;
    [[nodiscard]] const std::vector<Dialog>& dialogs() const { return dialogs_; }
    [[nodiscard]] const std::vector<std::pair<std::string, Reply>>& responses() const { return responses_; }
    [[nodiscard]] std::vector<Channel> channels() const;
    [[nodiscard]] int calls(const std::string& call) const;

    [[nodiscard]] const User& self() const override { return self_; }
    [[nodiscard]] Async<Result<std::string>> site_url() override;
    [[nodiscard]] Async<Result<User>> user(UserId id) override;
    [[nodiscard]] Async<Result<User>> user_by_name(std::string username) override;
    [[nodiscard]] Async<Result<Team>> team(TeamId id) override;
    [[nodiscard]] Async<Result<Team>> team_by_name(std::string name) override;
    [[nodiscard]] Async<Result<bool>> is_team_member(TeamId team, UserId user) override;
    [[nodiscard]] Async<Result<bool>> is_channel_member(ChannelId channel, UserId user) override;
    [[nodiscard]] Async<Result<std::vector<UserId>>> members(ChannelId channel) override;
    [[nodiscard]] Async<Result<Channel>> channel(ChannelId id) override;
    [[nodiscard]] Async<Result<Channel>> channel_by_name(TeamId team, std::string name) override;
    [[nodiscard]] Async<Result<Channel>> create_channel(NewChannel channel) override;
    [[nodiscard]] Async<Result<ChannelId>> direct_channel(UserId user) override;
    [[nodiscard]] Async<Result<>> update_channel(ChannelId channel, ChannelPatch patch) override;
    [[nodiscard]] Async<Result<>> add_to_channel(ChannelId channel, UserId user) override;
    [[nodiscard]] Async<Result<PostId>> post(NewPost post) override;
    [[nodiscard]] Async<Result<std::vector<Post>>> read_channel(ChannelId channel) override;
    [[nodiscard]] Async<Result<Post>> read_post(PostId post) override;
    [[nodiscard]] Async<Result<>> delete_post(PostId post) override;
    [[nodiscard]] Async<Result<std::optional<PostId>>> find_post(ChannelId channel, std::string key,
                                                                 Instant since) override;
    [[nodiscard]] Async<Result<>> open_dialog(std::string trigger, Dialog dialog) override;
    [[nodiscard]] Async<Result<>> respond(std::string response, Reply reply) override;

private:
    /// Counts the call; the failure that is to come of it at that moment.
    std::optional<Failure> enter(const std::string& call);
    std::optional<Failure> leave_call(const std::string& call);

    User self_;
    std::map<UserId, User> users_;
    std::map<TeamId, Team> teams_;
    std::map<TeamId, std::set<UserId>> team_members_;
    std::map<ChannelId, Channel> channels_;
    std::map<ChannelId, std::set<UserId>> channel_members_;
    std::vector<Posted> posts_;
    std::map<PostId, Post> others_posts_;
    std::vector<Dialog> dialogs_;
    std::vector<std::pair<std::string, Reply>> responses_;
    std::map<std::string, std::pair<Failure, When>> failures_;
    std::map<std::string, int> calls_;
    int last_id_ = 0;
};

} // namespace muster::test
