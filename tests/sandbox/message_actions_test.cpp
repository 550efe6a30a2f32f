#include "tests/sandbox/integration_fixture.hpp"

#include <nlohmann/json.hpp>

#include <catch2/catch.hpp>

using namespace muster;
using namespace muster::test;

namespace
{

const std::string kFailed = "api.post.do_action.action_integration.app_error";

class ActionFixture : public IntegrationFixture
{
public:
    Json button(const std::string& id) const
    {
        return {{"id", id},
                {"type", "button"},
                {"name", "Take it"},
                {"integration", {{"url", integration.url("/action")}, {"context", {{"incident_id", "INC-1"}}}}}};
    }
    Json menu(const std::string& id) const
    {
        Json action = button(id);
        action["type"] = "select";
        action["options"] = Json::array({{{"text", "Sev 1"}, {"value", "1"}}});
        return action;
    }
    /// The id of a post of admin with those actions.
    std::string post_with(const Json& actions)
    {
        const Json attachments = {{{"text", "choose"}, {"actions", actions}}};
        sandbox::World& world = app->world();
        sandbox::Post post;
        post.id = world.new_id();
        post.create_at = post.update_at = world.now();
        post.user_id = admin.id;
        post.channel_id = channel_id;
        post.message = "pick";
        post.props = to_text({{"attachments", attachments}, {"from_webhook", "true"}});
        world.posts.add(post);
        return post.id;
    }
    sandbox::Post post(const std::string& id) { return app->world().posts.find(id).value(); }
    Reply click(const std::string& post_id, const std::string& action_id, const Json& body = Json::object())
    {
        return call("POST", "/api/v4/posts/" + post_id + "/actions/" + action_id, ada, body);
    }
    /// The ephemeral post that a command of ada has answered, with a button "go".
    Json ephemeral_post()
    {
        make_command();
        EventListener browser(loop, port, ada.token);
        const Json attachments = {{{"text", "pick one"}, {"actions", Json::array({button("go")})}}};
        integration.answer_json({{"text", "pick"}, {"attachments", attachments}});
        const Reply reply = execute("/incident pick", ada);
        REQUIRE(reply.status == 200);
        const Json answered = reply.json()["attachments"][0]["actions"][0];
        CHECK_FALSE(answered.contains("integration"));
        const Json event = browser.wait_for("ephemeral_message");
        Json post = parse_json(event["data"]["post"].get<std::string>()).value();
        CHECK(post["props"]["attachments"][0]["actions"][0]["cookie"] == answered["cookie"]);
        integration.answer_json(Json::object());
        return post;
    }
};

std::string cookie_of(const Json& post)
{
    return post["props"]["attachments"][0]["actions"][0]["cookie"].get<std::string>();
}

} // namespace

TEST_CASE_METHOD(ActionFixture, "a click calls the integration with its context and who clicked", "[sandbox][actions]")
{
    start();
    const std::string post_id = post_with(Json::array({button("ack"), menu("sev")}));

    const Reply reply = click(post_id, "ack");

    CHECK(reply.json()["status"] == "OK");
    CHECK(reply.json()["trigger_id"].get<std::string>().size() == 26);
    Json sent = integration.last_json();
    CHECK(sent["trigger_id"].get<std::string>().size() > 100);
    sent.erase("trigger_id");
    CHECK(sent == Json{{"user_id", ada.id},
                       {"user_name", "ada"},
                       {"channel_id", channel_id},
                       {"channel_name", "town-square"},
                       {"team_id", team_id},
                       {"team_domain", "sre"},
                       {"post_id", post_id},
                       {"type", "button"},
                       {"data_source", ""},
                       {"context", {{"incident_id", "INC-1"}}}});
    CHECK_FALSE(integration.last().headers.has("Authorization"));

    CHECK(click(post_id, "sev", {{"selected_option", "1"}}).status == 200);
    CHECK(integration.last_json()["context"]["selected_option"] == "1");
}

TEST_CASE_METHOD(ActionFixture, "an update replaces message and props, and keeps what marks the sender",
                 "[sandbox][actions]")
{
    start();
    const std::string post_id = post_with(Json::array({button("ack")}));
    const Json attachments = {{{"text", "done"}, {"actions", Json::array({button("again")})}}};
    integration.answer_json(
        {{"update",
          {{"message", "Taken by @ada"}, {"props", {{"attachments", attachments}, {"override_username", "x"}}}}}});

    CHECK(click(post_id, "ack").status == 200);

    const Json props = parse_json(post(post_id).props).value();
    CHECK(post(post_id).message == "Taken by @ada");
    CHECK(props["from_webhook"] == "true");
    CHECK_FALSE(props.contains("override_username"));
    CHECK(click(post_id, "again").status == 200);
    CHECK(click(post_id, "ack").error_id() == "api.post.do_action.action_id.app_error");
}

TEST_CASE_METHOD(ActionFixture, "an ephemeral answer reaches only who clicked and is not kept", "[sandbox][actions]")
{
    start();
    const std::string post_id = post_with(Json::array({button("ack")}));
    EventListener browser(loop, port, ada.token);
    integration.answer_json({{"ephemeral_text", "Noted, <http://127.0.0.1|see>"}});

    CHECK(click(post_id, "ack").status == 200);

    const Json event = browser.wait_for("ephemeral_message");
    const Json post = parse_json(event["data"]["post"].get<std::string>()).value();
    CHECK(post["message"] == "Noted, [see](http://127.0.0.1)");
    CHECK(post["root_id"] == post_id);
    CHECK(event["broadcast"]["user_id"] == ada.id);
    CHECK_FALSE(app->world().posts.find(post["id"].get<std::string>()));
}

TEST_CASE_METHOD(ActionFixture, "a click that leads nowhere, or whose answer is none, is refused", "[sandbox][actions]")
{
    start();
    Json ghost = button("ghost");
    ghost.erase("integration");
    Json dead = button("dead");
    dead["integration"]["url"] = "http://127.0.0.1:1/none";
    const std::string post_id = post_with(Json::array({button("ack"), button("bad_id"), ghost, dead}));

    CHECK(click(post_id, "ghost").status == 404);
    CHECK(click(post_id, "nosuch").status == 404);
    CHECK(click(post_id, "bad_id").error_id() == "api.context.404.app_error");
    CHECK(click(post_id, "dead").error_id() == kFailed);
    integration.next = net::HttpResponse(200, "", "text/plain");
    CHECK(click(post_id, "ack").error_id() == kFailed);
    integration.next = net::HttpResponse(200, R"({"update":5})", "application/json");
    CHECK(click(post_id, "ack").error_id() == kFailed);
    integration.next = net::HttpResponse(500, "{}", "application/json");
    const Reply failed = click(post_id, "ack");
    CHECK(failed.status == 400);
    CHECK(failed.error_id() == kFailed);
}

TEST_CASE_METHOD(ActionFixture, "who cannot read the channel cannot click in it", "[sandbox][actions]")
{
    start();
    channel_id = make_channel("P", {admin});
    const std::string post_id = post_with(Json::array({button("ack")}));

    CHECK(click(post_id, "ack").status == 403);
    CHECK(integration.received.empty());
}

TEST_CASE_METHOD(ActionFixture, "an ephemeral post's button works with its cookie", "[sandbox][actions]")
{
    start();
    const Json post = ephemeral_post();
    const std::string post_id = post["id"].get<std::string>();

    CHECK(click(post_id, "go", {{"cookie", cookie_of(post)}}).status == 200);
    CHECK(integration.last_json()["context"]["incident_id"] == "INC-1");
    CHECK(integration.last_json()["post_id"] == post_id);

    integration.answer_json({{"update", {{"message", "changed"}}}});
    const Reply updated = click(post_id, "go", {{"cookie", cookie_of(post)}});
    CHECK(updated.status == 404);
    CHECK(updated.error_id() == "app.post.get.app_error");
}

TEST_CASE_METHOD(ActionFixture, "an ephemeral post's button is refused without its own cookie", "[sandbox][actions]")
{
    start();
    const Json post = ephemeral_post();
    const std::string post_id = post["id"].get<std::string>();
    const std::string cookie = cookie_of(post);
    std::string forged = cookie;
    forged[cookie.size() / 2] = forged[cookie.size() / 2] == 'A' ? 'B' : 'A';
    const std::size_t calls = integration.received.size();

    CHECK(click(post_id, "go").status == 403);
    CHECK(click(post_id, "go", {{"cookie", forged}}).error_id() == kFailed);
    CHECK(click(post_id, "go", {{"cookie", "e30="}}).error_id() == kFailed);
    CHECK(click("aaaaaaaaaaaaaaaaaaaaaaaaaa", "go", {{"cookie", cookie}}).error_id() == kFailed);
    CHECK(integration.received.size() == calls);
}
