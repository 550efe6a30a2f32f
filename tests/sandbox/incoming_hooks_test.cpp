#include "tests/sandbox/integration_fixture.hpp"

#include <nlohmann/json.hpp>

#include <catch2/catch.hpp>

using namespace muster;
using namespace muster::test;

namespace
{

class HookFixture : public IntegrationFixture
{
public:
    std::string make_hook()
    {
        const Reply reply =
            call("POST", "/api/v4/hooks/incoming", admin, {{"channel_id", channel_id}, {"display_name", "alerts"}});
        REQUIRE(reply.status == 201);
        return reply.json()["id"].get<std::string>();
    }
};

} // namespace

TEST_CASE_METHOD(HookFixture, "an incoming webhook posts for whoever made it, without a session", "[sandbox][hooks]")
{
    start();
    const std::string path = "/hooks/" + make_hook();

    const Reply reply = call("POST", path, {}, {{"text", "alert <http://127.0.0.1|fired>"}});

    CHECK(reply.status == 200);
    CHECK(reply.text == "ok");
    CHECK(reply.headers.get("Content-Type") == "text/plain");
    const sandbox::Post post = newest_post();
    const Json props = parse_json(post.props).value();
    CHECK(post.user_id == admin.id);
    CHECK(post.message == "alert [fired](http://127.0.0.1)");
    CHECK(props["from_webhook"] == "true");
    CHECK(props["webhook_display_name"] == "alerts");

    net::OutgoingRequest form = request("POST", path);
    form.headers.set("Content-Type", "application/x-www-form-urlencoded");
    form.body = "payload=%7B%22text%22%3A%22by+form%22%7D";
    CHECK(send(std::move(form)).status == 200);
    CHECK(newest_post().message == "by form");
}

TEST_CASE_METHOD(HookFixture, "a webhook that is not there, or has nothing to say, is refused", "[sandbox][hooks]")
{
    start();
    const std::string id = make_hook();
    const auto refusal = [&](const std::string& path, const Json& body) {
        return call("POST", path, {}, body).error_id();
    };

    CHECK(refusal("/hooks/" + id, {{"text", ""}}) == "web.incoming_webhook.text.app_error");
    CHECK(refusal("/hooks/" + id, Json::array()) == "model.incoming_hook.parse_data.app_error");
    CHECK(refusal("/hooks/aaaaaaaaaaaaaaaaaaaaaaaaaa", {{"text", "x"}}) == "web.incoming_webhook.invalid.app_error");
    CHECK(call("POST", "/api/v4/hooks/incoming", ada, {{"channel_id", channel_id}}).status == 403);
    CHECK(call("DELETE", "/api/v4/hooks/incoming/" + id, admin).status == 200);
    CHECK(refusal("/hooks/" + id, {{"text", "x"}}) == "web.incoming_webhook.invalid.app_error");
}
