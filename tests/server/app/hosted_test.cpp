// The real executable as the plugin of a chat server: what Mattermost does to it, and what it does then.
#include "base/json.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/plugin_host/fake_api.hpp"
#include "tests/support/plugin_host/host.hpp"
#include "tests/support/plugin_host/plugin_process.hpp"
#include "tests/support/run_async.hpp"
#include "tests/support/temp_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>

using namespace muster;
using namespace muster::test;

namespace
{

/// A chat server's folder, its API and its settings; the plugin may be started again and again.
class ChatServer
{
public:
    ChatServer() { files = (folder.path() / "data").string(); }

    template <class T> T run(Async<T> task) { return run_async(loop, std::move(task)); }

    /// Starts the plugin and asks for its hooks.
    void start()
    {
        stop();
        process.emplace(folder.path());
        host.emplace(loop, process->connect(loop));
        api.emplace(host->api, Generation::V5);
        api->files = files;
        api->settings = settings;
        api->is_cluster = is_cluster;
        ada = api->person("ada");
        ben = api->person("ben");
        const TeamId team = api->team("sre");
        sre = team;
        api->put_into(team, ada);
        hooks = run(host->open());
    }
    /// Kills it, where it still runs.
    void stop()
    {
        if (process) process->kill();
        host.reset();
        process.reset();
    }

    /// What the plugin says to being switched on; empty when it is active.
    std::string activate()
    {
        const Result<rpc::OnActivateReply> reply = run(host->activate());
        REQUIRE(reply);
        const auto* error = reply->error.get<rpc::ErrorString>();
        return error ? error->err : std::string();
    }
    std::string change_settings(std::string json)
    {
        api->settings = std::move(json);
        const Result<rpc::OnConfigurationChangeReply> reply = run(host->hook(rpc::OnConfigurationChangeArgs()));
        REQUIRE(reply);
        const auto* error = reply->error.get<rpc::ErrorString>();
        return error ? error->err : std::string();
    }
    rpc::CommandResponse type(const std::string& command)
    {
        rpc::ExecuteCommandArgs args;
        args.args.emplace();
        args.args->user_id = ada.str();
        args.args->team_id = sre.str();
        args.args->channel_id = std::string(kIdLength, 'c');
        args.args->command = command;
        const Result<rpc::ExecuteCommandReply> reply = run(host->hook(std::move(args)));
        REQUIRE(reply);
        REQUIRE(reply->response);
        return *reply->response;
    }
    HttpReceived ask(const std::string& method, const std::string& path, std::map<std::string, std::string> header = {},
                     std::string body = {})
    {
        rpc::HttpRequest request;
        request.method = method;
        request.url = gob::Url(path);
        for (auto& [name, value] : header) request.header[name] = {value};
        return run(host->http(std::move(request), std::move(body)));
    }
    std::map<std::string, std::string> as(const UserId& person) const
    {
        return {{"Mattermost-User-Id", person.str()}, {"Content-Type", "application/json"}};
    }

    TempFolder folder;
    std::string files;
    std::string settings = "{}";
    bool is_cluster = false;

    boost::asio::io_context loop;
    std::optional<PluginProcess> process;
    std::optional<PluginHost> host;
    std::optional<FakeApi> api;
    std::vector<std::string> hooks;
    UserId ada;
    UserId ben;
    TeamId sre;
};

constexpr const char* kPlaybooks = "/api/v0/playbooks";

Json a_playbook(const ChatServer& server)
{
    const Json stage{{"title", "Triage"}, {"items", Json::array({Json{{"title", "Open bridge"}}})}};
    return Json{{"title", "Outage"},
                {"team_id", server.sre.str()},
                {"member_ids", Json::array({server.ada.str()})},
                {"checklists", Json::array({stage})}};
}

} // namespace

TEST_CASE("a chat server that starts the program as its plugin gets Muster", "[hosted]")
{
    ChatServer server;
    server.start();
    const auto has = [&](const char* hook) { return std::count(server.hooks.begin(), server.hooks.end(), hook) == 1; };
    CHECK(has("OnActivate"));
    CHECK(has("OnDeactivate"));
    CHECK(has("OnConfigurationChange"));
    CHECK(has("ExecuteCommand"));
    CHECK(has("ServeHTTP"));
    CHECK(has("MessageHasBeenPosted"));
    CHECK(server.type("/incident list").text.find("just being switched on") != std::string::npos);
    CHECK(server.ask("GET", "/api/v0/settings", server.as(server.ada)).status == 503);

    CHECK(server.activate().empty());
    REQUIRE(server.api->commands.size() == 1);
    CHECK(server.api->commands[0].trigger == "incident");
    CHECK(server.api->commands[0].team_id.empty());
    CHECK(std::filesystem::exists(std::filesystem::path(server.files) / "muster" / "muster.db"));
    CHECK(server.type("/incident nonsense").text.find("nonsense") != std::string::npos);
    server.process->kill();
    CHECK(server.process->rest_of_output().empty());
}

TEST_CASE("the chat server says who asks, and nobody else does", "[hosted]")
{
    ChatServer server;
    server.start();
    REQUIRE(server.activate().empty());

    const HttpReceived settings = server.ask("GET", "/api/v0/settings", server.as(server.ada));
    CHECK(settings.status == 200);
    CHECK(Json::parse(settings.body).at("news") == "chat");
    CHECK(server.ask("GET", "/api/v0/settings").status == 401);
    std::map<std::string, std::string> forged{{"Muster-Plugin-Secret", "x"}, {"Authorization", "Bearer x"}};
    CHECK(server.ask("GET", "/api/v0/settings", forged).status == 401);

    const Json form{{"user_id", server.ben.str()}, {"state", "x"}, {"submission", Json::object()}};
    CHECK(server.ask("POST", "/hooks/dialog", server.as(server.ada), to_text(form)).status == 403);
    CHECK(server.ask("POST", "/hooks/dialog", server.as(server.ben), to_text(form)).status == 200);
    CHECK(server.ask("POST", "/hooks/action", server.as(server.ada), to_text(form)).status == 403);
    CHECK(server.ask("POST", "/hooks/dialog", {}, to_text(form)).status == 403);
    const std::map<std::string, std::string> typed{{"Mattermost-User-Id", server.ada.str()}};
    CHECK(server.ask("POST", "/hooks/command", typed, "user_id=" + server.ada.str() + "&token=").status >= 400);
}

TEST_CASE("whoever asked for something is told of changes through the chat server, and nobody else", "[hosted]")
{
    ChatServer server;
    server.start();
    REQUIRE(server.activate().empty());
    run_until(server.loop, [&] { return !server.api->events.empty(); });
    CHECK(server.api->events[0].event == "reset");
    CHECK(server.api->events[0].broadcast.user_id.empty());
    server.api->events.clear();

    REQUIRE(server.ask("GET", "/api/v0/settings", server.as(server.ada)).status == 200);
    REQUIRE(server.ask("GET", "/api/v0/settings", server.as(server.ben)).status == 200);
    const HttpReceived made = server.ask("POST", kPlaybooks, server.as(server.ada), to_text(a_playbook(server)));
    REQUIRE(made.status == 201);
    const auto created = [](const rpc::PublishWebSocketEventArgs& event) { return event.event == "playbook_created"; };
    run_until(server.loop, [&] { return std::any_of(server.api->events.begin(), server.api->events.end(), created); });
    // Ben is in no team: whatever else he would be told would have come before the answer to his next question.
    REQUIRE(server.ask("GET", "/api/v0/settings", server.as(server.ben)).status == 200);
    for (const auto& event : server.api->events) {
        if (!created(event)) continue;
        CHECK(event.broadcast.user_id == server.ada.str());
        REQUIRE(event.payload.at("playbook_id").get<std::string>());
        CHECK(*event.payload.at("playbook_id").get<std::string>() == Json::parse(made.body).at("id"));
        REQUIRE(event.payload.at("version").get<std::int64_t>());
    }
}

TEST_CASE("in a cluster Muster is not switched on, and says what to do", "[hosted]")
{
    ChatServer server;
    server.is_cluster = true;
    server.start();
    CHECK(server.activate().find("cluster") != std::string::npos);
}

TEST_CASE("why Muster cannot be switched on is told to the chat server", "[hosted]")
{
    ChatServer server;
    std::ofstream(server.folder.path() / "data") << "a file where the folder should be";
    server.start();
    CHECK(server.activate().find("data") != std::string::npos);

    server.settings = R"({"loglevel": "loud"})";
    server.start();
    CHECK(server.activate() == "LogLevel: must be debug, info, warning or error");

    server.settings = R"({"teams": "sre, web"})";
    server.files = (server.folder.path() / "other").string();
    server.start();
    CHECK(server.activate().find("web") != std::string::npos);
}

TEST_CASE("changed settings take effect at once, and bad ones change nothing", "[hosted]")
{
    ChatServer server;
    server.start();
    REQUIRE(server.activate().empty());
    REQUIRE(server.ask("POST", kPlaybooks, server.as(server.ada), to_text(a_playbook(server))).status == 201);
    const std::string list = std::string(kPlaybooks) + "?team_id=" + server.sre.str();
    const auto count = [&] {
        return Json::parse(server.ask("GET", list, server.as(server.ada)).body).at("total_count").get<int>();
    };

    CHECK(server.change_settings("{}").empty()); // some other part of the server's configuration
    CHECK(server.api->commands.size() == 1);
    CHECK(server.change_settings(R"({"teams": "sre"})").empty());
    REQUIRE(server.api->commands.size() == 2);
    CHECK(server.api->commands[1].team_id == server.sre.str());
    CHECK(count() == 1);

    CHECK(server.change_settings(R"({"teams": "nowhere"})").find("nowhere") != std::string::npos);
    CHECK(count() == 1);
    CHECK(server.change_settings(R"({"loglevel": "loud"})").find("LogLevel") == 0);
    CHECK(server.process->log().find("settings not taken why=\"LogLevel") != std::string::npos);
    CHECK(count() == 1);

    const Json elsewhere{{"datafolder", (server.folder.path() / "elsewhere").string()}};
    CHECK(server.change_settings(to_text(elsewhere)).empty());
    CHECK(count() == 0);
}

TEST_CASE("settings that cannot be taken, nor those before, are followed by the next that can", "[hosted]")
{
    ChatServer server;
    server.start();
    REQUIRE(server.activate().empty());
    server.api->failing["GetTeams"] = an_error(500, "app.team.get_all.app_error");
    CHECK_FALSE(server.change_settings(R"({"teams": "sre"})").empty());
    CHECK(server.ask("GET", "/api/v0/settings", server.as(server.ada)).status == 503);

    server.api->failing.clear();
    CHECK(server.change_settings(R"({"teams": "sre"})").empty());
    CHECK(server.ask("GET", "/api/v0/settings", server.as(server.ada)).status == 200);

    CHECK(server.run(server.host->hook(rpc::OnDeactivateArgs())));
    CHECK(server.change_settings("{}").empty());
    CHECK(server.ask("GET", "/api/v0/settings", server.as(server.ada)).status == 503);
}

TEST_CASE("links follow the chat server to its new address", "[hosted]")
{
    ChatServer server;
    server.start();
    REQUIRE(server.activate().empty());
    CHECK(server.type("/incident web").text.find("https://chat.example.com/plugins/muster") != std::string::npos);
    server.api->site_url = "https://talk.example.com";
    CHECK(server.change_settings(server.settings).empty());
    CHECK(server.type("/incident web").text.find("https://talk.example.com/plugins/muster") != std::string::npos);
}

TEST_CASE("what is asked while settings change waits, and is answered", "[hosted]")
{
    ChatServer server;
    server.start();
    REQUIRE(server.activate().empty());
    int answered = 0;
    const auto ask = [](ChatServer& of, int& done) -> Async<void> {
        rpc::HttpRequest request;
        request.method = "GET";
        request.url = gob::Url("/api/v0/settings");
        request.header["Mattermost-User-Id"] = {of.ada.str()};
        const HttpReceived received = co_await of.host->http(std::move(request), "");
        CHECK(received.status == 200);
        ++done;
    };
    TaskGroup tasks(server.loop.get_executor());
    for (int i = 0; i < 50; ++i) tasks.spawn("ask", ask(server, answered));
    CHECK(server.change_settings(R"({"teams": "sre"})").empty());
    run_until(server.loop, [&] { return answered == 50; });
}

TEST_CASE("switched off and on again, Muster has what it had", "[hosted]")
{
    ChatServer server;
    server.start();
    REQUIRE(server.activate().empty());
    const HttpReceived made = server.ask("POST", kPlaybooks, server.as(server.ada), to_text(a_playbook(server)));
    REQUIRE(made.status == 201);
    const std::string path = std::string(kPlaybooks) + "/" + Json::parse(made.body).at("id").get<std::string>();

    CHECK(server.run(server.host->hook(rpc::OnDeactivateArgs())));
    CHECK(server.type("/incident list").text.find("switched") != std::string::npos);
    CHECK(server.run(server.host->control("Quit")));
    server.host->hang_up();
    run_until(server.loop, [&] { return !server.host->why_ended.empty(); });
    CHECK(server.process->exit_code() == 0);
    CHECK(server.process->log().find("[INFO] switched off") != std::string::npos);

    server.start();
    REQUIRE(server.activate().empty());
    CHECK(server.ask("GET", path, server.as(server.ada)).status == 200);
    server.process->kill(); // as a crash does, or a server that loses patience
    server.start();
    REQUIRE(server.activate().empty());
    CHECK(server.ask("GET", path, server.as(server.ada)).status == 200);
}

TEST_CASE("a plugin whose chat server is gone ends by itself", "[hosted]")
{
    ChatServer server;
    server.start();
    REQUIRE(server.activate().empty());
    server.host->hang_up();
    run_until(server.loop, [&] { return !server.host->why_ended.empty(); });
    CHECK(server.process->exit_code() == 0);
}

TEST_CASE("two hundred people may type at the same moment", "[hosted]")
{
    ChatServer server;
    server.start();
    REQUIRE(server.activate().empty());
    int answered = 0;
    const auto type = [](ChatServer& of, int& done) -> Async<void> {
        rpc::ExecuteCommandArgs args;
        args.args.emplace();
        args.args->user_id = of.ada.str();
        args.args->team_id = of.sre.str();
        args.args->channel_id = std::string(kIdLength, 'c');
        args.args->command = "/incident list";
        const Result<rpc::ExecuteCommandReply> reply = co_await of.host->hook(std::move(args));
        CHECK(reply);
        ++done;
    };
    TaskGroup tasks(server.loop.get_executor());
    for (int i = 0; i < 200; ++i) tasks.spawn("type", type(server, answered));
    run_until(server.loop, [&] { return answered == 200; });
}
