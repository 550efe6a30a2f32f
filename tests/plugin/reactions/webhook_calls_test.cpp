#include "base/json.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/engine_scene.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace muster;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using test::EngineScene;

namespace
{

/// The playbook has webhooks for both.
class Scene : public EngineScene
{
public:
    Scene()
    {
        const DecidePlaybook hook = [](const Playbook& now) -> Result<Playbook> {
            Playbook next = now;
            next.settings.creation_webhook = {true, "https://hooks.example.com/created-secret"};
            next.settings.update_webhook = {true, "https://hooks.example.com/updated-secret"};
            ++next.version;
            return next;
        };
        REQUIRE(wait(store.change(playbook, hook)));
    }

    void update(const Incident& incident, const std::string& message)
    {
        type(ada, incident.channel, "update");
        submit(ada, {{"status", "Active"}, {"message", message}, {"reminder", "0"}});
    }
    [[nodiscard]] Json body(std::size_t call) const { return Json::parse(webhook.calls.at(call).body); }
    [[nodiscard]] std::size_t warnings(const Incident& incident) const
    {
        const auto said = chat.messages_in(incident.channel);
        return static_cast<std::size_t>(std::count_if(said.begin(), said.end(), [](const std::string& message) {
            return message.find(":warning: The webhook") != std::string::npos;
        }));
    }
    /// The fault that the waiting webhook's row would be parked or kept with.
    [[nodiscard]] Fault fault_of_next(const Incident& incident)
    {
        const auto rows = wait(store.waiting(incident.id, Receiver::Webhook, 10)).value();
        return wait(reactions.react(rows.at(0), false)).error().fault();
    }
};

bool has_null(const Json& json)
{
    if (json.is_null()) return true;
    return json.is_structured() && std::any_of(json.begin(), json.end(), has_null);
}

} // namespace

TEST_CASE("a webhook hears of a new incident once its channel is there, and where to read on", "[reactions][webhooks]")
{
    Scene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");

    REQUIRE(scene.webhook.calls.size() == 1);
    CHECK(scene.webhook.calls[0].address == "https://hooks.example.com/created-secret");
    CHECK_FALSE(scene.webhook.calls[0].key.empty());
    const Json body = scene.body(0);
    CHECK(body.at("event") == "incident_created");
    CHECK(body.at("event_id").get<std::string>().size() == 26);
    CHECK(body.at("id") == incident.id.str());
    CHECK(body.at("name") == "Checkout down");
    CHECK(body.at("channel_id") == incident.channel.str());
    CHECK(body.at("revision").get<std::int64_t>() >= 2);
    CHECK(body.at("channel_url") == "https://chat.example.com/sre/channels/" + incident.channel_name);
    CHECK(body.at("details_url") == "https://muster.example.com/api/v0/incidents/" + incident.id.str());
    CHECK_FALSE(has_null(body));
    CHECK_THAT(scene.webhook.calls[0].body, !Contains("secret"));
}

TEST_CASE("a webhook hears a status update with its words", "[reactions][webhooks]")
{
    Scene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.update(incident, "We are on it.");

    REQUIRE(scene.webhook.calls.size() == 2);
    CHECK(scene.webhook.calls[1].address == "https://hooks.example.com/updated-secret");
    CHECK(scene.webhook.calls[1].key != scene.webhook.calls[0].key);
    const Json body = scene.body(1);
    CHECK(body.at("event") == "status_updated");
    CHECK(body.at("current_status") == "Active");
    CHECK(body.at("status_update").at("message") == "We are on it.");
    CHECK(body.at("status_update").at("author_user_id") == scene.ada.str());
    CHECK_FALSE(has_null(body));
    CHECK_THAT(scene.webhook.calls[1].body, !Contains("secret"));
}

TEST_CASE("an incident of a playbook without webhooks calls none", "[reactions][webhooks]")
{
    EngineScene scene;
    scene.start(scene.ada, "Checkout down");

    CHECK(scene.webhook.calls.empty());
}

TEST_CASE("a call that failed for now is made again with the same key, and says how it stands then",
          "[reactions][webhooks]")
{
    Scene scene;
    scene.webhook.failure = fail(Fault::Unavailable, "connect: refused");
    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.webhook.failure.reset();
    scene.type(scene.ada, incident.channel, "check 0 0");

    const auto& calls = scene.webhook.calls;
    REQUIRE(calls.size() >= 2);
    CHECK(calls.back().key == calls.front().key);
    const std::size_t last = calls.size() - 1;
    CHECK(scene.body(last).at("event_id") == scene.body(0).at("event_id"));
    CHECK(scene.body(last).at("revision") > scene.body(0).at("revision"));
    CHECK(scene.warnings(incident) == 0);
}

TEST_CASE("a receiver that refuses for good is given up at once, and the channel hears of it, once",
          "[reactions][webhooks]")
{
    Scene scene;
    scene.webhook.failure = fail(Fault::Invalid, "the receiver answered 404");
    const Incident incident = scene.start(scene.ada, "Checkout down");

    CHECK(scene.fault_of_next(incident) == Fault::Invalid);
    CHECK(scene.warnings(incident) == 1);
    CHECK(scene.chat.messages_in(incident.channel).back() ==
          ":warning: The webhook that the playbook has for new incidents could not be told of this one: the receiver "
          "answered 404.");
}

TEST_CASE("a receiver that stays away for a day is given up", "[reactions][webhooks]")
{
    Scene scene;
    scene.webhook.failure = fail(Fault::Unavailable, "connect: refused");
    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.clock.advance(24h - 1s);
    CHECK(scene.fault_of_next(incident) == Fault::Unavailable);
    CHECK(scene.warnings(incident) == 0);

    scene.clock.advance(1s);
    CHECK(scene.fault_of_next(incident) == Fault::Invalid);
    CHECK(scene.warnings(incident) == 1);
}

TEST_CASE("a webhook is not given up before the channel could be told", "[reactions][webhooks]")
{
    Scene scene;
    scene.webhook.failure = fail(Fault::Invalid, "the receiver answered 404");
    scene.chat.fail_once("post", fail(Fault::Unavailable, "away"));
    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.deliver();
    scene.deliver();

    CHECK(scene.warnings(incident) == 1);
}

TEST_CASE("without the chat server nobody knows the links: the call waits", "[reactions][webhooks]")
{
    const auto call = GENERATE(as<std::string>{}, "site_url", "team");
    Scene scene;
    scene.chat.fail_once(call, fail(Fault::Unavailable, "away"));
    const Incident incident = scene.start(scene.ada, "Checkout down");
    for (int i = 0; i < 3; ++i) scene.deliver();

    REQUIRE(scene.webhook.calls.size() == 1);
    CHECK_THAT(scene.body(0).at("channel_url").get<std::string>(), Contains("/sre/channels/"));
}

TEST_CASE("a link that the chat server will not tell is left out", "[reactions][webhooks]")
{
    Scene scene;
    scene.chat.fail_once("site_url", fail(Fault::Forbidden, "view_team"));
    scene.start(scene.ada, "Checkout down");

    REQUIRE(scene.webhook.calls.size() == 1);
    CHECK(scene.body(0).at("channel_url") == "");
}
