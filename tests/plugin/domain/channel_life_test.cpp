// What an incident takes from its channel, and what of it is only Muster's own doing.
#include "plugin/domain/channel_life.hpp"
#include "plugin/domain/details.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/catch_result.hpp"

using namespace muster;

namespace
{

Incident opened()
{
    Incident incident = test::an_incident();
    REQUIRE(open_channel(incident, test::named<ChannelId>("war-room"), "database-down"));
    return incident;
}

ChannelSeen called(std::string title) { return ChannelSeen{std::move(title), "database-down", true}; }

void rename_in_muster(Incident& incident, const std::string& name)
{
    Details wish;
    wish.name = name;
    REQUIRE(change_details(incident, wish));
    REQUIRE(about_to_rename_channel(incident).size() == 1);
}

} // namespace

TEST_CASE("an incident is called as somebody renamed its channel", "[domain][channel-life]")
{
    Incident incident = opened();

    const EventBodies events = follow_channel(incident, called("Database slow"));

    CHECK(incident.name == "Database slow");
    REQUIRE(events.size() == 1);
    CHECK(std::get<DetailsChanged>(events[0]).follows_channel);
    CHECK(std::get<DetailsChanged>(events[0]).name_before == "Database down");
    CHECK(follow_channel(incident, called("Database slow")).empty());
}

TEST_CASE("the chat server's word of Muster's own renaming is no renaming", "[domain][channel-life]")
{
    Incident incident = opened();
    rename_in_muster(incident, "Database slow");
    rename_in_muster(incident, "Database fine");

    // Late, and while the second is under way.
    for (const std::string title : {"Database down", "Database slow", "Database fine"}) {
        for (const EventBody& event : follow_channel(incident, called(title)))
            CHECK(std::holds_alternative<ChannelNoted>(event));
        CHECK(incident.name == "Database fine");
    }
    CHECK(incident.channel_titles == std::vector<std::string>{"Database fine"});
}

TEST_CASE("of a renaming by Muster and one by somebody else the one that the channel has in the end stays",
          "[domain][channel-life]")
{
    const bool muster_is_last = GENERATE(true, false);
    Incident incident = opened();
    rename_in_muster(incident, "Ours");

    (void)follow_channel(incident, called(muster_is_last ? "Theirs" : "Ours"));
    (void)follow_channel(incident, called(muster_is_last ? "Ours" : "Theirs"));

    CHECK(incident.name == (muster_is_last ? "Ours" : "Theirs"));
}

TEST_CASE("somebody may give a channel the name that it had before", "[domain][channel-life]")
{
    Incident incident = opened();
    rename_in_muster(incident, "Database slow");
    (void)follow_channel(incident, called("Database slow"));

    (void)follow_channel(incident, called("Database down"));

    CHECK(incident.name == "Database down");
}

TEST_CASE("a name that no incident can have leaves the incident's name alone", "[domain][channel-life]")
{
    Incident incident = opened();
    (void)follow_channel(incident, called("x"));
    CHECK(incident.name == "Database down");
}

TEST_CASE("URL name and privacy of the channel are noted without a word", "[domain][channel-life]")
{
    Incident incident = opened();

    const EventBodies events = follow_channel(incident, ChannelSeen{"Database down", "db", false});

    REQUIRE(events.size() == 1);
    CHECK(is_bookkeeping(events[0]));
    CHECK(incident.channel_name == "db");
    CHECK_FALSE(incident.is_public);
}

TEST_CASE("a channel is archived, restored and deleted once each", "[domain][channel-life]")
{
    Incident incident = opened();
    CHECK(follow_channel(incident, ChannelState::Open).empty());
    CHECK(std::holds_alternative<ChannelArchived>(follow_channel(incident, ChannelState::Archived).at(0)));
    CHECK(follow_channel(incident, ChannelState::Archived).empty());
    CHECK(std::holds_alternative<ChannelRestored>(follow_channel(incident, ChannelState::Open).at(0)));
    CHECK(std::holds_alternative<ChannelDeleted>(follow_channel(incident, ChannelState::Deleted).at(0)));
}
