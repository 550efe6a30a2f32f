#include "tests/sandbox/integration_fixture.hpp"

#include "sandbox/integrations/plugin_request.hpp"
#include "tests/support/catch_result.hpp"

#include <nlohmann/json.hpp>

#include <catch2/catch.hpp>

using namespace muster;
using namespace muster::test;

namespace
{

class PluginFixture : public IntegrationFixture
{
public:
    const net::HttpRequest& passed(net::OutgoingRequest request)
    {
        const Reply reply = send(std::move(request));
        CHECK(reply.status == 200);
        return integration.last();
    }
    net::OutgoingRequest from_browser(const std::string& method, const std::string& target, const Caller& caller)
    {
        net::OutgoingRequest made = request(method, target);
        made.headers.set("Cookie", "theme=dark; MMAUTHTOKEN=" + caller.token + "; MMUSERID=" + caller.id);
        return made;
    }
    std::string csrf_of(const Caller& caller)
    {
        return app->world().sessions.find(caller.token, app->world().now())->csrf;
    }
};

} // namespace

TEST_CASE_METHOD(PluginFixture, "the process gets the path behind its name, the user and the secret",
                 "[sandbox][plugin]")
{
    start();
    net::OutgoingRequest made = request("GET", "/plugins/muster/api/v0/incidents/a%2Fb?page=1&access_token=stolen");
    made.headers.set("Authorization", "Bearer " + ada.token);
    made.headers.set("Referer", "http://chat.example.test/private");
    made.headers.set("X-Custom", "kept");

    const net::HttpRequest& got = passed(std::move(made));

    CHECK(got.target == "/api/v0/incidents/a%2Fb?page=1");
    CHECK(got.headers.get("Mattermost-User-Id") == ada.id);
    CHECK(got.headers.get("Muster-Plugin-Secret") == "between the two of us");
    CHECK(got.headers.get("X-Custom") == "kept");
    CHECK(got.headers.get("X-Forwarded-For") == "127.0.0.1");
    CHECK_FALSE(got.headers.has("Authorization"));
    CHECK_FALSE(got.headers.has("Referer"));
}

TEST_CASE_METHOD(PluginFixture, "what only the server may say never comes from outside", "[sandbox][plugin]")
{
    start();
    net::OutgoingRequest made = request("GET", "/plugins/muster/");
    for (const char* name : {"Mattermost-User-Id", "mattermost-user-id", "MATTERMOST_USER_ID", "Mattermost_User-Id",
                             "Muster-Plugin-Secret", "muster_plugin_secret", "Mattermost-Plugin-ID"})
        made.headers.add(name, "forged");
    made.headers.set("X-Forwarded-For", "10.0.0.1");

    const net::HttpRequest& got = passed(std::move(made));

    for (const auto& [name, value] : got.headers) {
        CHECK(value != "forged");
        CHECK(value != "10.0.0.1");
    }
    CHECK_FALSE(got.headers.has("Mattermost-User-Id"));
    CHECK(got.headers.all("Muster-Plugin-Secret").size() == 1);
    CHECK(got.headers.get("Muster-Plugin-Secret") == "between the two of us");
    CHECK(sandbox::is_reserved_header("MuStEr_pLuGiN-SECRET"));
}

TEST_CASE_METHOD(PluginFixture, "the session's token does not reach the process, other cookies do", "[sandbox][plugin]")
{
    start();

    const net::HttpRequest& got = passed(from_browser("GET", "/plugins/muster/x", ada));

    CHECK(got.headers.get("Mattermost-User-Id") == ada.id);
    CHECK(got.headers.get("Cookie") == "theme=dark; MMUSERID=" + ada.id);
    for (const auto& [name, value] : got.headers) CHECK(value.find(ada.token) == std::string::npos);
}

TEST_CASE_METHOD(PluginFixture, "a cookie alone does not vouch for a request that changes something",
                 "[sandbox][plugin]")
{
    start();
    const auto user_of = [&](net::OutgoingRequest made) {
        return std::string(passed(std::move(made)).headers.get("Mattermost-User-Id"));
    };
    auto bare = from_browser("POST", "/plugins/muster/x", ada);
    auto wrong = from_browser("POST", "/plugins/muster/x", ada);
    wrong.headers.set("X-CSRF-Token", "wrong");
    auto right = from_browser("POST", "/plugins/muster/x", ada);
    right.headers.set("X-CSRF-Token", csrf_of(ada));
    auto form = from_browser("POST", "/plugins/muster/x", ada);
    form.headers.set("Content-Type", "application/x-www-form-urlencoded");
    form.body = "csrf=" + csrf_of(ada);
    auto script = from_browser("POST", "/plugins/muster/x", ada);
    script.headers.set("X-Requested-With", "XMLHttpRequest");
    auto bearer = request("POST", "/plugins/muster/x");
    bearer.headers.set("Authorization", "Bearer " + ada.token);

    CHECK(user_of(std::move(bare)).empty());
    CHECK(user_of(std::move(wrong)).empty());
    CHECK(user_of(std::move(right)) == ada.id);
    CHECK(user_of(std::move(form)) == ada.id);
    CHECK(user_of(std::move(script)) == ada.id);
    CHECK(user_of(std::move(bearer)) == ada.id);
}

TEST_CASE_METHOD(PluginFixture, "the process's answer comes back as it is, whatever its status", "[sandbox][plugin]")
{
    start();
    integration.next = net::HttpResponse(409, R"({"error":"stale"})", "application/json");
    integration.next.headers.set("ETag", "\"7\"");

    const Reply reply = call("PATCH", "/plugins/muster/api/v0/incidents/x", ada, {{"name", "y"}});

    CHECK(reply.status == 409);
    CHECK(reply.json() == Json{{"error", "stale"}});
    CHECK(reply.headers.get("ETag") == "\"7\"");
    CHECK(integration.last().method == "PATCH");
    CHECK(integration.last_json() == Json{{"name", "y"}});
}

TEST_CASE_METHOD(PluginFixture, "other plugins are not there, and a process that is down is a 502", "[sandbox][plugin]")
{
    options.plugin_url = "http://127.0.0.1:1";
    start();

    for (const char* path : {"/plugins/other/x", "/plugins/musterx", "/plugins/%6duster/x", "/plugins/"}) {
        const Reply reply = call("GET", path, ada);
        CHECK(reply.status == 404);
        CHECK(reply.text == "404 page not found\n");
    }
    CHECK(call("GET", "/plugins/muster/x", ada).status == 502);
    CHECK(call("GET", "/api/v4/plugins/webapp", {}).json() == Json::array());
}

TEST_CASE_METHOD(PluginFixture, "without a secret no process is attached", "[sandbox][plugin]")
{
    options.plugin_secret.clear();
    start();

    CHECK(call("GET", "/plugins/muster/x", ada).status == 404);
    CHECK(integration.received.empty());
}

TEST_CASE_METHOD(PluginFixture, "a WebSocket is relayed both ways, with the user's id on its request",
                 "[sandbox][plugin]")
{
    start();
    integration.socket = [](net::WebSocketPtr socket) -> Async<void> {
        while (true) {
            const auto message = co_await socket->read();
            if (!message) break;
            socket->send("heard " + *message);
            if (*message == "bye") socket->close(4000, "bye");
        }
    };
    net::Headers headers;
    headers.set("Authorization", "Bearer " + ada.token);
    headers.set("Mattermost-User-Id", admin.id);
    const auto url = net::Url::parse("ws://127.0.0.1:" + std::to_string(port) + "/plugins/muster/ws").value();
    auto opened =
        run_async(loop, client.open_web_socket(url, headers, net::WebSocketLimits(), std::chrono::seconds(10)));
    REQUIRE(opened);
    const net::WebSocketPtr socket = *opened;

    socket->send("one");
    socket->send("bye");

    CHECK(run_async(loop, socket->read()).value() == "heard one");
    CHECK(run_async(loop, socket->read()).value() == "heard bye");
    CHECK_FALSE(run_async(loop, socket->read()));
    CHECK(socket->close_code() == 4000);
    CHECK(integration.received[0].headers.get("Mattermost-User-Id") == ada.id);
    CHECK(integration.received[0].path == "/ws");
}

TEST_CASE_METHOD(PluginFixture, "a WebSocket that the process does not take is refused with its own answer",
                 "[sandbox][plugin]")
{
    start();
    integration.next = net::HttpResponse(401, R"({"error":"who are you"})", "application/json");
    const auto url = net::Url::parse("ws://127.0.0.1:" + std::to_string(port) + "/plugins/muster/ws").value();
    const net::Headers headers;
    const auto opened =
        run_async(loop, client.open_web_socket(url, headers, net::WebSocketLimits(), std::chrono::seconds(10)));

    REQUIRE_FALSE(opened);
    CHECK(opened.error().fault() == Fault::Forbidden);
}
