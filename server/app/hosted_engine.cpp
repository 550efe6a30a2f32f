#include "server/app/hosted_engine.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "plugin/commands/autocomplete.hpp"
#include "plugin/wording/commands.hpp"
#include "plugin/wording/hosting.hpp"
#include "server/app/hosted_http.hpp"
#include "server/chat/hosted/command_tree.hpp"
#include "server/chat/hosted/nouns.hpp"
#include "server/http/faults.hpp"
#include "server/runtime/deadline.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace muster::app
{

namespace
{

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kBetweenTeams = 1min;
constexpr std::string_view kOwnFolder = "muster";

/// Where the store is, if it may be there at all.
Result<std::filesystem::path> folder_of(const rpc::Config& server, const config::PluginSettings& settings)
{
    if (server.cluster_settings.enable.value_or(false)) return fail(Fault::Invalid, wording::no_sqlite_in_a_cluster());
    if (!settings.data_folder.empty()) return std::filesystem::path(settings.data_folder);
    const std::string files = server.file_settings.directory.value_or("");
    if (files.empty()) return fail(Fault::Invalid, wording::no_file_directory());
    return std::filesystem::path(files) / kOwnFolder;
}

CoreOptions core_options(const config::PluginSettings& settings)
{
    CoreOptions options;
    options.test_commands = settings.test_commands;
    options.webhook_private_hosts = settings.webhook_private_hosts;
    return options;
}

/// The picture beside the command: the plugin's own. Without it the command is as good.
Async<std::string> read_icon(host::Api api)
{
    rpc::GetBundlePathArgs asked;
    const Result<rpc::GetBundlePathReply> bundle = co_await api.call(asked);
    if (!bundle || bundle->value.empty()) co_return std::string();
    std::ifstream file(std::filesystem::path(bundle->value) / "assets" / "icon.svg");
    co_return std::string(std::istreambuf_iterator<char>(file), {});
}

/// What was typed after the command's own word.
std::string after_trigger(const std::string& command)
{
    const std::string::size_type space = command.find_first_of(" \t\n");
    return space == std::string::npos ? std::string() : command.substr(space + 1);
}

/// The members of a page's message, which are texts and numbers, without its event.
gob::AnyMap payload_of(const Json& message)
{
    gob::AnyMap payload;
    for (const auto& [key, value] : message.items()) {
        if (key == "event") continue;
        payload[key] = value.is_number_integer() ? gob::Any::of(value.get<std::int64_t>())
                                                 : gob::Any::of(value.get<std::string>());
    }
    return payload;
}

} // namespace

std::string HostedLinks::link_for(UserId, std::string path) { return site_ + std::string(kPluginRoute) + path; }

WebSession HostedLinks::session_for(UserId)
{
    WebSession session;
    session.until = clock_.now() + 1h;
    return session;
}

Async<Result<std::unique_ptr<HostedEngine>>> HostedEngine::make(boost::asio::any_io_executor loop, host::Api api,
                                                                config::PluginSettings settings)
{
    rpc::GetConfigArgs asked;
    const Result<rpc::GetConfigReply> server = co_await api.call(asked);
    if (!server) co_return server.error();
    const Result<std::filesystem::path> folder = folder_of(server->value.value_or(rpc::Config()), settings);
    if (!folder) co_return folder.error();
    Result<std::unique_ptr<Ground>> ground = co_await Ground::open(loop, *folder);
    if (!ground) co_return ground.error();
    co_return std::unique_ptr<HostedEngine>(new HostedEngine(loop, api, std::move(settings), std::move(*ground)));
}

HostedEngine::HostedEngine(boost::asio::any_io_executor loop, host::Api api, config::PluginSettings settings,
                           std::unique_ptr<Ground> ground)
    : api_(api), settings_(std::move(settings)), ground_(std::move(ground)),
      route_secret_(ground_->ids().next() + ground_->ids().next()), chat_(api, std::string(kPluginRoute)),
      whisper_(chat_), links_(ground_->clock()), core_(loop, *ground_, road(), core_options(settings_)),
      pages_(loop, core_.hub(), ground_->clock(),
             [this](UserId to, std::string message) { return tell_page(std::move(to), std::move(message)); }),
      news_(chat_,
            [this](const chat::ChatEvent& event) {
                chat_.observe(event);
                core_.follower().observe(event);
            }),
      tasks_(loop)
{
}

Road HostedEngine::road()
{
    const auto nobody = [](Secret) -> Async<Result<UserId>> {
        co_return fail(Fault::Unauthorized, "sign in to the chat server first");
    };
    // The command comes as a hook: there is no token that its route would take.
    const auto refuse = [](TeamId, std::string) -> Async<bool> { co_return false; };
    return Road{chat_,
                whisper_,
                links_,
                api::Asking(route_secret_, nobody),
                refuse,
                [this] { return teams_; },
                std::string(kPluginRoute),
                api::News::chat};
}

Async<Result<>> HostedEngine::start()
{
    const Result<> signed_in = co_await chat_.sign_in();
    if (!signed_in) co_return signed_in.error();
    const Result<> site = co_await read_site();
    if (!site) co_return site.error();
    const Result<> teams = co_await read_teams();
    if (!teams) co_return teams.error();
    const Result<> registered = co_await register_command();
    if (!registered) co_return registered.error();
    core_.start();
    core_.follower().look_again();
    tasks_.spawn("teams", keep_teams());
    // Pages that are open since before know nothing of this start: they read anew what they show.
    tasks_.spawn("pages",
                 tell_page(UserId(), to_text(Json{{"event", "reset"}, {"cursor", core_.hub().log().cursor()}})));
    co_return Result<>();
}

Async<void> HostedEngine::stop()
{
    tasks_.cancel();
    co_await tasks_.join();
    co_await pages_.stop();
    co_await core_.stop();
}

Async<Result<>> HostedEngine::read_site()
{
    Result<std::string> site = co_await chat_.site_url();
    if (!site) co_return site.error();
    links_.set_site(std::move(*site));
    co_return Result<>();
}

Async<rpc::CommandResponse> HostedEngine::run(rpc::CommandArgs command) const
{
    commands::Call call;
    call.user = UserId(command.user_id);
    call.team = TeamId(command.team_id);
    call.channel = ChannelId(command.channel_id);
    call.text = after_trigger(command.command);
    call.trigger = command.trigger_id;
    call.response = hosted::response_key(call.user, call.channel, PostId(command.root_id));
    const Reply reply = co_await core_.commands().run(call);
    co_return hosted::command_response(reply, chat_.actions_url());
}

Async<net::HttpResponse> HostedEngine::answer(net::HttpRequest request)
{
    const UserId person = person_of(request);
    if (!is_in_own_name(request))
        co_return http::fault_response(fail(Fault::Forbidden, "user_id: not who sent this", "user_id"));
    if (is_id(person.str())) pages_.seen(person);
    co_return co_await core_.router().route(request);
}

Async<Result<>> HostedEngine::register_command()
{
    const std::string icon = co_await read_icon(api_);
    Result<rpc::Command> command = hosted::incident_command(commands::autocomplete_tree(settings_.test_commands), icon);
    if (!command) co_return command.error();
    rpc::RegisterCommandArgs args;
    args.command = std::move(*command);
    std::vector<TeamId> teams{TeamId()}; // every team
    if (!settings_.teams.empty()) teams = teams_;
    for (const TeamId& team : teams) {
        args.command.team_id = team.str();
        const Result<rpc::RegisterCommandReply> registered = co_await api_.call(args);
        if (!registered) co_return registered.error();
        if (!registered->error.is_nil()) co_return fail(Fault::Internal, wording::command_refused());
    }
    co_return Result<>();
}

Async<Result<>> HostedEngine::read_teams()
{
    const Result<std::vector<Team>> all = co_await chat_.teams();
    if (!all) co_return all.error();
    std::vector<TeamId> served;
    std::vector<std::string> missing = settings_.teams;
    for (const Team& team : *all) {
        const bool is_named = std::erase(missing, team.name) > 0;
        if (is_named || settings_.teams.empty()) served.push_back(team.id);
    }
    if (!missing.empty()) co_return fail(Fault::NotFound, wording::no_such_teams(missing), "Teams");
    teams_ = std::move(served);
    co_return Result<>();
}

Async<void> HostedEngine::keep_teams()
{
    for (;;) {
        co_await sleep_for(kBetweenTeams);
        const Result<> read = co_await read_teams();
        if (!read) log::warning("teams not read", {{"why", read.error().detail()}});
    }
}

Async<void> HostedEngine::tell_page(UserId to, std::string message)
{
    const Result<Json> parsed = parse_json(message);
    if (!parsed) co_return;
    rpc::PublishWebSocketEventArgs args;
    args.event = parsed->at("event").get<std::string>();
    args.payload = payload_of(*parsed);
    args.broadcast.user_id = to.str();
    const Result<rpc::PublishWebSocketEventReply> told = co_await api_.call(std::move(args));
    if (!told) log::debug("a page was not told", {{"why", told.error().detail()}});
}

} // namespace muster::app
