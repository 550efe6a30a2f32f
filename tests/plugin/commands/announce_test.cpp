// /incident announce: who hears of an incident, and what.
#include "plugin/wording/announcing.hpp"
#include "plugin/wording/replies.hpp"
#include "tests/support/engine_scene.hpp"

#include <catch2/catch.hpp>

using namespace muster;
using namespace muster::test;
using Catch::Matchers::Contains;

namespace
{

/// Ada's incident, and channels of the team in which she and the bot are.
class AnnounceScene : public EngineScene
{
public:
    AnnounceScene()
    {
        support = add("support");
        board = add("board", false);
        incident = start(ada, "Checkout down");
    }

    ChannelId add(const std::string& name, bool is_public = true)
    {
        Channel channel;
        channel.id = named<ChannelId>(name);
        channel.team = sre;
        channel.name = name;
        channel.is_public = is_public;
        chat.add_channel(channel);
        chat.join(channel.id, ada);
        chat.join(channel.id, chat.self().id);
        return channel.id;
    }
    Reply announce(const std::string& channels) { return type(ada, incident.channel, "announce " + channels); }
    [[nodiscard]] std::size_t posts_in(const ChannelId& channel) { return chat.messages_in(channel).size(); }

    ChannelId support;
    ChannelId board;
    Incident incident;
};

std::string refused(const std::string& word, AnnounceRefusal refusal)
{
    return wording::not_announced_in(word, refusal) + "\n";
}

} // namespace

TEST_CASE("an announced incident is told with its name, commander and channel, and with nothing else",
          "[commands][announce]")
{
    AnnounceScene scene;

    const Reply reply = scene.announce("~support");

    CHECK(reply.text.empty());
    REQUIRE(scene.posts_in(scene.support) == 1);
    CHECK(scene.chat.messages_in(scene.support)[0] ==
          "@ada is the commander of the incident **Checkout down**. Its channel: ~" + scene.incident.channel_name);
    CHECK(scene.chat.messages_in(scene.incident.channel).back() ==
          "ada put on the timeline: **announced in \\~support**");
}

TEST_CASE("the channels are named with ~ or without, with commas, in capitals, or by id", "[commands][announce]")
{
    AnnounceScene scene;
    const auto words = GENERATE(as<std::string>{}, "support", "~support", "~Support,", "--id--");

    const Reply reply = scene.announce(words == "--id--" ? scene.support.str() : words);

    CHECK(reply.text.empty());
    CHECK(scene.posts_in(scene.support) == 1);
}

TEST_CASE("several channels are told, one that is named twice once", "[commands][announce]")
{
    AnnounceScene scene;

    const Reply reply = scene.announce("~support ~board support " + scene.support.str());

    CHECK(reply.text.empty());
    CHECK(scene.posts_in(scene.support) == 1);
    CHECK(scene.posts_in(scene.board) == 1);
}

TEST_CASE("the name of a private channel that was told stays unknown to the incident", "[commands][announce]")
{
    AnnounceScene scene;

    scene.announce("~board");

    CHECK(scene.chat.messages_in(scene.incident.channel).back() ==
          "ada put on the timeline: **announced in a private channel**");
    CHECK_THAT(scene.type(scene.ada, scene.incident.channel, "timeline").text, !Contains("board"));
}

TEST_CASE("a channel that cannot be told is named with its reason, and the others are told", "[commands][announce]")
{
    AnnounceScene scene;
    scene.chat.leave(scene.board, scene.ada);

    const Reply reply = scene.announce("~nowhere ~board ~" + scene.incident.channel_name + " ~support");

    CHECK(reply.text == refused("~nowhere", AnnounceRefusal::Unknown) + refused("~board", AnnounceRefusal::Unknown) +
                            refused("~" + scene.incident.channel_name, AnnounceRefusal::IsIncidents));
    CHECK(scene.posts_in(scene.support) == 1);
    CHECK(scene.posts_in(scene.board) == 0);
}

TEST_CASE("nobody announces in a channel that they are not in, though they see it", "[commands][announce]")
{
    AnnounceScene scene;
    scene.chat.leave(scene.support, scene.ada);

    CHECK(scene.announce("~support").text == refused("~support", AnnounceRefusal::NotJoined));
    scene.chat.make_guest(scene.ada);
    CHECK(scene.announce("~support").text == refused("~support", AnnounceRefusal::Unknown));
    CHECK(scene.posts_in(scene.support) == 0);
}

TEST_CASE("an archived channel, and one of another team, are not told", "[commands][announce]")
{
    AnnounceScene scene;
    Channel archived = scene.wait(scene.chat.channel(scene.support)).value();
    archived.is_archived = true;
    scene.chat.add_channel(archived);
    Channel elsewhere = scene.wait(scene.chat.channel(scene.board)).value();
    elsewhere.team = named<TeamId>("sales");
    scene.chat.add_channel(elsewhere);

    CHECK(scene.announce("~support").text == refused("~support", AnnounceRefusal::Archived));
    CHECK(scene.announce(scene.board.str()).text == refused(scene.board.str(), AnnounceRefusal::Unknown));
}

TEST_CASE("the bot lets itself into a public channel, and asks to be let into a private one", "[commands][announce]")
{
    AnnounceScene scene;
    scene.chat.add_user("muster", scene.sre);
    scene.chat.leave(scene.support, scene.chat.self().id);
    scene.chat.leave(scene.board, scene.chat.self().id);

    CHECK(scene.announce("~support ~board").text == refused("~board", AnnounceRefusal::BotOutside));
    CHECK(scene.wait(scene.chat.is_channel_member(scene.support, scene.chat.self().id)).value());
    CHECK(scene.posts_in(scene.support) == 1);
    CHECK(scene.posts_in(scene.board) == 0);
}

TEST_CASE("the chat server failing for one channel does not keep the others from being told", "[commands][announce]")
{
    AnnounceScene scene;
    scene.chat.fail_once("channel_by_name", fail(Fault::Unavailable, "away"));

    const Reply reply = scene.announce("~board ~support");

    CHECK(reply.text == refused("~board", AnnounceRefusal::NotNow));
    CHECK(scene.posts_in(scene.support) == 1);
}

TEST_CASE("an announcement whose answer was lost is neither made twice nor called failed", "[commands][announce]")
{
    AnnounceScene scene;
    scene.chat.fail_once("post", fail(Fault::Unavailable, "away"), FakeChat::When::After);

    CHECK(scene.announce("~support").text.empty());
    CHECK(scene.posts_in(scene.support) == 1);
}

TEST_CASE("an announcement that the chat server does not take is said, and not put on the timeline",
          "[commands][announce]")
{
    AnnounceScene scene;
    const auto [fault, refusal] = GENERATE(table<Fault, AnnounceRefusal>(
        {{Fault::Forbidden, AnnounceRefusal::Refused}, {Fault::Unavailable, AnnounceRefusal::NotNow}}));
    scene.chat.fail_once("post", fail(fault, "no"));
    const std::size_t said = scene.posts_in(scene.incident.channel);

    CHECK(scene.announce("~support").text == refused("~support", refusal));
    CHECK(scene.posts_in(scene.support) == 0);
    CHECK(scene.posts_in(scene.incident.channel) == said);
}

TEST_CASE("so many names that the timeline could not hold them are counted", "[commands][announce]")
{
    const std::vector<std::string> ten(10, std::string(64, 'x'));
    CHECK(wording::announced_in(ten) == "announced in 10 channels");
}

TEST_CASE("an announced incident that has ended is not told as ongoing, and its name calls nobody",
          "[commands][announce]")
{
    AnnounceScene scene;
    scene.type(scene.ada, scene.incident.channel, "rename Call @all");
    scene.type(scene.ada, scene.incident.channel, "end");
    scene.submit(scene.ada);

    scene.announce("~support");

    CHECK_THAT(scene.chat.messages_in(scene.support).back(), Contains("**Call @\u200ball** has ended"));
}
