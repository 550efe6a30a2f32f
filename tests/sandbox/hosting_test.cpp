#include "sandbox/hosting/hosted_plugin.hpp"
#include "sandbox/hosting/plugin_process.hpp"
#include "tests/sandbox/integration_fixture.hpp"
#include "tests/support/catch_result.hpp"

#include <nlohmann/json.hpp>

#include <catch2/catch.hpp>

#include <filesystem>

using namespace muster;
using namespace muster::test;
using sandbox::PluginState;

namespace
{

class HostingFixture : public IntegrationFixture
{
public:
    HostingFixture()
    {
        options.plugin = MUSTER_SMALL_PLUGIN;
        options.plugin_id = "small";
        options.plugin_health = std::chrono::milliseconds(20);
    }

    void start_and_wait()
    {
        start();
        wait_for(PluginState::Running);
    }
    void wait_for(PluginState state)
    {
        run_until(loop, [&] { return app->plugin()->state() == state; });
    }
    /// Asks again and again until that is the answer.
    void wait_for_answer(const std::string& path, int status)
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (get(path, ada).status != status) REQUIRE(std::chrono::steady_clock::now() < end);
    }
    Reply get(const std::string& path, const Caller& caller) { return call("GET", "/plugins/small" + path, caller); }
};

} // namespace

TEST_CASE_METHOD(HostingFixture, "a hosted plugin's command is offered in every team, and answered by the plugin",
                 "[sandbox][hosting]")
{
    start_and_wait();

    const Reply answer = execute("/greet everybody", ada);
    CHECK(answer.status == 200);
    CHECK(answer.json().at("text") == "Hello ada!");

    const Reply offered = call("GET", "/api/v4/teams/" + team_id + "/commands/autocomplete", ada);
    const Json first = offered.json().at(0);
    CHECK(first.at("trigger") == "greet");
    CHECK(first.at("plugin_id") == "small");
    CHECK(first.at("autocomplete_data").at("Trigger") == "greet");
}

TEST_CASE_METHOD(HostingFixture, "a hosted plugin is told whose request it is, and nothing of the session",
                 "[sandbox][hosting]")
{
    start_and_wait();
    net::OutgoingRequest made = request("POST", "/plugins/small/echo?a=1&access_token=stolen");
    made.headers.set("Authorization", "Bearer " + ada.token);
    made.headers.set("Mattermost-User-Id", admin.id);
    made.headers.set("Cookie", "theme=dark; MMAUTHTOKEN=" + ada.token);
    made.body = std::string(300'000, 'x');

    const Reply reply = send(std::move(made));

    CHECK(reply.status == 200);
    CHECK(reply.headers.get("X-Path") == "/echo?a=1");
    CHECK(reply.headers.get("X-User") == ada.id);
    CHECK(reply.headers.get("X-Cookie") == "theme=dark");
    CHECK(reply.headers.get("X-Authorization").empty());
    CHECK(reply.text == std::string(300'000, 'x'));
    CHECK(send(request("GET", "/plugins/small/echo")).status == 401);
    CHECK(call("GET", "/plugins/other/echo", ada).status == 404);
}

TEST_CASE_METHOD(HostingFixture, "a cookie alone does not let a page of another site post to a hosted plugin",
                 "[sandbox][hosting]")
{
    start_and_wait();
    net::OutgoingRequest forged = request("POST", "/plugins/small/echo");
    forged.headers.set("Cookie", "MMAUTHTOKEN=" + ada.token);
    CHECK(send(std::move(forged)).status == 401);

    net::OutgoingRequest own = request("POST", "/plugins/small/echo");
    own.headers.set("Cookie", "MMAUTHTOKEN=" + ada.token);
    own.headers.set("X-CSRF-Token", app->world().sessions.find(ada.token, app->world().now())->csrf);
    CHECK(send(std::move(own)).status == 200);
}

TEST_CASE_METHOD(HostingFixture, "a hosted plugin's event reaches whom it is for, under the plugin's name",
                 "[sandbox][hosting]")
{
    start_and_wait();
    EventListener of_ada(loop, port, ada.token);
    EventListener of_admin(loop, port, admin.token);

    CHECK(get("/tell", ada).status == 200);
    CHECK(get("/tell", admin).status == 200);

    // Each hears of the one that was for them; the other one's would have come first, or carried the wrong name.
    const Json heard = of_admin.wait_for("custom_small_told");
    CHECK(heard.at("broadcast").at("user_id") == admin.id);
    CHECK(heard.at("data").at("text") == "psst");
    CHECK(of_ada.wait_for("custom_small_told").at("broadcast").at("user_id") == ada.id);
}

TEST_CASE_METHOD(HostingFixture, "a hosted plugin that crashes is started again", "[sandbox][hosting]")
{
    start_and_wait();

    CHECK(get("/crash", ada).status == 500);
    wait_for_answer("/echo", 200);

    CHECK(execute("/greet", ada).json().at("text") == "Hello ada!");
}

TEST_CASE_METHOD(HostingFixture, "until a crashed plugin is started again its commands are unknown and its pages fail",
                 "[sandbox][hosting]")
{
    options.plugin_health = std::chrono::hours(1);
    start_and_wait();

    CHECK(get("/crash", ada).status == 500);
    CHECK(execute("/greet", ada).status == 404);
    CHECK(get("/echo", ada).status == 500);
}

TEST_CASE_METHOD(HostingFixture, "a hosted plugin that goes on crashing is left as it is", "[sandbox][hosting]")
{
    start_and_wait();
    for (int crash = 0; crash < 3; ++crash) {
        if (crash > 0) wait_for_answer("/echo", 200);
        CHECK(get("/crash", ada).status == 500);
    }
    wait_for(PluginState::FailedToStayRunning);
    CHECK(get("/echo", ada).status == 500);
}

TEST_CASE_METHOD(HostingFixture, "an administrator switches a hosted plugin off and on; nobody else does",
                 "[sandbox][hosting]")
{
    start_and_wait();
    CHECK(call("POST", "/api/v4/plugins/small/disable", ada).status == 403);
    CHECK(call("POST", "/api/v4/plugins/other/disable", admin).status == 404);

    CHECK(call("POST", "/api/v4/plugins/small/disable", admin).status == 200);
    CHECK(call("GET", "/api/v4/plugins/statuses", admin).json().at(0).at("state") == 0);
    CHECK(get("/echo", ada).status == 404);
    CHECK(execute("/greet", ada).status == 404);

    CHECK(call("POST", "/api/v4/plugins/small/enable", admin).status == 200);
    wait_for(PluginState::Running);
    CHECK(get("/echo", ada).status == 200);
}

TEST_CASE_METHOD(HostingFixture, "what is no plugin is not activated", "[sandbox][hosting]")
{
    options.plugin = "/bin/true";
    start();
    wait_for(PluginState::FailedToStart);
    CHECK(get("/echo", ada).status == 500);
}

TEST_CASE("a plugin says in one line where it is", "[sandbox][hosting]")
{
    CHECK(sandbox::path_in_handshake("1|1|unix|/tmp/p/s|netrpc|\n").value() == "/tmp/p/s");
    CHECK(sandbox::path_in_handshake("1|1|unix|/tmp/p/s\n").value() == "/tmp/p/s");
    const std::string wrong = GENERATE("hello\n", "2|1|unix|/s|netrpc|\n", "1|2|unix|/s|netrpc|\n",
                                       "1|1|tcp|127.0.0.1:1|netrpc|\n", "1|1|unix|/s|grpc|\n", "1|1|unix\n");
    CHECK(sandbox::path_in_handshake(wrong).error().fault() == Fault::Invalid);
}
