// The chat port over Mattermost's REST API v4, 5.37 to 11.6, with the token of a bot or of a person.
#pragma once

#include "base/time.hpp"
#include "plugin/ports/chat.hpp"
#include "server/chat/chat_event.hpp"
#include "server/chat/rest/rest_api.hpp"
#include "server/chat/rest/user_cache.hpp"

#include <string>
#include <vector>

namespace muster::chat
{

/// Users are remembered while the event feed is connected (`observe` tells); memberships never are. All on the event
/// loop's thread.
class RestChat final : public Chat
{
public:
    /// `callback_base` is how the chat server reaches Muster ("http://127.0.0.1:8066", no slash at the end): buttons
    /// call its /hooks/action, dialogs its /hooks/dialog. The API and the clock must outlive the chat.
    RestChat(RestApi& api, const Clock& clock, std::string callback_base);

    /// Asks the server whose token this is; self() knows from then on.
    /// faults  Unauthorized, Unavailable
    [[nodiscard]] Async<Result<>> sign_in();
    /// The teams that the bot is in.
    [[nodiscard]] Async<Result<std::vector<Team>>> own_teams();
    /// What the event feed tells: keeps the cache honest.
    void observe(const ChatEvent& event);

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
    [[nodiscard]] Async<Result<User>> read_user(std::string path);
    [[nodiscard]] std::string actions_url() const { return callback_base_ + "/hooks/action"; }

    RestApi& api_;
    std::string callback_base_;
    User self_;
    UserCache users_;
    bool feed_is_up_ = false;
};

} // namespace muster::chat
