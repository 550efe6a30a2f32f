#include "tests/sandbox/integration_fixture.hpp"

#include "server/runtime/deadline.hpp"

#include <nlohmann/json.hpp>

#include <catch2/catch.hpp>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;

TEST_CASE_METHOD(IntegrationFixture, "only somebody who may manage slash commands makes one", "[sandbox][commands]")
{
    start();
    const Json command = {
        {"team_id", team_id}, {"trigger", "incident"}, {"method", "P"}, {"url", integration.url("/")}};

    const Reply refused = call("POST", "/api/v4/commands", ada, command);
    const Reply made = call("POST", "/api/v4/commands", admin, command);

    CHECK(refused.status == 403);
    CHECK(refused.error_id() == "api.context.permissions.app_error");
    CHECK(made.status == 201);
    CHECK(made.json()["token"].get<std::string>().size() == 26);
    CHECK(call("POST", "/api/v4/commands", admin, command).error_id() == "api.command.duplicate_trigger.app_error");
    CHECK(call("GET", "/api/v4/commands/" + made.json()["id"].get<std::string>(), ada).status == 404);
}

TEST_CASE_METHOD(IntegrationFixture, "a command with a broken rule is refused by the rule's name",
                 "[sandbox][commands]")
{
    start();
    const auto refusal = [&](const char* member, const char* value) {
        Json command = {{"team_id", team_id}, {"trigger", "incident"}, {"method", "P"}, {"url", "http://127.0.0.1/"}};
        command[member] = value;
        return call("POST", "/api/v4/commands", admin, command).error_id();
    };

    CHECK(refusal("trigger", "/incident") == "model.command.is_valid.trigger.app_error");
    CHECK(refusal("trigger", "two words") == "model.command.is_valid.trigger.app_error");
    CHECK(refusal("trigger", "away") == "api.command.duplicate_trigger.app_error");
    CHECK(refusal("trigger", "help") == "api.command.duplicate_trigger.app_error");
    CHECK(refusal("url", "") == "model.command.is_valid.url.app_error");
    CHECK(refusal("url", "ftp://127.0.0.1/x") == "model.command.is_valid.url_http.app_error");
    CHECK(refusal("method", "X") == "model.command.is_valid.method.app_error");
    CHECK(refusal("team_id", "x") == "model.command.is_valid.team_id.app_error");
}

TEST_CASE_METHOD(IntegrationFixture, "a member sees of a command what the message box needs, not its secret",
                 "[sandbox][commands]")
{
    start();
    make_command();

    const Json list = call("GET", "/api/v4/teams/" + team_id + "/commands/autocomplete", ada).json();
    REQUIRE(list.size() > 1);
    CHECK(list[0]["trigger"] == "incident");
    CHECK(list[0]["token"] == "");
    CHECK(list[0]["url"] == "");
    CHECK(list[0]["auto_complete_hint"] == "[command]");

    const std::string suggest = "/api/v4/teams/" + team_id + "/commands/autocomplete_suggestions?user_input=";
    const Json expected = {{{"Complete", "incident"},
                            {"Suggestion", "incident"},
                            {"Hint", "[command]"},
                            {"Description", "Run incidents"},
                            {"IconData", ""}}};
    CHECK(call("GET", suggest + "%2FInc", ada).json() == expected);
    CHECK(call("GET", suggest + "%2Fincident%20st", ada).json() == Json::array());
    CHECK(call("GET", suggest, ada).status == 400);
}

TEST_CASE_METHOD(IntegrationFixture, "a command is called with its token, its text and who used it where",
                 "[sandbox][commands]")
{
    start();
    const Json command = make_command();
    integration.answer_json({{"text", "Declared"}});

    const Reply reply = execute("/INCIDENT\tstart \"Checkout\" @ada. @nobody ~off-topic\n50% ü ", ada);

    CHECK(reply.status == 200);
    CHECK(reply.json()["text"] == "Declared");
    CHECK(reply.json()["trigger_id"].get<std::string>().size() == 26);
    const net::HttpRequest& sent = integration.last();
    CHECK(sent.headers.get("Authorization") == "Token " + command["token"].get<std::string>());
    CHECK(sent.headers.get("User-Agent") == "Mattermost-Bot/1.1");
    CHECK(sent.headers.get("Accept") == "application/json");
    CHECK(sent.headers.get("Content-Type") == "application/x-www-form-urlencoded");
    const net::Form form = integration.last_form();
    CHECK(form.get("token") == command["token"]);
    CHECK(form.get("command") == "/incident");
    CHECK(form.get("text") == "start \"Checkout\" @ada. @nobody ~off-topic\n50% ü ");
    CHECK(form.get("user_id") == ada.id);
    CHECK(form.get("user_name") == "ada");
    CHECK(form.get("team_domain") == "sre");
    CHECK(form.get("channel_id") == channel_id);
    CHECK(form.get("channel_name") == "town-square");
    CHECK(form.all("user_mentions") == std::vector<std::string>{"ada"});
    CHECK(form.all("user_mentions_ids") == std::vector<std::string>{ada.id});
    CHECK(form.all("channel_mentions") == std::vector<std::string>{"off-topic"});
    CHECK_FALSE(form.has("root_id"));
}

TEST_CASE_METHOD(IntegrationFixture, "a GET command has its fields behind the query that its URL has",
                 "[sandbox][commands]")
{
    start();
    const Json command = {
        {"team_id", team_id}, {"trigger", "get"}, {"method", "G"}, {"url", integration.url("/c?fixed=1")}};
    REQUIRE(call("POST", "/api/v4/commands", admin, command).status == 201);

    CHECK(execute("/get a b", ada).status == 200);

    CHECK(integration.last().method == "GET");
    CHECK(integration.last().query.starts_with("fixed=1&channel_id="));
    CHECK(net::Form::parse(integration.last().query).get("text") == "a b");
}

TEST_CASE_METHOD(IntegrationFixture, "an answer in the channel is a post of the person who used the command",
                 "[sandbox][commands]")
{
    start();
    make_command();
    integration.answer_json({{"response_type", "in_channel"},
                             {"text", "see <http://127.0.0.1|log> <!here>"},
                             {"type", "custom_incident"},
                             {"username", "Ignored"},
                             {"props", {{"incident_id", "INC-1"}}},
                             {"attachments", {{{"text", "x"}}}}});

    CHECK(execute("/incident post", ada).status == 200);

    const sandbox::Post post = newest_post();
    const Json props = parse_json(post.props).value();
    CHECK(post.user_id == ada.id);
    CHECK(post.message == "see [log](http://127.0.0.1) @here");
    CHECK(post.type == "custom_incident");
    CHECK(props["from_webhook"] == "true");
    CHECK(props["incident_id"] == "INC-1");
    CHECK(props["attachments"][0]["text"] == "x");
    CHECK_FALSE(props.contains("override_username"));
}

TEST_CASE_METHOD(IntegrationFixture, "only a 200 that keeps its word counts as an answer", "[sandbox][commands]")
{
    start();
    make_command();
    const auto error_after = [&](int status, const char* body, const char* type) {
        integration.next = net::HttpResponse(status, body, type);
        const Reply reply = execute("/incident x", ada);
        CHECK(reply.status == 500);
        return reply.json();
    };
    const std::string failed = "api.command.execute_command.failed.app_error";
    const std::string failed_resp = "api.command.execute_command.failed_resp.app_error";

    CHECK(error_after(200, "", "application/json")["id"] == failed);
    CHECK(error_after(200, "{\"text\": ", "application/json")["id"] == failed);
    CHECK(error_after(200, "{\"text\": 5}", "application/json")["id"] == failed);
    CHECK(error_after(204, "", "")["id"] == failed_resp);
    CHECK(error_after(500, "broken", "text/plain")["message"] ==
          "Command with a trigger of 'incident' returned response 500 Internal Server Error.");
    CHECK(error_after(200, R"({"response_type":"in_channel","text":"x","type":"system_join_channel"})",
                      "application/json")["id"] == "api.command.execute_command.create_post_failed.app_error");
    const std::string tall = R"({"response_type":"in_channel","text":")" + std::string(20'000, 'x') + "\"}";
    CHECK(error_after(200, tall.c_str(), "application/json")["id"] ==
          "api.command.execute_command.create_post_failed.app_error");
}

TEST_CASE_METHOD(IntegrationFixture, "an integration that does not answer in time fails the command",
                 "[sandbox][commands]")
{
    options.callback_time = 50ms;
    start();
    make_command();
    integration.before_answer = []() -> Async<void> { co_await sleep_for(2s); };

    const Reply reply = execute("/incident slow", ada);

    CHECK(reply.status == 500);
    CHECK(reply.error_id() == "api.command.execute_command.failed.app_error");
}

TEST_CASE_METHOD(IntegrationFixture, "a callback into a network that is not allowed is not made", "[sandbox][commands]")
{
    start();
    const Json command = {{"team_id", team_id}, {"trigger", "inside"}, {"method", "P"}, {"url", "http://127.0.0.2:1/"}};
    REQUIRE(call("POST", "/api/v4/commands", admin, command).status == 201);

    const Reply reply = execute("/inside", ada);

    CHECK(reply.error_id() == "api.command.execute_command.failed.app_error");
    CHECK(reply.json()["detailed_error"].get<std::string>().find("address forbidden") != std::string::npos);
}

TEST_CASE_METHOD(IntegrationFixture, "commands are refused where the user may not use them", "[sandbox][commands]")
{
    start();
    make_command();
    const std::string direct = make_channel("D", {ada, admin});
    const auto in_direct = [&](const Json& team) {
        return call("POST", "/api/v4/commands/execute", ada,
                    {{"channel_id", direct}, {"command", "/incident x"}, {"team_id", team}});
    };

    CHECK(execute("incident", ada).error_id() == "api.command.execute_command.start.app_error");
    CHECK(execute("/nosuch x", ada).error_id() == "api.command.execute_command.not_found.app_error");
    CHECK(in_direct(team_id).status == 200);
    CHECK(in_direct("").status == 403);
    CHECK(call("POST", "/api/v4/commands/execute", ada,
               {{"channel_id", "aaaaaaaaaaaaaaaaaaaaaaaaaa"}, {"command", "/incident x"}})
              .status == 403);
}

TEST_CASE_METHOD(IntegrationFixture, "a response_url begins with the request's own Host and works five times",
                 "[sandbox][commands]")
{
    start();
    make_command();
    net::OutgoingRequest made = request("POST", "/api/v4/commands/execute");
    made.headers.set("Authorization", "Bearer " + ada.token);
    made.headers.set("Host", "chat.example.test");
    made.body = to_text(Json{{"channel_id", channel_id}, {"command", "/incident late"}});
    REQUIRE(send(std::move(made)).status == 200);
    const std::string url = integration.last_form().get("response_url");
    const std::string start_of_it = "http://chat.example.test";
    REQUIRE(url.starts_with(start_of_it + "/hooks/commands/"));
    const std::string path = url.substr(start_of_it.size());

    for (int use = 1; use <= 5; ++use) {
        const Reply reply = call("POST", path, {}, {{"text", "late"}});
        CHECK(reply.status == 200);
        CHECK(reply.text == "ok");
    }
    const Reply sixth = call("POST", path, {}, {{"text", "late"}});
    CHECK(sixth.status == 400);
    CHECK(sixth.error_id() == "app.command_webhook.try_use.invalid");
    CHECK(call("POST", "/hooks/commands/aaaaaaaaaaaaaaaaaaaaaaaaaa", {}, {{"text", "x"}}).status == 404);
}

TEST_CASE_METHOD(IntegrationFixture, "a deleted command is no longer found, a new token is the only one",
                 "[sandbox][commands]")
{
    start();
    const Json command = make_command();
    const std::string path = "/api/v4/commands/" + command["id"].get<std::string>();

    const Json token = call("PUT", path + "/regen_token", admin).json();
    CHECK(execute("/incident x", ada).status == 200);
    CHECK(integration.last_form().get("token") == token["token"]);
    CHECK(token["token"] != command["token"]);

    CHECK(call("DELETE", path, ada).status == 404);
    CHECK(call("DELETE", path, admin).json() == Json{{"status", "OK"}});
    CHECK(call("DELETE", path, admin).error_id() == "store.sql_command.save.get.app_error");
    CHECK(execute("/incident x", ada).status == 404);
}

TEST_CASE_METHOD(IntegrationFixture, "built-in commands act, and make no post of an integration", "[sandbox][commands]")
{
    start();

    CHECK(execute("/me waves", ada).json()["type"] == "me");
    CHECK(newest_post().message == "*waves*");
    CHECK(newest_post().props.find("from_webhook") == std::string::npos);
    CHECK(execute("/away", ada).json()["text"] == "You are now away");
    CHECK(app->world().statuses.of(ada.id).status == "away");
    CHECK(execute("/header Be calm", ada).status == 200);
    CHECK(app->world().channels.find(channel_id)->header == "Be calm");
    const std::string here = "http://127.0.0.1:" + std::to_string(port);
    CHECK(execute("/join ~off-topic", ada).json()["goto_location"] == here + "/sre/channels/off-topic");
    CHECK(execute("/leave", ada).json()["text"] == "Unable to leave the default channel town-square.");
}
