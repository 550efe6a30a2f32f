#include "server/webhooks/http_webhook.hpp"

#include "tests/server/net/net_fixture.hpp"

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;

namespace
{

/// A receiver that answers as told, and keeps what it was sent.
class Scene : public NetFixture
{
public:
    Scene()
    {
        serve([this](net::HttpRequest request) { return take(std::move(request)); });
    }

    Result<> call(webhooks::HttpWebhook& with, const std::string& target = "/secret")
    {
        return run(with.call(WebhookCall{"http://127.0.0.1:" + std::to_string(port) + target, "key-1", "{\"a\":1}"}));
    }
    Result<> call() { return call(webhook); }

    net::HttpResponse answer{204};
    bool is_silent = false;
    std::vector<net::HttpRequest> requests;
    webhooks::HttpWebhook webhook{client};

private:
    Async<net::HttpResponse> take(net::HttpRequest request)
    {
        requests.push_back(std::move(request));
        if (is_silent) static_cast<void>(co_await sleep_for(1h));
        co_return answer;
    }
};

} // namespace

TEST_CASE("a webhook is one POST of JSON, with a key that says which", "[webhooks]")
{
    Scene scene;

    REQUIRE(scene.call());

    REQUIRE(scene.requests.size() == 1);
    const net::HttpRequest& request = scene.requests.front();
    CHECK(request.method == "POST");
    CHECK(request.path == "/secret");
    CHECK(request.body == "{\"a\":1}");
    CHECK(request.headers.get("Content-Type") == "application/json");
    CHECK(request.headers.get("Idempotency-Key") == "key-1");
    CHECK(request.headers.get("User-Agent") == "Muster");
}

TEST_CASE("a receiver that cannot take it now may be tried again", "[webhooks]")
{
    const int status = GENERATE(408, 425, 429, 500, 502, 503);
    Scene scene;
    scene.answer.status = status;

    const Result<> called = scene.call();

    CHECK(called.error().fault() == Fault::Unavailable);
    CHECK(called.error().detail() == "the receiver answered " + std::to_string(status));
}

TEST_CASE("a receiver that refuses is not asked again", "[webhooks]")
{
    const int status = GENERATE(400, 401, 403, 404, 410, 422);
    Scene scene;
    scene.answer.status = status;

    CHECK(scene.call().error().fault() == Fault::Invalid);
}

TEST_CASE("a redirect is not followed", "[webhooks]")
{
    const int status = GENERATE(301, 302, 307, 308);
    Scene scene;
    scene.answer.status = status;
    scene.answer.headers.set("Location", "http://127.0.0.1:" + std::to_string(scene.port) + "/elsewhere");

    CHECK(scene.call().error().fault() == Fault::Invalid);
    CHECK(scene.requests.size() == 1);
}

TEST_CASE("a receiver that asks for a pause gets it, and no other one", "[webhooks]")
{
    const auto pause = GENERATE(as<std::string>{}, "3600", "Fri, 31 Dec 2199 23:59:59 GMT");
    Scene scene;
    scene.answer.status = 429;
    scene.answer.headers.set("Retry-After", pause);
    CHECK(scene.call().error().detail() == "the receiver answered 429");

    scene.answer.status = 200;
    CHECK(scene.call().error().fault() == Fault::Unavailable);
    CHECK(scene.requests.size() == 1);
    CHECK(scene.call(scene.webhook, "/other"));
}

TEST_CASE("a pause that is over or makes no sense holds nobody up", "[webhooks]")
{
    const auto pause = GENERATE(as<std::string>{}, "0", "-5", "soon", "Sun, 06 Nov 1994 08:49:37 GMT");
    Scene scene;
    scene.answer.status = 503;
    scene.answer.headers.set("Retry-After", pause);
    CHECK(scene.call().has_error());

    scene.answer.status = 200;
    CHECK(scene.call());
}

TEST_CASE("nobody there, and nobody who answers, may be tried again", "[webhooks]")
{
    Scene scene;
    webhooks::HttpWebhook hasty(scene.client, 20ms);
    scene.is_silent = true;
    CHECK(scene.call(hasty).error().fault() == Fault::Unavailable);

    scene.run(scene.server->stop(0ms));
    CHECK(scene.call().error().fault() == Fault::Unavailable);
}

TEST_CASE("a private address that nobody has allowed is refused for good", "[webhooks]")
{
    Scene scene;
    net::HttpClientOptions options;
    options.only_public = true;
    net::HttpClient client(scene.loop.get_executor(), options);
    webhooks::HttpWebhook webhook(client);

    const Result<> called = scene.call(webhook);

    CHECK(called.error().fault() == Fault::Invalid);
    CHECK(called.error().detail() == "the address is private");
    CHECK(scene.requests.empty());
}
