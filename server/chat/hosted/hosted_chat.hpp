// The chat port over the plugin API of the Mattermost that hosts Muster, 5.37 to 11.6.
#pragma once

#include "plugin/ports/chat.hpp"
#include "server/chat/chat_event.hpp"
#include "server/chat/host/connection.hpp"
#include "server/chat/hosted/presence.hpp"
#include "server/chat/server_version.hpp"

#include <string>
#include <vector>

namespace muster::hosted
{

/// What Chat::respond takes where the chat server hosts Muster and so gives no response_url: who gave the command, and
/// where. `root` is the thread's post, empty outside of threads.
[[nodiscard]] std::string response_key(const UserId& user, const ChannelId& channel, const PostId& root);

/// Nothing is remembered but the bot itself and its teams: every call goes to the chat server. The API may do anything;
/// what the bot may not see (Presence) is refused here as it is over REST. Whether the person who asks may is the use
/// cases' to know, as always. Where Muster is to be seen in a team, the bot becomes a member of it first. All on the
/// event loop's thread.
class HostedChat final : public Chat
{
public:
    /// `callback_base` is where the chat server finds the plugin ("/plugins/muster", no slash at the end): buttons call
    /// its /hooks/action, dialogs its /hooks/dialog. The connection to which the API belongs must outlive the chat.
    HostedChat(host::Api api, std::string callback_base);

    /// Makes sure that the bot is there; self() knows from then on.
    /// faults  Conflict  a person has the bot's name; the detail says so, and the cure
    [[nodiscard]] Async<Result<>> sign_in();
    /// The teams that Muster can serve: all that there are.
    [[nodiscard]] Async<Result<std::vector<Team>>> teams();
    /// What the hooks tell: the bot may have left a team.
    void observe(const chat::ChatEvent& event);
    /// Shows the post to one person only, below the post `thread`. faults  Invalid  too long
    [[nodiscard]] Async<Result<>> show_to(UserId person, NewPost post, PostId thread);
    [[nodiscard]] std::string actions_url() const { return callback_base_ + "/hooks/action"; }

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
    [[nodiscard]] Async<Result<>> enter(ChannelId channel);
    [[nodiscard]] Async<void> finish_own(NewChannel wanted);
    [[nodiscard]] Async<Result<rpc::PostList>> read_page(ChannelId channel, int page);

    host::Api api_;
    std::string callback_base_;
    User self_;
    chat::ServerVersion version_;
    Presence presence_;
};

} // namespace muster::hosted
