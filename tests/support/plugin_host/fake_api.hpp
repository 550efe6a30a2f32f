// The plugin API of a small chat server: honest about what it keeps and about the errors that Mattermost answers with,
// and as careless as Mattermost about who asks.
#pragma once

#include "generated/rpc_structures.hpp"
#include "plugin/domain/ids.hpp"
#include "server/chat/host/netrpc/server.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace muster::test
{

[[nodiscard]] rpc::AppError an_error(int status, std::string id, std::string message = "no luck");

enum class Generation { V5, V11 };

class FakeApi
{
public:
    /// Adds its methods; only the newer generation has EnsureBotUser.
    FakeApi(netrpc::Methods& methods, Generation generation);
    FakeApi(const FakeApi&) = delete;
    FakeApi& operator=(const FakeApi&) = delete;

    UserId person(const std::string& username);
    TeamId team(const std::string& name);
    /// `type` as on the wire: O, P or D.
    ChannelId channel(const TeamId& team, const std::string& name, const std::string& type);
    PostId post(const ChannelId& channel, const UserId& author, const std::string& message);

    [[nodiscard]] bool is_in_team(const TeamId& team, const UserId& user) const;
    [[nodiscard]] bool is_in_channel(const ChannelId& channel, const UserId& user) const;
    void put_into(const TeamId& team, const UserId& user) { team_members.emplace(team.str(), user.str()); }
    void put_into(const ChannelId& channel, const UserId& user) { channel_members[channel.str()].insert(user.str()); }
    [[nodiscard]] bool was_called(const std::string& method) const;

    std::map<std::string, rpc::User> users;
    std::map<std::string, rpc::Team> teams;
    std::map<std::string, rpc::Channel> channels;
    std::vector<rpc::Post> posts; ///< oldest first
    std::set<std::pair<std::string, std::string>> team_members;
    std::map<std::string, std::set<std::string>> channel_members;
    std::map<std::string, std::string> kept;              ///< KVSet's
    std::vector<std::pair<std::string, rpc::Post>> shown; ///< SendEphemeralPost's
    std::vector<rpc::OpenDialogRequest> dialogs;
    std::vector<rpc::Command> commands;
    std::vector<rpc::PublishWebSocketEventArgs> events;
    std::string site_url = "https://chat.example.com/";
    std::string files = "data";  ///< the server's file directory
    std::string settings = "{}"; ///< the plugin's, as LoadPluginConfiguration gives them
    bool is_cluster = false;

    std::vector<std::string> calls;               ///< which methods, in order
    std::map<std::string, rpc::AppError> failing; ///< what a method answers instead, by its name

private:
    template <class Args> void on(std::function<void(const Args& args, typename Args::Reply& reply)> answer);
    void add_users_and_teams();
    void add_bots(Generation generation);
    void add_channels();
    void add_channel_members();
    void add_posts();
    std::string next_id();
    rpc::User* user_named(const std::string& username);
    rpc::Bot make_bot(const rpc::Bot& wanted);

    netrpc::Methods& methods_;
    int made_ = 0;
};

} // namespace muster::test
