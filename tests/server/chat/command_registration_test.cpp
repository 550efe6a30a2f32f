#include "server/chat/rest/command_registration.hpp"

#include "server/runtime/task_group.hpp"
#include "tests/server/chat/recorded.hpp"
#include "tests/server/chat/scripted_server.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/memory_store.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <memory>

using namespace muster;
using namespace muster::chat;
using test::recorded;
using test::recorded_body;

namespace
{

const TeamId kTeam("iikk87unmfr9xfsujyr4unbtsa"); // "response"
const UserId kBot("xc6mj74mafnpjnswgi4yzf7tcw");
const UserId kMel("ayqtaottoinqbb7ubbi5n4scmh");
const std::string kList = "GET /api/v4/commands";
const std::string kCreate = "POST /api/v4/commands";

CommandWish a_wish()
{
    CommandWish wish;
    wish.url = "http://127.0.0.1:8066/hooks/command";
    wish.hint = "[start|end|…]";
    return wish;
}

Json a_command(const std::string& id, const UserId& creator = kBot)
{
    Json command = creation(a_wish(), kTeam);
    command["id"] = id;
    command["token"] = "token-of-" + id;
    command["creator_id"] = creator.str();
    return command;
}

/// The bot is in one team, called "response".
class Scene
{
public:
    Scene() : talk(server), chat(talk.api, talk.clock, "http://127.0.0.1:8066")
    {
        server.answer("GET /api/v4/users/me", recorded("bots/bot_me"));
        Json team = recorded_body("teams/get_team");
        server.answer("GET /api/v4/users/me/teams", 200, Json::array({team}));
        REQUIRE(run(chat.sign_in()));
        begin();
    }

    /// A registration as a process that has just started has it.
    void begin(std::vector<std::string> teams = {})
    {
        const auto tell = [this](const TeamCommand& team) { told.push_back(team); };
        commands = std::make_unique<CommandRegistration>(server.loop.get_executor(), talk.api, chat, store, a_wish(),
                                                         std::move(teams), tell);
    }
    void list(const Json& listed)
    {
        server.unscript(kList);
        server.answer(kList, 200, listed);
    }
    bool round() { return run(commands->register_all()); }
    template <class T> T run(Async<T> task) { return test::run_async(server.loop, std::move(task)); }
    const TeamCommand& state() const { return commands->teams().at(0); }

    test::ScriptedServer server;
    test::ScriptedApi talk;
    chat::RestChat chat;
    test::CountedIds ids;
    test::MemoryStore store{ids};
    std::vector<TeamCommand> told;
    std::unique_ptr<CommandRegistration> commands;
};

} // namespace

TEST_CASE("a team without the command gets it, and its token is believed", "[chat][commands]")
{
    Scene scene;
    scene.list(Json::array());
    scene.server.answer(kCreate, 201, a_command("c1"));

    CHECK(scene.round());

    CHECK(scene.state().state == CommandState::Registered);
    CHECK(scene.server.last_body().at("trigger") == "incident");
    CHECK(scene.server.last_body().at("url") == a_wish().url);
    CHECK(scene.server.last_body().at("auto_complete_hint") == a_wish().hint);
    CHECK(scene.commands->verify(kTeam, "token-of-c1"));
    CHECK_FALSE(scene.commands->verify(kTeam, "token-of-c2"));
    CHECK_FALSE(scene.commands->verify(kTeam, ""));
    CHECK_FALSE(scene.commands->verify(TeamId("another"), "token-of-c1"));
}

TEST_CASE("a restart registers nothing again and changes nothing", "[chat][commands]")
{
    Scene scene;
    scene.list(Json::array({a_command("c1")}));

    CHECK(scene.round());
    CHECK(scene.round());

    CHECK(scene.server.count(kCreate) == 0);
    CHECK(scene.told.size() == 1);
    CHECK(scene.commands->verify(kTeam, "token-of-c1"));
}

TEST_CASE("after a restart tokens are believed before the chat server has answered", "[chat][commands]")
{
    Scene scene;
    scene.list(Json::array({a_command("c1")}));
    CHECK(scene.round());
    scene.begin();

    CHECK_FALSE(scene.commands->verify(kTeam, "token-of-c1"));
    CHECK(scene.run(scene.commands->load()));
    CHECK(scene.commands->verify(kTeam, "token-of-c1"));
}

TEST_CASE("kept tokens that cannot be read are as if they were not there", "[chat][commands]")
{
    Scene scene;
    const std::string damaged = GENERATE("", "{", "[]", R"({"t": 7})", R"({"t": {"id": "c1"}})");
    ignore(scene.run(scene.store.put("slash_commands", damaged)), "a memory store does not fail");

    CHECK(scene.run(scene.commands->load()));
    CHECK_FALSE(scene.commands->verify(TeamId("t"), ""));
}

TEST_CASE("a command of ours with another address or hint is repaired and keeps its token", "[chat][commands]")
{
    const std::string member = GENERATE("url", "auto_complete_hint", "auto_complete_desc", "method");
    Scene scene;
    Json old = a_command("c1");
    old[member] = "old";
    scene.list(Json::array({old}));
    scene.server.answer("PUT /api/v4/commands/c1", 200, a_command("c1"));

    INFO(member);
    CHECK(scene.round());

    CHECK(scene.server.count("PUT /api/v4/commands/c1") == 1);
    CHECK(scene.server.last_body().at("id") == "c1");
    CHECK(scene.server.last_body().at("team_id") == kTeam.str());
    CHECK(scene.commands->verify(kTeam, "token-of-c1"));
}

TEST_CASE("of two commands of ours one goes", "[chat][commands]")
{
    Scene scene;
    Json stale = a_command("c1");
    stale["url"] = "http://old";
    scene.list(Json::array({stale, a_command("c2")}));
    scene.server.answer("DELETE /api/v4/commands/c1", 200, Json({{"status", "OK"}}));

    CHECK(scene.round());

    CHECK(scene.server.count("DELETE /api/v4/commands/c1") == 1);
    CHECK(scene.commands->verify(kTeam, "token-of-c2"));
}

TEST_CASE("of two commands of ours the one known from before stays", "[chat][commands]")
{
    const std::vector<ListedCommand> listed{command_from_json(a_command("c1"), a_wish()).value(),
                                            command_from_json(a_command("c2"), a_wish()).value()};

    const CommandPlan todo = plan(listed, kBot, a_wish(), "c2");

    CHECK(todo.step == CommandStep::Keep);
    CHECK(todo.command.id == "c2");
    CHECK(todo.duplicates == std::vector<std::string>{"c1"});
}

TEST_CASE("somebody else's command is left alone and told", "[chat][commands]")
{
    Scene scene;
    Json foreign = a_command("c9", kMel);
    foreign["url"] = "http://elsewhere";
    scene.list(Json::array({foreign}));

    CHECK_FALSE(scene.round());

    CHECK(scene.state().state == CommandState::TakenByOther);
    CHECK(scene.state().other_url == "http://elsewhere");
    CHECK(scene.server.count(kCreate) == 0);
    CHECK_FALSE(scene.commands->verify(kTeam, "token-of-c9"));
}

TEST_CASE("a command that an earlier bot made for our address is used as it is", "[chat][commands]")
{
    Scene scene;
    scene.list(Json::array({a_command("c9", kMel)}));

    CHECK(scene.round());

    CHECK(scene.server.count(kCreate) == 0);
    CHECK(scene.commands->verify(kTeam, "token-of-c9"));
}

TEST_CASE("a trigger taken by a command that is not listed is told", "[chat][commands]")
{
    Scene scene;
    scene.list(Json::array());
    scene.server.answer(kCreate, recorded("commands/create_duplicate_trigger"));

    CHECK_FALSE(scene.round());
    CHECK(scene.state().state == CommandState::TakenByOther);
    CHECK(scene.state().other_url.empty());
}

TEST_CASE("a missing right is named as this version of the server names it", "[chat][commands]")
{
    Scene scene;
    net::HttpResponse young = recorded("default-settings/403_no_detailed_error");
    young.headers.set("X-Version-Id", "11.6.0.1.x.false");
    scene.server.answer(kList, recorded("commands/list_custom_only_by_member"));
    scene.server.answer(kList, young);

    CHECK_FALSE(scene.round());
    CHECK(scene.state().state == CommandState::MissingRight);
    CHECK(scene.state().right == "manage_slash_commands");
    CHECK_FALSE(scene.round()); // answered by the new version; the next call knows
    CHECK_FALSE(scene.round());
    CHECK(scene.state().right == "manage_own_slash_commands");
}

TEST_CASE("commands switched off on the server are told as that", "[chat][commands]")
{
    Scene scene;
    scene.list(Json::array());
    scene.server.answer(kCreate, recorded("default-settings/create_command_while_commands_disabled"));

    CHECK_FALSE(scene.round());
    CHECK(scene.state().state == CommandState::SwitchedOff);
}

TEST_CASE("only the configured teams are served, and one that the bot is not in is told", "[chat][commands]")
{
    Scene scene;
    scene.begin({"ops"});

    CHECK_FALSE(scene.round());

    REQUIRE(scene.commands->teams().size() == 1);
    CHECK(scene.state().state == CommandState::NotInTeam);
    CHECK(scene.state().team_name == "ops");
    CHECK(scene.server.count(kList) == 0);
}

TEST_CASE("a token that the server does not show again is the kept one, or a new one", "[chat][commands]")
{
    Scene scene;
    Json shy = a_command("c1");
    shy["token"] = "";
    scene.list(Json::array({shy}));
    scene.server.answer("PUT /api/v4/commands/c1/regen_token", 200, Json({{"token", "fresh"}}));

    CHECK(scene.round());
    CHECK(scene.commands->verify(kTeam, "fresh"));
    CHECK(scene.round());
    CHECK(scene.server.count("PUT /api/v4/commands/c1/regen_token") == 1);
    CHECK(scene.commands->verify(kTeam, "fresh"));
}

TEST_CASE("a failing server is told once and keeps what was known", "[chat][commands]")
{
    Scene scene;
    scene.list(Json::array({a_command("c1")}));
    CHECK(scene.round());
    scene.server.unscript(kList);

    CHECK_FALSE(scene.round());
    CHECK_FALSE(scene.round());

    CHECK(scene.state().state == CommandState::Failed);
    CHECK(scene.told.size() == 2);
    CHECK(scene.commands->verify(kTeam, "token-of-c1"));
}

TEST_CASE("the feed's connection and a joined team start a round", "[chat][commands]")
{
    Scene scene;
    scene.list(Json::array({a_command("c1")}));
    TaskGroup group(scene.server.loop.get_executor());
    group.spawn("commands", scene.commands->run());
    const auto rounds = [&](std::size_t count) {
        test::run_until(scene.server.loop, [&] { return scene.server.count(kList) >= count; });
    };

    scene.commands->observe(Connected{true});
    rounds(1);
    scene.commands->observe(TeamJoined{kTeam});
    rounds(2);

    group.cancel();
    test::run_async(scene.server.loop, group.join());
    CHECK(scene.server.count(kList) == 2);
}
