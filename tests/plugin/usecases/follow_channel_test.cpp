// An incident whose channel is renamed, archived, restored or deleted in the chat server, heard of at once or later.
#include "plugin/wording/channel_posts.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/engine_scene.hpp"

#include <algorithm>

using namespace muster;
using namespace muster::test;
using Catch::Matchers::Contains;

namespace
{

struct Scene : EngineScene {
    Scene() : incident(start(ada, "Checkout down")) {}

    /// What the chat server would tell now, and what it told before.
    void tell()
    {
        const Channel& channel = chat.to_change(incident.channel);
        const ChannelSeen seen{channel.display_name, channel.name, channel.is_public};
        REQUIRE(wait(use_cases.follow_channel.changed(incident.channel, seen)));
        deliver();
    }
    void look_anew()
    {
        REQUIRE(wait(use_cases.reconcile_team.run(sre)));
        deliver();
    }
    template <class Event> std::size_t entries()
    {
        const auto events = wait(store.timeline(incident.id)).value();
        return static_cast<std::size_t>(std::count_if(events.begin(), events.end(), [](const IncidentEvent& event) {
            return std::holds_alternative<Event>(event.body);
        }));
    }
    /// Tries to deliver what waits; the fault of the first row that cannot be.
    std::optional<Failure> fault_of_delivery()
    {
        const auto rows = wait(store.waiting(incident.id, Receiver::Chat, 1)).value();
        if (rows.empty()) return std::nullopt;
        const Result<PostId> done = wait(reactions.react(rows[0], true));
        return done ? std::nullopt : std::optional<Failure>(done.error());
    }

    Incident incident;
};

} // namespace

TEST_CASE("who renames the channel renames the incident, and nothing echoes", "[follow-channel]")
{
    Scene scene;
    scene.chat.to_change(scene.incident.channel).display_name = "Checkout slow";

    scene.tell();
    scene.tell();

    CHECK(scene.now(scene.incident.id).name == "Checkout slow");
    CHECK(scene.entries<DetailsChanged>() == 1);
    CHECK(scene.chat.calls("update_channel") == 0);
    CHECK_THAT(scene.chat.messages_in(scene.incident.channel).back(),
               Contains("renamed, and the incident with it, from **Checkout down** to **Checkout slow**."));
}

TEST_CASE("a renaming by command comes back from the chat server as no renaming", "[follow-channel]")
{
    Scene scene;
    scene.type(scene.ada, scene.incident.channel, "rename Checkout slow");
    scene.tell();
    scene.type(scene.ada, scene.incident.channel, "rename Checkout down");
    scene.tell();

    CHECK(scene.entries<DetailsChanged>() == 2);
    CHECK(scene.now(scene.incident.id).name == "Checkout down");
    CHECK(scene.now(scene.incident.id).channel_titles == std::vector<std::string>{"Checkout down"});
}

TEST_CASE("a renaming by command that waits for the chat server outlives a look at the channel", "[follow-channel]")
{
    Scene scene;
    scene.chat.fail_once("update_channel", fail(Fault::Unavailable, "away"));
    scene.type(scene.ada, scene.incident.channel, "rename Checkout slow");

    scene.look_anew();

    CHECK(scene.now(scene.incident.id).name == "Checkout slow");
    CHECK(scene.chat.to_change(scene.incident.channel).display_name == "Checkout slow");
}

TEST_CASE("a new description does not give the channel the name that somebody is just replacing", "[follow-channel]")
{
    Scene scene;
    scene.chat.to_change(scene.incident.channel).display_name = "Checkout slow";
    usecases::EditIncident::Wish wish;
    wish.details.description = "Cards fail.";
    const usecases::Asker ada(scene.ada);
    REQUIRE(scene.wait(scene.use_cases.edit_incident.run(scene.incident.id, ada, wish)));
    scene.deliver();

    CHECK(scene.chat.to_change(scene.incident.channel).display_name == "Checkout slow");
    CHECK(scene.chat.to_change(scene.incident.channel).header == "Cards fail.");
}

TEST_CASE("what happened to channels while nobody listened is found out", "[follow-channel]")
{
    Scene scene;
    Channel& channel = scene.chat.to_change(scene.incident.channel);
    channel.display_name = "Checkout slow";
    channel.name = "checkout-slow";
    channel.is_archived = true;

    scene.look_anew();
    scene.look_anew();
    CHECK(scene.now(scene.incident.id).name == "Checkout slow");
    CHECK(scene.now(scene.incident.id).channel_name == "checkout-slow");
    CHECK(scene.entries<ChannelArchived>() == 1);

    channel.is_archived = false;
    scene.look_anew();
    CHECK(scene.entries<ChannelRestored>() == 1);
    CHECK(scene.now(scene.incident.id).channel_state == ChannelState::Open);
}

TEST_CASE("what cannot be said in an archived channel says why, and is on record all the same", "[follow-channel]")
{
    Scene scene;
    scene.chat.to_change(scene.incident.channel).is_archived = true;
    REQUIRE(scene.wait(scene.use_cases.follow_channel.archived(scene.incident.channel)));

    const usecases::Asker ada(scene.ada);
    REQUIRE(scene.wait(scene.use_cases.end_incident.run(scene.incident.id, ada)));

    const auto fault = scene.fault_of_delivery();
    REQUIRE(fault);
    CHECK(fault->fault() == Fault::NotFound);
    CHECK(fault->detail() == "the incident's channel is archived");
    CHECK_FALSE(scene.now(scene.incident.id).is_active());
}

TEST_CASE("an incident whose private channel was deleted stays readable for administrators alone", "[follow-channel]")
{
    Scene scene;
    scene.chat.to_change(scene.incident.channel).is_public = false;
    scene.tell();
    scene.chat.delete_channel(scene.incident.channel);
    scene.chat.leave(scene.incident.channel, scene.ada);
    scene.chat.make_admin(scene.cleo);

    scene.look_anew();

    CHECK(scene.entries<ChannelDeleted>() == 1);
    const auto& find = scene.use_cases.find_incidents;
    CHECK(scene.wait(find.by_id(scene.incident.id, usecases::Asker(scene.cleo))));
    CHECK(scene.wait(find.by_id(scene.incident.id, usecases::Asker(scene.ada))).error().fault() == Fault::NotFound);
    const usecases::Asker cleo(scene.cleo);
    REQUIRE(scene.wait(scene.use_cases.end_incident.run(scene.incident.id, cleo)));
    CHECK(scene.fault_of_delivery()->detail() == "the incident's channel was deleted");
}

TEST_CASE("who leaves the team, or is deactivated, takes part in none of its incidents", "[follow-channel]")
{
    Scene scene;
    const Incident other = scene.start(scene.ben, "Search slow");
    REQUIRE(scene.wait(scene.use_cases.follow_members.joined(other.channel, scene.ada)));

    REQUIRE(scene.wait(scene.use_cases.follow_members.left_team(scene.sre, scene.ada)));
    CHECK_FALSE(is_participant(scene.now(scene.incident.id), scene.ada));
    CHECK_FALSE(is_participant(scene.now(other.id), scene.ada));
    CHECK(is_participant(scene.now(other.id), scene.ben));

    scene.chat.join(other.channel, scene.ben);
    scene.chat.deactivate(scene.ben);
    scene.look_anew();
    CHECK_FALSE(is_participant(scene.now(other.id), scene.ben));
}
