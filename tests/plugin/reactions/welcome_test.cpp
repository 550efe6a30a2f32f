// The playbook's welcome: who is told it, how often, and what when it fails.
#include "tests/support/catch_result.hpp"
#include "tests/support/engine_scene.hpp"

using namespace muster;
using namespace muster::test;
using Catch::Matchers::Contains;

namespace
{

struct Scene : EngineScene {
    Scene()
    {
        const DecidePlaybook welcoming = [this](const Playbook& before) -> Result<Playbook> {
            Playbook after = before;
            after.settings.welcome_message = {true, "Read the **runbook** first."};
            after.settings.invited_users = {true, {cleo}};
            return after;
        };
        REQUIRE(wait(store.change(playbook, welcoming)));
        incident = start(ada, "Checkout down");
    }

    void comes(const UserId& user) { change(use_cases.follow_members.joined(incident.channel, user)); }
    void goes(const UserId& user) { change(use_cases.follow_members.left(incident.channel, user)); }
    void change(Async<Result<>> task)
    {
        REQUIRE(wait(std::move(task)));
        deliver();
    }
    std::vector<std::string> told(const UserId& user) const
    {
        return chat.messages_in(FakeChat::direct_channel_with(user));
    }

    Incident incident;
};

} // namespace

TEST_CASE("whoever joins an incident is told its playbook's welcome, once", "[welcome]")
{
    Scene scene;
    scene.comes(scene.ben);
    REQUIRE(scene.told(scene.ben).size() == 1);
    CHECK_THAT(scene.told(scene.ben)[0], Contains("You joined the incident **Checkout down** (INC-1)"));
    CHECK_THAT(scene.told(scene.ben)[0], Contains("(/sre/channels/checkout-down)"));
    CHECK_THAT(scene.told(scene.ben)[0], Contains("\n\nRead the **runbook** first."));

    scene.goes(scene.ben);
    scene.comes(scene.ben);
    scene.comes(scene.ben);
    CHECK(scene.told(scene.ben).size() == 1);
}

TEST_CASE("who starts an incident and who is invited to it are welcomed, bots are not", "[welcome]")
{
    Scene scene;
    const UserId robot = scene.chat.add_user("robot", scene.sre);
    scene.chat.make_bot(robot);
    scene.comes(scene.cleo); // as the chat server tells of the invitation
    scene.comes(robot);
    scene.comes(scene.chat.self().id);

    CHECK(scene.told(scene.ada).size() == 1);
    CHECK(scene.told(scene.cleo).size() == 1);
    CHECK(scene.told(robot).empty());
    CHECK(scene.told(scene.chat.self().id).empty());
}

TEST_CASE("a welcome that failed is sent later, and one whose answer was lost is not sent twice", "[welcome]")
{
    Scene scene;
    const auto when = GENERATE(FakeChat::When::Before, FakeChat::When::After);
    scene.chat.fail_once("post", fail(Fault::Unavailable, "timed out"), when);

    scene.comes(scene.ben);
    scene.deliver();

    CHECK(scene.told(scene.ben).size() == 1);
}

TEST_CASE("who cannot be written to holds up nothing, and who has left again is told nothing", "[welcome]")
{
    Scene scene;
    scene.chat.fail_once("direct_channel", fail(Fault::Forbidden, "not with strangers"));
    scene.comes(scene.ben);
    CHECK(scene.told(scene.ben).empty());

    const UserId dora = scene.chat.add_user("dora", scene.sre);
    REQUIRE(scene.wait(scene.use_cases.follow_members.joined(scene.incident.channel, dora)));
    scene.goes(dora);
    CHECK(scene.told(dora).empty());
    CHECK(scene.wait(scene.store.incidents_waiting(Receiver::Chat)).value().empty());
}
