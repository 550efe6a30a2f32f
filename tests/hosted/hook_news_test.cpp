// What Muster makes of the hooks by which a chat server tells its news.
#include "server/chat/hosted/hook_news.hpp"
#include "tests/hosted/scene.hpp"
#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <variant>
#include <vector>

using namespace muster;
using namespace muster::test;

namespace
{

class Scene
{
public:
    Scene() : hosted(Generation::V11, hooks())
    {
        REQUIRE(hosted.sign_in());
        news.emplace(*hosted.chat, [this](const chat::ChatEvent& event) { told.push_back(event); });
    }

    template <class Args> void tell(Args args) { CHECK(hosted.run(hosted.host.hook(std::move(args)))); }
    void post(rpc::Post post)
    {
        rpc::MessageHasBeenPostedArgs args;
        args.post = std::move(post);
        tell(std::move(args));
    }
    rpc::Post by(const UserId& author, const ChannelId& channel, const std::string& type = {}) const
    {
        rpc::Post post;
        post.id = std::string(kIdLength, 'p');
        post.user_id = author.str();
        post.channel_id = channel.str();
        post.type = type;
        post.message = "checkout is slow";
        return post;
    }

    std::optional<hosted::HookNews> news;
    std::vector<chat::ChatEvent> told;
    HostedScene hosted;

private:
    host::Hooks hooks()
    {
        host::Hooks hooks;
        hosted::add_news(hooks, [this]() -> std::shared_ptr<hosted::HookNews> {
            if (!news) return nullptr;
            return {std::shared_ptr<void>(), &*news};
        });
        return hooks;
    }
};

} // namespace

TEST_CASE("what a person says in a team's channel is heard, with its thread and its team", "[hosted][news]")
{
    Scene scene;
    const ChannelId channel = scene.hosted.public_channel();
    scene.post(scene.by(scene.hosted.ann, channel));
    rpc::Post reply = scene.by(scene.hosted.ann, channel, "me");
    reply.root_id = std::string(kIdLength, 'r');
    scene.post(reply);

    REQUIRE(scene.told.size() == 2);
    const Said& said = std::get<chat::MessagePosted>(scene.told[0]).said;
    CHECK(said.team == scene.hosted.team);
    CHECK(said.channel == channel);
    CHECK(said.thread == said.post);
    CHECK(said.author == scene.hosted.ann);
    CHECK(said.message == "checkout is slow");
    CHECK(std::get<chat::MessagePosted>(scene.told[1]).said.thread.str() == reply.root_id);
}

TEST_CASE("what is said where the bot is not, by programs or by the bot is not heard", "[hosted][news]")
{
    Scene scene;
    const ChannelId open = scene.hosted.public_channel();
    const ChannelId closed = scene.hosted.private_channel();
    scene.post(scene.by(scene.hosted.ann, closed));
    scene.post(scene.by(scene.hosted.bot(), open));
    rpc::Post webhook = scene.by(scene.hosted.ann, open);
    webhook.props["from_webhook"] = gob::Any::of(std::string("true"));
    scene.post(webhook);
    scene.post(scene.by(scene.hosted.ann, open, "system_join_channel"));
    CHECK(scene.told.empty());

    const ChannelId talk = scene.hosted.run(scene.hosted.chat->direct_channel(scene.hosted.ann)).value();
    scene.post(scene.by(scene.hosted.ann, talk));
    scene.post(scene.by(scene.hosted.ann, open, "custom_poll"));
    CHECK(scene.told.empty());

    scene.hosted.server.put_into(closed, scene.hosted.bot());
    scene.post(scene.by(scene.hosted.ann, closed));
    CHECK(scene.told.size() == 1);
}

TEST_CASE("a channel that was made private without a word is heard no more", "[hosted][news]")
{
    Scene scene;
    const ChannelId channel = scene.hosted.public_channel();
    scene.post(scene.by(scene.hosted.ann, channel));
    CHECK(scene.told.size() == 1);
    scene.hosted.server.channels.at(channel.str()).type = "P";
    scene.post(scene.by(scene.hosted.ann, channel));
    CHECK(scene.told.size() == 1);
}

TEST_CASE("a channel that a program archived is heard of, although a bot says so", "[hosted][news]")
{
    Scene scene;
    rpc::Post said = scene.by(scene.hosted.server.person("system-bot"), scene.hosted.public_channel());
    said.type = "system_channel_deleted";
    said.props["from_bot"] = gob::Any::of(std::string("true"));
    scene.post(said);
    CHECK(scene.told.size() == 1);
}

TEST_CASE("what becomes of a channel is heard from what the server says in it", "[hosted][news]")
{
    Scene scene;
    const ChannelId channel = scene.hosted.public_channel();
    scene.hosted.server.channels.at(channel.str()).display_name = "Checkout is down";
    scene.post(scene.by(scene.hosted.ann, channel, "system_displayname_change"));
    scene.hosted.server.put_into(channel, scene.hosted.bot());
    scene.hosted.server.channels.at(channel.str()).type = "P";
    const auto made_private = GENERATE(as<std::string>(), "system_convert_channel", "system_change_chan_privacy");
    scene.post(scene.by(scene.hosted.ann, channel, made_private));
    scene.post(scene.by(scene.hosted.ann, channel, "system_channel_deleted"));
    scene.post(scene.by(scene.hosted.ann, channel, "system_channel_restored"));

    REQUIRE(scene.told.size() == 4);
    CHECK(std::get<chat::ChannelChanged>(scene.told[0]).display_name == "Checkout is down");
    CHECK(std::get<chat::ChannelChanged>(scene.told[0]).is_public);
    CHECK_FALSE(std::get<chat::ChannelChanged>(scene.told[1]).is_public);
    CHECK(std::get<chat::ChannelArchived>(scene.told[2]).channel == channel);
    CHECK(std::get<chat::ChannelRestored>(scene.told[3]).channel == channel);
}

TEST_CASE("the bot's own posts are heard when they are edited or deleted, and nobody else's", "[hosted][news]")
{
    Scene scene;
    const ChannelId channel = scene.hosted.public_channel();
    for (const UserId& author : {scene.hosted.ann, scene.hosted.bot()}) {
        rpc::MessageHasBeenUpdatedArgs edited;
        edited.new_post = scene.by(author, channel);
        scene.tell(edited);
        rpc::MessageHasBeenDeletedArgs deleted;
        deleted.post = scene.by(author, channel);
        scene.tell(deleted);
    }
    REQUIRE(scene.told.size() == 2);
    CHECK(std::get<chat::PostEdited>(scene.told[0]).message == "checkout is slow");
    CHECK(std::get<chat::PostDeleted>(scene.told[1]).channel == channel);
}

TEST_CASE("who comes and goes is heard", "[hosted][news]")
{
    Scene scene;
    const ChannelId channel = scene.hosted.public_channel();
    rpc::ChannelMember member;
    member.channel_id = channel.str();
    member.user_id = scene.hosted.ann.str();
    rpc::UserHasJoinedChannelArgs joined;
    joined.channel_member = member;
    scene.tell(joined);
    rpc::UserHasLeftChannelArgs left;
    left.channel_member = member;
    scene.tell(left);
    rpc::UserHasLeftTeamArgs left_team;
    left_team.team_member.emplace();
    left_team.team_member->team_id = scene.hosted.team.str();
    left_team.team_member->user_id = scene.hosted.ann.str();
    scene.tell(left_team);
    rpc::UserHasBeenDeactivatedArgs gone;
    gone.user.emplace();
    gone.user->id = scene.hosted.ann.str();
    scene.tell(gone);

    REQUIRE(scene.told.size() == 4);
    CHECK(std::get<chat::MemberJoined>(scene.told[0]).user == scene.hosted.ann);
    CHECK(std::get<chat::MemberLeft>(scene.told[1]).channel == channel);
    CHECK(std::get<chat::TeamLeft>(scene.told[2]).team == scene.hosted.team);
    CHECK(std::get<chat::UserChanged>(scene.told[3]).is_deactivated);
}

TEST_CASE("a hook that nobody listens to is answered all the same", "[hosted][news]")
{
    Scene scene;
    scene.news.reset();
    scene.post(scene.by(scene.hosted.ann, scene.hosted.public_channel()));
    CHECK(scene.told.empty());
}
