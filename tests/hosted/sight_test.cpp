// What the bot may not see stays unseen, although the API would show it.
#include "tests/hosted/scene.hpp"
#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>

using namespace muster;
using namespace muster::test;

namespace
{

/// A private channel, and a talk of two people, with a post in each; the bot is in neither.
class Secrets : public HostedScene
{
public:
    Secrets()
    {
        REQUIRE(sign_in());
        const UserId ben = server.person("ben");
        const ChannelId payroll = private_channel();
        server.put_into(payroll, ann);
        const ChannelId talk = server.channel(TeamId(), ann.str() + "__" + ben.str(), "D");
        server.put_into(talk, ann);
        server.put_into(talk, ben);
        secret = GENERATE_COPY(payroll, talk);
        post = server.post(secret, ann, "the password is hunter2");
    }

    ChannelId secret;
    PostId post;
};

} // namespace

TEST_CASE("a post of a channel that the bot is not in cannot be read", "[hosted][sight]")
{
    Secrets scene;
    CHECK(scene.run(scene.chat->read_post(scene.post)).error().fault() == Fault::NotFound);
    scene.server.put_into(scene.secret, scene.bot());
    CHECK(scene.run(scene.chat->read_post(scene.post)).value().message == "the password is hunter2");
}

TEST_CASE("a channel that the bot is not in cannot be read", "[hosted][sight]")
{
    Secrets scene;
    CHECK(scene.run(scene.chat->read_channel(scene.secret)).error().fault() == Fault::Forbidden);
    CHECK_FALSE(scene.server.was_called("GetPostsForChannel"));
    scene.server.put_into(scene.secret, scene.bot());
    CHECK(scene.run(scene.chat->read_channel(scene.secret)).value().size() == 1);
}

TEST_CASE("no post is looked for in a channel that the bot is not in", "[hosted][sight]")
{
    Secrets scene;
    const auto found = scene.run(scene.chat->find_post(scene.secret, "event-1", Instant()));
    CHECK(found.error().fault() == Fault::Forbidden);
    CHECK_FALSE(scene.server.was_called("GetPostsForChannel"));
}

TEST_CASE("who is in a channel that the bot is not in is not told", "[hosted][sight]")
{
    Secrets scene;
    CHECK(scene.run(scene.chat->members(scene.secret)).error().fault() == Fault::Forbidden);
    CHECK_FALSE(scene.run(scene.chat->is_channel_member(scene.secret, scene.ann)).value());
    scene.server.put_into(scene.secret, scene.bot());
    CHECK(scene.run(scene.chat->is_channel_member(scene.secret, scene.ann)).value());
}

TEST_CASE("a channel that the bot is not in is not shown, by its id and by its name", "[hosted][sight]")
{
    Secrets scene;
    CHECK(scene.run(scene.chat->channel(scene.secret)).error().fault() == Fault::Forbidden);
    CHECK(scene.run(scene.chat->channel_by_name(scene.team, "payroll")).error().fault() == Fault::NotFound);
    scene.server.put_into(scene.secret, scene.bot());
    CHECK(scene.run(scene.chat->channel(scene.secret)));
    scene.server.channels.erase(scene.secret.str());
    CHECK(scene.run(scene.chat->channel(scene.secret)).error().fault() == Fault::NotFound);
}

TEST_CASE("a channel that the bot is not in is neither changed nor entered nor written to", "[hosted][sight]")
{
    Secrets scene;
    ChannelPatch patch;
    patch.header = "owned";
    NewPost post;
    post.channel = scene.secret;
    post.message = "hello";

    CHECK(scene.run(scene.chat->update_channel(scene.secret, patch)).error().fault() == Fault::Forbidden);
    CHECK(scene.run(scene.chat->add_to_channel(scene.secret, scene.bot())).error().fault() == Fault::Forbidden);
    CHECK(scene.run(scene.chat->post(post)).error().fault() == Fault::Forbidden);
    CHECK(scene.server.posts.size() == 1);
    CHECK(scene.server.channels.at(scene.secret.str()).header.empty());
    CHECK_FALSE(scene.server.is_in_channel(scene.secret, scene.bot()));
}

TEST_CASE("nobody's posts are deleted but the bot's own", "[hosted][sight]")
{
    HostedScene scene;
    REQUIRE(scene.sign_in());
    const ChannelId channel = scene.public_channel();
    const PostId anns = scene.server.post(channel, scene.ann, "mine");
    const PostId own = scene.server.post(channel, scene.bot(), "the bot's");

    CHECK(scene.run(scene.chat->delete_post(anns)).error().fault() == Fault::Forbidden);
    CHECK(scene.run(scene.chat->read_post(anns)));
    CHECK(scene.run(scene.chat->delete_post(own)));
    CHECK(scene.run(scene.chat->delete_post(own)).error().fault() == Fault::NotFound);
}
