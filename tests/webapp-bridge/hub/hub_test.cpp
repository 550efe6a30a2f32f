// What browsers are told, without a socket.
#include "webapp-bridge/hub/hub.hpp"

#include "base/json.hpp"
#include "tests/support/engine_scene.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace muster;
using namespace muster::test;

namespace
{

/// Keeps what it is sent; reading ends when it is dropped.
class FakeSocket final : public net::WebSocket
{
public:
    explicit FakeSocket(boost::asio::io_context& loop) : over_(loop)
    {
        over_.expires_at(boost::asio::steady_timer::time_point::max());
    }

    Async<Result<std::string>> read() override
    {
        try {
            if (is_open_) co_await over_.async_wait(boost::asio::use_awaitable);
        } catch (const boost::system::system_error&) { // dropped
        }
        co_return fail(Fault::Unavailable, "over");
    }
    bool send(std::string text) override
    {
        if (is_slow || !is_open_) return false;
        sent.push_back(Json::parse(text));
        return true;
    }
    void close(std::uint16_t code, std::string) override
    {
        closed_with = code;
        drop();
    }
    void drop() override
    {
        is_open_ = false;
        over_.cancel();
    }
    bool is_open() const override { return is_open_; }
    std::uint16_t close_code() const override { return closed_with; }

    std::vector<Json> sent;
    bool is_slow = false;
    std::uint16_t closed_with = 0;

private:
    boost::asio::steady_timer over_;
    bool is_open_ = true;
};

class Scene : public EngineScene
{
public:
    Scene()
    {
        store.on_change([this](const Incident& incident) { hub.tell(incident); });
        store.on_playbook_change([this](const ChangedPlaybook& changed) { hub.tell(changed); });
    }

    std::shared_ptr<FakeSocket> connect(const UserId& user)
    {
        auto socket = std::make_shared<FakeSocket>(loop);
        boost::asio::co_spawn(loop, hub.serve(socket, user), [this](const std::exception_ptr&) { ++gone; });
        settle();
        return socket;
    }

    /// Runs what is ready to run.
    void settle()
    {
        loop.restart();
        loop.poll();
    }

    CountedIds cursors;
    hub::Hub hub{use_cases.find_incidents, use_cases.find_playbooks, clock, cursors};
    int gone = 0;
};

} // namespace

TEST_CASE("a browser is greeted with where it stands, and told of changes with their revision", "[hub]")
{
    Scene scene;
    const auto browser = scene.connect(scene.ben);

    const Incident incident = scene.start(scene.ada, "Checkout down");
    scene.settle();

    REQUIRE(browser->sent.size() >= 2);
    CHECK(browser->sent[0].at("event") == "hello");
    CHECK(browser->sent.back().at("incident_id") == incident.id.str());
    CHECK(browser->sent.back().at("revision") == scene.now(incident.id).revision);
    CHECK(browser->sent.back().at("cursor") == scene.hub.log().cursor());
    browser->drop();
    scene.settle();
    CHECK(scene.gone == 1);
}

TEST_CASE("a browser hears nothing of an incident that its person may not see", "[hub]")
{
    Scene scene;
    const UserId eve = scene.chat.add_user("eve", named<TeamId>("elsewhere"));
    const auto browser = scene.connect(eve);

    scene.start(scene.ada, "Checkout down");
    scene.settle();

    CHECK(browser->sent.size() == 1); // the greeting
    browser->drop();
    scene.settle();
}

TEST_CASE("while nobody can say who may see what, a browser is sent away to come back", "[hub]")
{
    Scene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    const auto browser = scene.connect(scene.ben);
    scene.chat.fail_once("is_channel_member", fail(Fault::Unavailable, "away"));

    scene.hub.tell(incident);
    scene.settle();

    CHECK(browser->closed_with == 1013);
    CHECK(scene.gone == 1);
}

TEST_CASE("a reader too slow for its queue is let go", "[hub]")
{
    Scene scene;
    const Incident incident = scene.start(scene.ada, "Checkout down");
    const auto browser = scene.connect(scene.ben);
    browser->is_slow = true;

    scene.hub.tell(incident);
    scene.settle();

    CHECK(scene.gone == 1);
}

TEST_CASE("who misses too much is told to read anew", "[hub]")
{
    Scene scene;
    Incident incident = scene.start(scene.ada, "Checkout down");
    const auto browser = scene.connect(scene.ben);

    for (int i = 0; i < 1100; ++i) {
        incident.id = named<IncidentId>("i" + std::to_string(i) + "x");
        scene.hub.tell(incident);
    }
    scene.settle();

    CHECK(browser->sent.back().at("event") == "reset");
    browser->drop();
    scene.settle();
}

TEST_CASE("a playbook's members are told what becomes of it, and nobody else", "[hub]")
{
    Scene scene;
    const auto member = scene.connect(scene.ben);
    const auto other = scene.connect(scene.cleo);
    const auto change = [&scene](std::optional<Instant> archived_at) {
        const DecidePlaybook decide = [archived_at](const Playbook& now) -> Result<Playbook> {
            Playbook next = now;
            next.archived_at = archived_at;
            next.description += ".";
            ++next.version;
            return next;
        };
        const std::int64_t version = scene.wait(scene.store.change(scene.playbook, decide)).value().version;
        scene.settle();
        return version;
    };

    change(std::nullopt);
    change(scene.clock.now());
    const std::int64_t version = change(std::nullopt);

    REQUIRE(member->sent.size() == 4);
    CHECK(member->sent[1].at("event") == "playbook_updated");
    CHECK(member->sent[2].at("event") == "playbook_archived");
    CHECK(member->sent[3].at("event") == "playbook_restored");
    CHECK(member->sent[3].at("playbook_id") == scene.playbook.str());
    CHECK(member->sent[3].at("team_id") == scene.sre.str());
    CHECK(member->sent[3].at("version") == version);
    CHECK(member->sent[3].at("cursor") == scene.hub.log().cursor());
    CHECK(other->sent.size() == 1); // the greeting
    member->drop();
    other->drop();
    scene.settle();
}

TEST_CASE("whoever makes a playbook is told that it is there", "[hub]")
{
    Scene scene;
    const auto browser = scene.connect(scene.ben);
    const Playbook made = a_playbook().in_team(scene.sre).for_members({scene.ben});

    REQUIRE(scene.wait(scene.store.add(made)).value());
    scene.settle();

    REQUIRE(browser->sent.size() == 2);
    CHECK(browser->sent[1].at("event") == "playbook_created");
    CHECK(browser->sent[1].at("playbook_id") == made.id.str());
    browser->drop();
    scene.settle();
}
