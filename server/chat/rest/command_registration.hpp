// Keeps /incident registered in every team that Muster serves, and knows the tokens that prove its callbacks.
#pragma once

#include "base/async.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/ports/meta_store.hpp"
#include "server/chat/chat_event.hpp"
#include "server/chat/rest/command_plan.hpp"
#include "server/chat/rest/rest_chat.hpp"
#include "server/runtime/deadline.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muster::chat
{

enum class CommandState {
    Registered,
    NotInTeam,    ///< the bot is in no team of that name
    MissingRight, ///< `right` says which
    TakenByOther, ///< somebody else's command has the trigger; `other_url` says where it leads, if that can be seen
    SwitchedOff,  ///< the server has slash commands switched off
    Failed,       ///< `failure` says why; tried again
};

/// How the command stands in one team. plugin/wording/rights.hpp makes a sentence of it.
class TeamCommand
{
public:
    TeamId team; ///< empty with NotInTeam
    std::string team_name;
    CommandState state = CommandState::Failed;
    std::string right;
    std::string other_url;
    Failure failure;

    /// Worth telling again when it differs.
    [[nodiscard]] bool says_the_same(const TeamCommand& other) const;
};

/// All on the event loop's thread.
class CommandRegistration
{
public:
    using Told = std::function<void(const TeamCommand&)>;

    /// `team_names` empty: every team that the bot is in. `told` hears of a team's state when it changes. The
    /// references must outlive the registration.
    CommandRegistration(boost::asio::any_io_executor executor, RestApi& api, RestChat& chat, MetaStore& meta,
                        CommandWish wish, std::vector<std::string> team_names, Told told);

    /// Reads the tokens of the last run, so that commands are verified before the chat server has answered.
    /// faults  Unavailable  the store cannot be read
    [[nodiscard]] Async<Result<>> load();

    /// Registers when the feed connects or a team is joined, again with growing waits where it failed, and looks
    /// after it once an hour. Until it is cancelled: to be spawned in a task group.
    [[nodiscard]] Async<void> run();
    void observe(const ChatEvent& event);

    /// One round over all teams. Idempotent; true when every team has its command.
    [[nodiscard]] Async<bool> register_all();

    /// Whether a callback of this team with this token comes from the command registered there. Takes the same time
    /// wherever the tokens differ.
    [[nodiscard]] bool verify(const TeamId& team, std::string_view token) const;

    [[nodiscard]] const std::vector<TeamCommand>& teams() const { return teams_; }

private:
    class Known
    {
    public:
        std::string id;
        Secret token;
    };

    [[nodiscard]] Async<TeamCommand> register_in(Team team);
    [[nodiscard]] Async<boost::system::result<ListedCommand, RestFault>> carry_out(TeamId team, CommandPlan plan);
    [[nodiscard]] Async<boost::system::result<ListedCommand, RestFault>> with_token(ListedCommand command);
    [[nodiscard]] Async<boost::system::result<ListedCommand, RestFault>> write(std::string method, std::string path,
                                                                               const Json& body);
    [[nodiscard]] Async<void> remove(std::vector<std::string> commands);
    [[nodiscard]] Async<void> save();
    [[nodiscard]] std::vector<TeamCommand> split_by_service(std::vector<Team>& teams) const;
    void remember(const TeamId& team, const ListedCommand& command);
    void publish(std::vector<TeamCommand> teams);

    RestApi& api_;
    RestChat& chat_;
    MetaStore& meta_;
    CommandWish wish_;
    std::vector<std::string> team_names_;
    Told told_;
    Bell bell_;
    std::map<TeamId, Known> known_;
    std::vector<TeamCommand> teams_;
    bool is_unsaved_ = false;
};

} // namespace muster::chat
