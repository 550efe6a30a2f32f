#include "tests/sandbox/integration_fixture.hpp"

#include <nlohmann/json.hpp>

#include <catch2/catch.hpp>

using namespace muster;
using namespace muster::test;

namespace
{

Json dialog_for(const std::string& trigger_id, const std::string& url)
{
    return {{"trigger_id", trigger_id},
            {"url", url},
            {"dialog",
             {{"callback_id", "start"},
              {"title", "Start an incident"},
              {"state", "signed"},
              {"notify_on_cancel", true},
              {"elements", {{{"display_name", "Name"}, {"name", "name"}, {"type", "text"}, {"max_length", 64}}}}}}};
}

class DialogFixture : public IntegrationFixture
{
public:
    /// A trigger id as the integration gets it with a command of ada.
    std::string trigger_of_ada()
    {
        REQUIRE(execute("/incident start", ada).status == 200);
        return integration.last_form().get("trigger_id");
    }
    Json submission()
    {
        return {{"url", integration.url("/dialog")},
                {"callback_id", "start"},
                {"state", "signed"},
                {"channel_id", channel_id},
                {"team_id", team_id},
                {"user_id", admin.id},
                {"submission", {{"name", "Checkout"}, {"page", true}, {"link", nullptr}}}};
    }
    Reply submit(const Json& body) { return call("POST", "/api/v4/actions/dialogs/submit", ada, body); }
};

} // namespace

TEST_CASE_METHOD(DialogFixture, "a dialog opens for the person whose trigger id it brings, without any session",
                 "[sandbox][dialog]")
{
    start();
    make_command();
    EventListener browser(loop, port, ada.token);
    const Reply executed = execute("/incident start", ada);
    const std::string trigger_id = integration.last_form().get("trigger_id");

    const Reply opened =
        call("POST", "/api/v4/actions/dialogs/open", {}, dialog_for(trigger_id, integration.url("/dialog")));

    CHECK(opened.json() == Json{{"status", "OK"}});
    const Json event = browser.wait_for("open_dialog");
    const Json shown = parse_json(event["data"]["dialog"].get<std::string>()).value();
    CHECK(shown["trigger_id"] == executed.json()["trigger_id"]);
    CHECK(shown["url"] == integration.url("/dialog"));
    CHECK(shown["dialog"]["title"] == "Start an incident");
    CHECK(shown["dialog"]["elements"][0]["optional"] == false);
    CHECK(shown["dialog"]["elements"][0]["options"].is_null());
    CHECK(event["broadcast"]["user_id"] == ada.id);
}

TEST_CASE_METHOD(DialogFixture, "a trigger id that is too old opens nothing", "[sandbox][dialog]")
{
    options.trigger_life = std::chrono::seconds(-1); // over before it began, so that nobody has to wait
    start();
    make_command();

    const Reply opened =
        call("POST", "/api/v4/actions/dialogs/open", {}, dialog_for(trigger_of_ada(), integration.url("/dialog")));

    CHECK(opened.status == 400);
    CHECK(opened.error_id() == "interactive_message.decode_trigger_id.expired");
}

TEST_CASE_METHOD(DialogFixture, "a dialog that cannot be opened is refused as Mattermost refuses it",
                 "[sandbox][dialog]")
{
    start();
    make_command();
    const std::string trigger_id = trigger_of_ada();
    const auto refusal = [&](const Json& body) {
        const Reply reply = call("POST", "/api/v4/actions/dialogs/open", {}, body);
        CHECK(reply.status == 400);
        return reply.error_id();
    };
    const std::string invalid_body = "api.context.invalid_body_param.app_error";
    Json mistyped = dialog_for(trigger_id, integration.url("/"));
    mistyped["dialog"]["elements"][0]["max_length"] = "64";

    CHECK(refusal(dialog_for(trigger_id, "")) == invalid_body);
    CHECK(refusal(mistyped) == invalid_body);
    CHECK(refusal(Json::array()) == invalid_body);
    CHECK(refusal(dialog_for("not base64!", "http://127.0.0.1/")) ==
          "interactive_message.decode_trigger_id.base64_decode_failed");
    CHECK(refusal(dialog_for("YTpi", "http://127.0.0.1/")) == "interactive_message.decode_trigger_id.missing_data");
}

TEST_CASE_METHOD(DialogFixture,
                 "a submission reaches the integration in the name of the session, whoever the client claims",
                 "[sandbox][dialog]")
{
    start();

    const Reply reply = submit(submission());

    CHECK(reply.json() == Json::object());
    const Json sent = integration.last_json();
    CHECK(sent["user_id"] == ada.id);
    CHECK(sent["type"] == "dialog_submission");
    CHECK(sent["submission"] == Json{{"name", "Checkout"}, {"page", true}, {"link", nullptr}});
    CHECK(sent["cancelled"] == false);
    CHECK_FALSE(sent.contains("url"));
    CHECK_FALSE(integration.last().headers.has("Authorization"));
    CHECK(integration.last().headers.get("Content-Type") == "application/json");
}

TEST_CASE_METHOD(DialogFixture, "what the integration answers to a submission keeps the dialog open or closes it",
                 "[sandbox][dialog]")
{
    start();
    const auto answer_to = [&](int status, const std::string& body) {
        integration.next = net::HttpResponse(status, body, "application/json");
        return submit(submission());
    };

    CHECK(answer_to(200, "").json() == Json::object());
    CHECK(answer_to(200, "<p>hi</p>").json() == Json::object());
    CHECK(answer_to(200, R"({"errors":{"name":"taken"}})").json() == Json{{"errors", {{"name", "taken"}}}});
    CHECK(answer_to(200, R"({"error":"no"})").json() == Json{{"error", "no"}});
    const Reply failed = answer_to(400, R"({"errors":{"name":"taken"}})");
    CHECK(failed.status == 400);
    CHECK(failed.error_id() == "api.post.do_action.action_integration.app_error");
}

TEST_CASE_METHOD(DialogFixture, "cancelling tells the integration, with whatever the client sends as submission",
                 "[sandbox][dialog]")
{
    start();
    Json body = submission();
    body["cancelled"] = true;
    body.erase("submission");

    CHECK(submit(body).status == 200);

    CHECK(integration.last_json()["cancelled"] == true);
    CHECK(integration.last_json()["submission"].is_null());
}

TEST_CASE_METHOD(DialogFixture, "a submission for a channel or team that is not the user's own goes nowhere",
                 "[sandbox][dialog]")
{
    start();
    Json elsewhere = submission();
    elsewhere["channel_id"] = make_channel("P", {admin});
    Json other_team = submission();
    other_team["team_id"] = "aaaaaaaaaaaaaaaaaaaaaaaaaa";
    Json no_url = submission();
    no_url["url"] = "";

    CHECK(submit(elsewhere).status == 403);
    CHECK(submit(other_team).status == 403);
    CHECK(submit(no_url).status == 400);
    CHECK(call("POST", "/api/v4/actions/dialogs/submit", {}, submission()).status == 401);
    CHECK(integration.received.empty());
}

TEST_CASE_METHOD(DialogFixture, "a relative URL goes to the plugin's process, with the user's id", "[sandbox][dialog]")
{
    start();
    Json body = submission();
    body["url"] = "/plugins/muster/dialog?x=1";

    CHECK(submit(body).status == 200);

    CHECK(integration.last().target == "/dialog?x=1");
    CHECK(integration.last().headers.get("Mattermost-User-Id") == ada.id);
    CHECK(integration.last().headers.get("Muster-Plugin-Secret") == options.plugin_secret);
}
