#include "server/chat/rest/command_registration.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace muster::chat
{

namespace
{

constexpr std::string_view kMetaKey = "slash_commands";
constexpr std::chrono::seconds kFirstRetry{2};
constexpr std::chrono::seconds kLastRetry{60};
constexpr std::chrono::hours kLookAfter{1};

constexpr std::string_view kSwitchedOff = "api.command.disabled.app_error";
constexpr std::string_view kTaken = "api.command.duplicate_trigger.app_error";

void note_fault(TeamCommand& team, const RestFault& fault)
{
    team.failure = fault.failure;
    team.state = CommandState::Failed;
    if (fault.failure.fault() == Fault::Forbidden) {
        team.state = CommandState::MissingRight;
        team.right = fault.right;
    }
    if (fault.id == kSwitchedOff) team.state = CommandState::SwitchedOff;
    if (fault.id == kTaken) team.state = CommandState::TakenByOther;
}

} // namespace

bool TeamCommand::says_the_same(const TeamCommand& other) const
{
    return team_name == other.team_name && state == other.state && right == other.right &&
           other_url == other.other_url && failure.fault() == other.failure.fault();
}

CommandRegistration::CommandRegistration(boost::asio::any_io_executor executor, RestApi& api, RestChat& chat,
                                         MetaStore& meta, CommandWish wish, std::vector<std::string> team_names,
                                         Told told)
    : api_(api), chat_(chat), meta_(meta), wish_(std::move(wish)), team_names_(std::move(team_names)),
      told_(std::move(told)), bell_(std::move(executor))
{
}

Async<Result<>> CommandRegistration::load()
{
    const Result<std::optional<std::string>> text = co_await meta_.get(std::string(kMetaKey));
    if (!text) co_return text.error();
    if (!text->has_value()) co_return Result<>();
    // What cannot be read is as if it were not there: the next round registers and writes it anew.
    const Result<Json> kept = parse_json(**text);
    if (!kept || !kept->is_object()) co_return Result<>();
    for (const auto& [team, entry] : kept->items()) {
        Reader in(entry);
        Known known;
        known.id = in.text("id");
        known.token = Secret(in.text("token"));
        if (!in.failure()) known_.insert_or_assign(TeamId(team), std::move(known));
    }
    co_return Result<>();
}

Async<void> CommandRegistration::run()
{
    std::chrono::milliseconds retry = kFirstRetry;
    std::chrono::milliseconds wait = kLookAfter; // the feed's first connection rings
    for (;;) {
        const auto rang = co_await bell_.wait(wait);
        const auto cancelled = co_await boost::asio::this_coro::cancellation_state;
        if (cancelled.cancelled() != boost::asio::cancellation_type::none) co_return;
        if (rang) retry = kFirstRetry;
        const bool all_done = co_await register_all();
        wait = all_done ? std::chrono::milliseconds(kLookAfter) : retry;
        retry = all_done ? std::chrono::milliseconds(kFirstRetry)
                         : std::min<std::chrono::milliseconds>(retry * 2, kLastRetry);
    }
}

void CommandRegistration::observe(const ChatEvent& event)
{
    const auto* const changed = std::get_if<UserChanged>(&event);
    const bool may_have_new_rights = changed && changed->user == chat_.self().id;
    if (std::holds_alternative<Connected>(event) || std::holds_alternative<TeamJoined>(event) || may_have_new_rights)
        bell_.ring();
}

Async<bool> CommandRegistration::register_all()
{
    Result<std::vector<Team>> found = co_await chat_.own_teams();
    if (!found) {
        TeamCommand unknown;
        unknown.failure = found.error();
        if (teams_.empty()) publish({unknown});
        co_return false;
    }
    std::vector<TeamCommand> states = split_by_service(*found);
    for (const Team& team : *found) states.push_back(co_await register_in(team));
    std::erase_if(known_, [&](const auto& entry) {
        return std::none_of(states.begin(), states.end(), [&](const auto& team) { return team.team == entry.first; });
    });
    publish(std::move(states));
    co_await save();
    co_return std::all_of(teams_.begin(), teams_.end(),
                          [](const auto& team) { return team.state == CommandState::Registered; });
}

std::vector<TeamCommand> CommandRegistration::split_by_service(std::vector<Team>& teams) const
{
    std::vector<TeamCommand> absent;
    if (team_names_.empty()) return absent;
    for (const auto& name : team_names_) {
        const bool is_in = std::any_of(teams.begin(), teams.end(), [&](const auto& team) { return team.name == name; });
        if (is_in) continue;
        TeamCommand team;
        team.team_name = name;
        team.state = CommandState::NotInTeam;
        absent.push_back(std::move(team));
    }
    std::erase_if(teams, [&](const auto& team) {
        return std::find(team_names_.begin(), team_names_.end(), team.name) == team_names_.end();
    });
    return absent;
}

Async<TeamCommand> CommandRegistration::register_in(Team team)
{
    TeamCommand result;
    result.team = team.id;
    result.team_name = team.name;

    RestCall call("GET", "/api/v4/commands?team_id=" + team.id.str() + "&custom_only=true");
    call.right = api_.version().command_right();
    const RestAnswer answer = co_await api_.call(std::move(call));
    if (!answer) {
        note_fault(result, answer.error());
        co_return result;
    }
    const auto listed = commands_from_json(*answer, wish_);
    if (!listed) {
        note_fault(result, unexpected_answer(listed.error().detail()));
        co_return result;
    }
    CommandPlan todo = plan(*listed, chat_.self().id, wish_, known_[team.id].id);
    if (todo.step == CommandStep::LeaveForeign) {
        result.state = CommandState::TakenByOther;
        result.other_url = todo.command.url;
        co_return result;
    }
    const auto written = co_await carry_out(team.id, std::move(todo));
    if (!written) {
        note_fault(result, written.error());
        co_return result;
    }
    remember(team.id, *written);
    result.state = CommandState::Registered;
    co_return result;
}

Async<boost::system::result<ListedCommand, RestFault>> CommandRegistration::carry_out(TeamId team, CommandPlan plan)
{
    co_await remove(std::move(plan.duplicates));
    if (plan.step == CommandStep::Create) co_return co_await write("POST", "/api/v4/commands", creation(wish_, team));

    ListedCommand command = plan.command;
    if (plan.step == CommandStep::Repair) {
        const auto repaired = co_await write("PUT", "/api/v4/commands/" + command.id, repair(wish_, team, command.id));
        if (!repaired) co_return repaired.error();
        if (!repaired->token.empty()) command.token = repaired->token;
    }
    const Known& known = known_[team];
    if (command.token.empty() && known.id == command.id) command.token = known.token.reveal();
    co_return co_await with_token(std::move(command));
}

/// A server that does not show the token again gives a new one.
Async<boost::system::result<ListedCommand, RestFault>> CommandRegistration::with_token(ListedCommand command)
{
    if (!command.token.empty()) co_return command;
    RestCall call("PUT", "/api/v4/commands/" + command.id + "/regen_token");
    call.right = api_.version().command_right();
    const RestAnswer answer = co_await api_.call(std::move(call));
    if (!answer) co_return answer.error();
    Reader in(*answer);
    command.token = in.text("token");
    if (in.failure()) co_return unexpected_answer(in.failure()->detail());
    co_return command;
}

Async<boost::system::result<ListedCommand, RestFault>> CommandRegistration::write(std::string method, std::string path,
                                                                                  const Json& body)
{
    RestCall call(std::move(method), std::move(path), body);
    call.right = api_.version().command_right();
    const RestAnswer answer = co_await api_.call(std::move(call));
    if (!answer) co_return answer.error();
    Result<ListedCommand> command = command_from_json(*answer, wish_);
    if (!command) co_return unexpected_answer(command.error().detail());
    co_return std::move(*command);
}

Async<void> CommandRegistration::remove(std::vector<std::string> commands)
{
    for (const auto& id : commands) {
        RestCall call("DELETE", "/api/v4/commands/" + id);
        const RestAnswer answer = co_await api_.call(std::move(call));
        if (!answer) log::warning("duplicate command not removed", {{"why", answer.error().failure.detail()}});
    }
}

void CommandRegistration::remember(const TeamId& team, const ListedCommand& command)
{
    Known& known = known_[team];
    if (known.id == command.id && known.token.reveal() == command.token) return;
    known.id = command.id;
    known.token = Secret(command.token);
    is_unsaved_ = true;
}

Async<void> CommandRegistration::save()
{
    if (!is_unsaved_) co_return;
    Json kept = Json::object();
    for (const auto& [team, known] : known_)
        if (!known.id.empty()) kept[team.str()] = {{"id", known.id}, {"token", known.token.reveal()}};
    const Result<> put = co_await meta_.put(std::string(kMetaKey), to_text(kept));
    if (put) is_unsaved_ = false; // otherwise the next round tries again; until then memory has them
}

bool CommandRegistration::verify(const TeamId& team, std::string_view token) const
{
    const auto found = known_.find(team);
    if (found == known_.end() || found->second.token.empty()) return false;
    return same_secret(found->second.token.reveal(), token);
}

void CommandRegistration::publish(std::vector<TeamCommand> teams)
{
    std::swap(teams_, teams);
    for (const auto& now : teams_) {
        const bool is_news = std::none_of(teams.begin(), teams.end(), [&](const auto& was) {
            return was.team == now.team && was.says_the_same(now);
        });
        if (is_news && told_) told_(now);
    }
}

} // namespace muster::chat
