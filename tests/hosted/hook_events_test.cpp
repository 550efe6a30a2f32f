#include "server/chat/hosted/hook_events.hpp"

#include "tests/hosted/scene.hpp"
#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <vector>

using namespace muster;
using namespace muster::test;

namespace
{

using Told = std::vector<chat::ChatEvent>;

/// A plugin that keeps what it is told, from when it has signed in.
class Scene
{
public:
    Scene() : told(std::make_shared<Told>()), chat(std::make_shared<hosted::HostedChat*>(nullptr))
    {
        host::Hooks hooks;
        const auto where = chat;
        const auto list = told;
        hosted::add_news(
            hooks, [where] { return *where; }, [list](const chat::ChatEvent& event) { list->push_back(event); });
        place.emplace(Generation::V11, std::move(hooks));
        REQUIRE(place->sign_in());
        *chat = &*place->chat;
        channel = place->public_channel();
    }

    template <class Args> void happens(Args args) { REQUIRE(place->run(place->host.hook(std::move(args)))); }

    [[nodiscard]] rpc::Post said(const UserId& author, const std::string& message, const std::string& type = "") const
    {
        rpc::Post post;
        post.id = std::string(26, 'p');
        post.channel_id = channel.str();
        post.user_id = author.str();
        post.message = message;
        post.type = type;
        return post;
    }

    void posted(rpc::Post post)
    {
        rpc::MessageHasBeenPostedArgs args;
        args.post = std::move(post);
        happens(std::move(args));
    }

    /// The one thing that was told.
    template <class Event> [[nodiscard]] const Event& only() const
    {
        REQUIRE(told->size() == 1);
        const auto* event = std::get_if<Event>(&told->front());
        REQUIRE(event);
        return *event;
    }

    std::shared_ptr<Told> told;
    std::shared_ptr<hosted::HostedChat*> chat;
    std::optional<HostedScene> place;
    ChannelId channel;
};

rpc::ChannelMember member(const ChannelId& channel, const UserId& user)
{
    rpc::ChannelMember member;
    member.channel_id = channel.str();
    member.user_id = user.str();
    return member;
}

rpc::TeamMember member(const TeamId& team, const UserId& user)
{
    rpc::TeamMember member;
    member.team_id = team.str();
    member.user_id = user.str();
    return member;
}

} // namespace

TEST_CASE("what a person says in a team's channel is told, with where and in which thread", "[hosted][news]")
{
    Scene scene;
    rpc::Post post = scene.said(scene.place->ann, "the shop is down");
    const bool is_reply = GENERATE(true, false);
    if (is_reply) post.root_id = std::string(26, 'r');
    scene.posted(post);

    const Said& said = scene.only<chat::MessagePosted>().said;
    CHECK(said.team == scene.place->team);
    CHECK(said.channel == scene.channel);
    CHECK(said.post == PostId(post.id));
    CHECK(said.thread == PostId(is_reply ? post.root_id : post.id));
    CHECK(said.author == scene.place->ann);
    CHECK(said.message == "the shop is down");
}

TEST_CASE("what programs, the server and the bot itself say is no news", "[hosted][news]")
{
    Scene scene;
    for (const char* mark : {"from_bot", "from_webhook", "from_plugin", "from_oauth_app"}) {
        rpc::Post post = scene.said(scene.place->ann, "the shop is down");
        post.props.emplace(mark, gob::Any::of(std::string("true")));
        scene.posted(post);
    }
    scene.posted(scene.said(scene.place->ann, "ann joined", "system_join_channel"));
    scene.posted(scene.said(scene.place->ann, "{}", "custom_poll"));
    scene.posted(scene.said(scene.place->bot(), "the shop is down"));
    CHECK(scene.told->empty());
    scene.posted(scene.said(scene.place->ann, "waves", "me"));
    CHECK(scene.told->size() == 1);
}

TEST_CASE("what people say where the bot is not let in is not heard", "[hosted][news]")
{
    Scene scene;
    const ChannelId secret = scene.place->private_channel();
    const ChannelId talk = scene.place->run(scene.place->chat->direct_channel(scene.place->ann)).value();
    for (const ChannelId& where : {secret, talk}) {
        rpc::Post post = scene.said(scene.place->ann, "the shop is down");
        post.channel_id = where.str();
        scene.posted(post);
    }
    CHECK(scene.told->empty());

    scene.place->server.put_into(secret, scene.place->bot());
    rpc::Post post = scene.said(scene.place->ann, "the shop is down");
    post.channel_id = secret.str();
    scene.posted(post);
    CHECK(scene.only<chat::MessagePosted>().said.channel == secret);
}

TEST_CASE("what the server says of a channel tells that it is archived and restored", "[hosted][news]")
{
    Scene scene;
    scene.posted(scene.said(scene.place->ann, "archived", "system_channel_deleted"));
    CHECK(scene.only<chat::ChannelArchived>().channel == scene.channel);
    scene.told->clear();
    scene.posted(scene.said(scene.place->ann, "restored", "system_channel_restored"));
    CHECK(scene.only<chat::ChannelRestored>().channel == scene.channel);
}

TEST_CASE("when the server says that a channel changed, what it is now is told", "[hosted][news]")
{
    const auto type = GENERATE(as<std::string>(), "system_displayname_change", "system_header_change",
                               "system_purpose_change", "system_convert_channel", "system_change_chan_privacy");
    Scene scene;
    scene.place->server.channels[scene.channel.str()].display_name = "Shop is down";
    scene.posted(scene.said(scene.place->ann, "changed it", type));
    const auto& changed = scene.only<chat::ChannelChanged>();
    CHECK(changed.channel == scene.channel);
    CHECK(changed.display_name == "Shop is down");
    CHECK(changed.name == "checkout");
    CHECK(changed.is_public);
}

TEST_CASE("the bot's own posts are told when they are edited and deleted, others' are not", "[hosted][news]")
{
    Scene scene;
    rpc::MessageHasBeenUpdatedArgs updated;
    updated.new_post = scene.said(scene.place->ann, "hm");
    scene.happens(updated);
    rpc::MessageHasBeenDeletedArgs deleted;
    deleted.post = updated.new_post;
    scene.happens(deleted);
    CHECK(scene.told->empty());

    updated.new_post = scene.said(scene.place->bot(), "the whole new text");
    scene.happens(updated);
    CHECK(scene.only<chat::PostEdited>().message == "the whole new text");
    CHECK(scene.only<chat::PostEdited>().channel == scene.channel);
    scene.told->clear();
    deleted.post = updated.new_post;
    scene.happens(deleted);
    CHECK(scene.only<chat::PostDeleted>().post == PostId(std::string(26, 'p')));
}

TEST_CASE("who comes into a channel and who leaves it is told", "[hosted][news]")
{
    Scene scene;
    rpc::UserHasJoinedChannelArgs joined;
    joined.channel_member = member(scene.channel, scene.place->ann);
    scene.happens(joined);
    CHECK(scene.only<chat::MemberJoined>().channel == scene.channel);
    CHECK(scene.only<chat::MemberJoined>().user == scene.place->ann);
    scene.told->clear();
    rpc::UserHasLeftChannelArgs left;
    left.channel_member = joined.channel_member;
    scene.happens(left);
    CHECK(scene.only<chat::MemberLeft>().channel == scene.channel);
    CHECK(scene.only<chat::MemberLeft>().user == scene.place->ann);
}

TEST_CASE("a team into which somebody comes for the first time may be a new one", "[hosted][news]")
{
    Scene scene;
    rpc::UserHasJoinedTeamArgs joined;
    joined.team_member = member(scene.place->team, scene.place->ann);
    scene.happens(joined);
    scene.happens(joined);
    CHECK(scene.only<chat::TeamJoined>().team == scene.place->team);
    joined.team_member = member(scene.place->team, scene.place->bot());
    scene.happens(joined);
    CHECK(scene.told->size() == 2);
}

TEST_CASE("who leaves a team, and whose account is switched off, is told", "[hosted][news]")
{
    Scene scene;
    rpc::UserHasLeftTeamArgs left;
    left.team_member = member(scene.place->team, scene.place->ann);
    scene.happens(left);
    CHECK(scene.only<chat::TeamLeft>().team == scene.place->team);
    CHECK(scene.only<chat::TeamLeft>().user == scene.place->ann);
    scene.told->clear();
    rpc::UserHasBeenDeactivatedArgs deactivated;
    deactivated.user.emplace();
    deactivated.user->id = scene.place->ann.str();
    scene.happens(deactivated);
    CHECK(scene.only<chat::UserChanged>().user == scene.place->ann);
    CHECK(scene.only<chat::UserChanged>().is_deactivated);
}

TEST_CASE("before Muster has signed in nothing is told, and a hook without its argument harms nobody", "[hosted][news]")
{
    Scene scene;
    *scene.chat = nullptr;
    scene.posted(scene.said(scene.place->ann, "the shop is down"));
    rpc::UserHasJoinedChannelArgs joined;
    joined.channel_member = member(scene.channel, scene.place->ann);
    scene.happens(joined);
    *scene.chat = &*scene.place->chat;
    scene.happens(rpc::MessageHasBeenPostedArgs());
    scene.happens(rpc::MessageHasBeenUpdatedArgs());
    scene.happens(rpc::UserHasLeftChannelArgs());
    scene.happens(rpc::UserHasJoinedTeamArgs());
    scene.happens(rpc::UserHasBeenDeactivatedArgs());
    CHECK(scene.told->empty());
}
