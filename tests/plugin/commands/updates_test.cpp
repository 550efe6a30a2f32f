#include "tests/support/catch_result.hpp"
#include "tests/support/engine_scene.hpp"

#include "plugin/domain/participants.hpp"
#include "plugin/domain/status_update.hpp"
#include "plugin/usecases/timers/fire_timer.hpp"

using namespace muster;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using test::EngineScene;
using test::is_participant;
using test::named;

namespace
{

/// An incident, and what people do about its status.
class Updates
{
public:
    EngineScene scene;
    Incident incident = scene.start(scene.ada, "Checkout down");

    dialogs::Verdict update(const std::string& status, const std::string& message, const std::string& reminder = "0")
    {
        scene.type(scene.ada, incident.channel, "update");
        const auto verdict =
            scene.submit(scene.ada, {{"status", status}, {"message", message}, {"reminder", reminder}});
        scene.deliver();
        return verdict;
    }

    /// What the sleeper does when that much time has passed.
    void later(std::chrono::milliseconds time)
    {
        scene.clock.advance(time);
        const usecases::FireTimer fire(scene.use_cases);
        for (const Timer& timer : scene.wait(scene.store.due(scene.clock.now())).value())
            REQUIRE(scene.wait(fire.run(timer)).has_value());
        scene.deliver();
    }

    std::string press(const UserId& user, const Action& action)
    {
        const dialogs::Click click{user, action.context, "", "trigger"};
        const std::string said = scene.wait(scene.buttons.press(click));
        scene.deliver();
        return said;
    }

    [[nodiscard]] std::vector<std::string> said() const { return scene.chat.messages_in(incident.channel); }

    /// The post that asks for an update, null when there is none.
    [[nodiscard]] const test::FakeChat::Posted* request() const
    {
        const test::FakeChat::Posted* found = nullptr;
        for (const auto& posted : scene.chat.posts())
            if (!posted.post.attachments.empty() && posted.post.attachments[0].actions.size() == 2) found = &posted;
        return found;
    }
};

} // namespace

TEST_CASE("a status update is posted with its author, its status and its words", "[updates]")
{
    Updates u;
    CHECK(u.update("Active", "We **see** 50% errors.", "900") == dialogs::Verdict());

    CHECK_THAT(u.said().back(), Contains("@ada") && Contains("Reported → **Active**") && Contains("in 15 min"));
    CHECK_THAT(u.said().back(), Contains("\n\nWe **see** 50% errors."));
    const auto& signature = u.scene.chat.posts().back().post.attachments.at(0);
    CHECK_THAT(signature.author_name, Contains("@ada"));
    const Incident now = u.scene.now(u.incident.id);
    CHECK(now.status == Status::Active);
    REQUIRE(now.updates.size() == 1);
    CHECK(now.updates[0].post == u.scene.chat.posts().back().id);
}

TEST_CASE("the form of an update starts with what was said last", "[updates]")
{
    Updates u;
    REQUIRE(u.update("Active", "We are on it.", "1800") == dialogs::Verdict());
    u.scene.type(u.scene.ada, u.incident.channel, "update");

    const Dialog& form = u.scene.chat.dialogs().back();
    CHECK(form.elements[0].value == "Active");
    CHECK(form.elements[1].value == "We are on it.");
    CHECK(form.elements[2].value == "1800");
}

TEST_CASE("an update without words keeps the form open and changes nothing", "[updates]")
{
    Updates u;
    const auto verdict = u.update("Resolved", "   ");
    CHECK(verdict.field_errors.count("message") == 1);
    CHECK(u.update("Gone", "x") != dialogs::Verdict());
    CHECK(u.update("Active", "x", "soon").field_errors.count("reminder") == 1);
    CHECK(u.scene.now(u.incident.id).status == Status::Reported);
}

TEST_CASE("who is not in the incident channel gives no update", "[updates]")
{
    Updates u;
    u.scene.type(u.scene.ada, u.incident.channel, "update");
    u.scene.chat.leave(u.incident.channel, u.scene.ada);
    const auto verdict = u.scene.submit(u.scene.ada, {{"status", "Resolved"}, {"message", "x"}});
    CHECK_FALSE(verdict.error.empty());
    CHECK(u.scene.now(u.incident.id).updates.empty());
}

TEST_CASE("an update is copied to broadcast channels, and one that cannot be reached holds nothing up", "[updates]")
{
    Updates u;
    const ChannelId news = named<ChannelId>("news");
    u.scene.chat.add_channel(Channel{news, u.scene.sre, "news", "News", "", true, false});
    const Change change{u.scene.ada, u.scene.clock.now()};
    const Decide broadcasts = [&](Incident& incident) {
        incident.settings.broadcast_channels = {named<ChannelId>("gone"), news};
        return EventBodies{ParticipantJoined{}};
    };
    REQUIRE(u.scene.wait(u.scene.store.change(u.incident.id, change, broadcasts)));
    u.scene.deliver();

    REQUIRE(u.update("Active", "We are on it.") == dialogs::Verdict());

    REQUIRE(u.scene.chat.messages_in(news).size() == 1);
    CHECK_THAT(u.scene.chat.messages_in(news)[0], Contains("INC-1 **Checkout down**") && Contains("We are on it."));
    CHECK_THAT(u.said().back(), Contains("could not be copied to 1 broadcast channel"));
}

TEST_CASE("a reminder asks the commander, and only the last one is to be seen", "[reminder]")
{
    Updates u;
    REQUIRE(u.update("Active", "We are on it.", "900") == dialogs::Verdict());
    u.later(14min);
    CHECK(u.request() == nullptr);

    u.later(1min);
    REQUIRE(u.request() != nullptr);
    CHECK_THAT(u.request()->post.message, StartsWith("@ada, a status update is due"));
    const PostId first = u.request()->id;
    CHECK(u.scene.now(u.incident.id).reminder.post == first);

    u.later(30min);
    CHECK_THAT(u.request()->post.message, Contains("reminder number 2"));
    for (const auto& posted : u.scene.chat.posts()) CHECK(posted.id != first);
    CHECK_THAT(u.scene.type(u.scene.ada, u.incident.channel, "info").attachments[0].fields.back().value,
               Contains("Overdue"));
}

TEST_CASE("the reminder's buttons open the form and put it off", "[reminder]")
{
    Updates u;
    REQUIRE(u.update("Active", "We are on it.", "900") == dialogs::Verdict());
    u.later(15min);
    const Attachment buttons = u.request()->post.attachments[0];
    u.scene.chat.join(u.incident.channel, u.scene.ben);

    CHECK(u.press(u.scene.ben, buttons.actions[0]).empty());
    CHECK(u.scene.chat.dialogs().back().callback == "update");
    CHECK_FALSE(u.press(u.scene.cleo, buttons.actions[1]).empty()); // an outsider
    REQUIRE(u.request() != nullptr);

    CHECK(u.press(u.scene.ben, buttons.actions[1]).empty());
    CHECK(u.request() == nullptr);
    CHECK_THAT(u.said().back(), Contains("ben put the status update off"));
    u.later(15min);
    CHECK(u.request() != nullptr);
}

TEST_CASE("an update, or the end, takes the post that asks for one away", "[reminder]")
{
    Updates u;
    REQUIRE(u.update("Active", "We are on it.", "900") == dialogs::Verdict());
    u.later(15min);
    REQUIRE(u.request() != nullptr);
    REQUIRE(u.update("Active", "Found it.", "900") == dialogs::Verdict());
    CHECK(u.request() == nullptr);

    u.later(15min);
    REQUIRE(u.request() != nullptr);
    u.scene.type(u.scene.ada, u.incident.channel, "end");
    u.scene.submit(u.scene.ada);
    u.scene.deliver();
    CHECK(u.request() == nullptr);
    u.later(24h);
    CHECK(u.request() == nullptr);
}

TEST_CASE("a reminder that could not be posted is posted later, once", "[reminder]")
{
    Updates u;
    REQUIRE(u.update("Active", "We are on it.", "900") == dialogs::Verdict());
    u.scene.chat.fail_once("post", fail(Fault::Unavailable, "away"), test::FakeChat::When::After);
    u.later(15min);
    u.scene.deliver();

    int requests = 0;
    for (const auto& posted : u.scene.chat.posts()) requests += posted.post.message.find("is due") != std::string::npos;
    CHECK(requests == 1);
    CHECK(u.scene.now(u.incident.id).reminder.post == u.request()->id);
}

TEST_CASE("an edited or deleted update shows as such in the incident", "[updates]")
{
    Updates u;
    REQUIRE(u.update("Active", "We are on it.") == dialogs::Verdict());
    const PostId post = u.scene.now(u.incident.id).updates[0].post;
    const auto& follow = u.scene.use_cases.follow_update_post;

    REQUIRE(u.scene.wait(follow.edited(u.incident.channel, post, "We are on it now.")));
    CHECK(u.scene.now(u.incident.id).updates[0].message == "We are on it now.");
    REQUIRE(u.scene.wait(follow.deleted(u.incident.channel, post, u.scene.ben)));
    CHECK(latest_update(u.scene.now(u.incident.id)) == nullptr);
    // Another post, and another channel: nothing to follow.
    REQUIRE(u.scene.wait(follow.edited(u.incident.channel, named<PostId>("other"), "x")));
    REQUIRE(u.scene.wait(follow.deleted(u.scene.town, post, UserId())));
}

TEST_CASE("who comes into the incident channel takes part, bots do not", "[participants]")
{
    Updates u;
    CHECK(is_participant(u.scene.now(u.incident.id), u.scene.ada));
    const auto& follow = u.scene.use_cases.follow_members;

    REQUIRE(u.scene.wait(follow.joined(u.incident.channel, u.scene.ben)));
    REQUIRE(u.scene.wait(follow.joined(u.incident.channel, u.scene.chat.self().id)));
    REQUIRE(u.scene.wait(follow.joined(u.scene.town, u.scene.cleo)));
    CHECK(u.scene.now(u.incident.id).participants.size() == 2);
    REQUIRE(u.scene.wait(follow.left(u.incident.channel, u.scene.ben)));
    CHECK_FALSE(is_participant(u.scene.now(u.incident.id), u.scene.ben));

    u.scene.chat.join(u.incident.channel, u.scene.cleo);
    REQUIRE(u.scene.wait(u.scene.use_cases.reconcile_team.run(u.scene.sre)));
    CHECK(is_participant(u.scene.now(u.incident.id), u.scene.cleo));
}

TEST_CASE("the timeline shows what happened, and takes what people add", "[timeline]")
{
    Updates u;
    REQUIRE(u.update("Active", "We | see\n50% errors.") == dialogs::Verdict());
    CHECK_THAT(u.scene.type(u.scene.ada, u.incident.channel, "add").text, Contains("Usage"));
    CHECK_THAT(u.scene.type(u.scene.ada, u.incident.channel, "add Called the provider").text, Contains("timeline"));
    const std::string nowhere = named<PostId>("nowhere").str();
    CHECK_THAT(u.scene.type(u.scene.ada, u.incident.channel, "add https://chat/sre/pl/" + nowhere + " why").text,
               Contains("no post that you can read"));

    const std::string table = u.scene.type(u.scene.ada, u.incident.channel, "timeline").text;

    CHECK_THAT(table, Contains("UTC](/_redirect/pl/") && Contains("started by @ada"));
    CHECK_THAT(table, Contains("We \\| see 50% errors.") && Contains("**Called the provider**"));
}
