#include "tests/hosted/scene.hpp"
#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace muster;
using namespace muster::test;

namespace
{

/// One who is signed in.
class Scene : public HostedScene
{
public:
    explicit Scene(Generation generation = Generation::V5) : HostedScene(generation) { REQUIRE(sign_in()); }

    [[nodiscard]] NewChannel a_channel(bool is_public = false) const
    {
        NewChannel channel;
        channel.team = team;
        channel.name = "inc-1-checkout";
        channel.display_name = "INC-1 Checkout errors";
        channel.purpose = "Incident xyz";
        channel.is_public = is_public;
        return channel;
    }
};

} // namespace

TEST_CASE("the hosted chat server says at which address people reach it", "[hosted][chat]")
{
    Scene scene;
    CHECK(scene.run(scene.chat->site_url()).value() == "https://chat.example.com");
    scene.server.site_url.clear();
    CHECK(scene.run(scene.chat->site_url()).value().empty());
}

TEST_CASE("all teams are served but those that were deleted", "[hosted][chat]")
{
    Scene scene;
    const TeamId old = scene.server.team("old");
    scene.server.teams[old.str()].delete_at = 1;
    const auto teams = scene.run(scene.chat->teams());
    REQUIRE(teams.value().size() == 1);
    CHECK(teams->front().name == "sre");
}

TEST_CASE("people are found by id and by name, with what they are", "[hosted][chat]")
{
    Scene scene;
    rpc::User& ann = scene.server.users[scene.ann.str()];
    ann.first_name = "Ann";
    ann.roles = "system_user system_admin";
    ann.delete_at = 7;

    const User by_id = scene.run(scene.chat->user(scene.ann)).value();
    CHECK(by_id.first_name == "Ann");
    CHECK(by_id.is_system_admin);
    CHECK_FALSE(by_id.is_guest);
    CHECK_FALSE(by_id.is_bot);
    CHECK(by_id.is_deleted);
    CHECK(scene.run(scene.chat->user_by_name("ANN")).value().id == scene.ann);
    CHECK(scene.run(scene.chat->user(UserId(std::string(26, 'q')))).error().fault() == Fault::NotFound);
    CHECK(scene.run(scene.chat->user_by_name("nobody")).error().fault() == Fault::NotFound);
}

TEST_CASE("what is no id is nobody's, and the server is not asked", "[hosted][chat]")
{
    Scene scene;
    CHECK(scene.run(scene.chat->user(UserId("../me"))).error().fault() == Fault::NotFound);
    CHECK(scene.run(scene.chat->team(TeamId("x"))).error().fault() == Fault::NotFound);
    CHECK(scene.run(scene.chat->channel(ChannelId())).error().fault() == Fault::NotFound);
    CHECK(scene.run(scene.chat->read_post(PostId("x"))).error().fault() == Fault::NotFound);
    CHECK(scene.run(scene.chat->direct_channel(UserId("x"))).error().fault() == Fault::NotFound);
    CHECK_FALSE(scene.run(scene.chat->is_team_member(TeamId("x"), scene.ann)).value());
    CHECK_FALSE(scene.run(scene.chat->is_channel_member(ChannelId("x"), scene.ann)).value());
    CHECK(scene.server.calls.empty());
}

TEST_CASE("teams are found, and their members", "[hosted][chat]")
{
    Scene scene;
    CHECK(scene.run(scene.chat->team(scene.team)).value().name == "sre");
    CHECK(scene.run(scene.chat->team_by_name("sre")).value().id == scene.team);
    CHECK(scene.run(scene.chat->team_by_name("none")).error().fault() == Fault::NotFound);
    CHECK(scene.run(scene.chat->is_team_member(scene.team, scene.ann)).value());
    CHECK_FALSE(scene.run(scene.chat->is_team_member(scene.team, scene.bot())).value());
}

TEST_CASE("a channel is made in a team that the bot comes into for it, with the bot in it", "[hosted][chat]")
{
    Scene scene;
    const bool is_public = GENERATE(true, false);
    const Channel made = scene.run(scene.chat->create_channel(scene.a_channel(is_public))).value();

    CHECK(made.is_public == is_public);
    CHECK(made.display_name == "INC-1 Checkout errors");
    CHECK(scene.server.is_in_team(scene.team, scene.bot()));
    CHECK(scene.server.is_in_channel(made.id, scene.bot()));
    CHECK(scene.server.was_called("UpdateChannelMemberRoles"));
    CHECK(scene.server.channels.at(made.id.str()).creator_id == scene.bot().str());
    CHECK(scene.run(scene.chat->channel(made.id)).value().purpose == "Incident xyz");
}

TEST_CASE("the bot comes into a team once, and again when it was sent out of it", "[hosted][chat]")
{
    Scene scene;
    const auto joins = [&] {
        return std::count(scene.server.calls.begin(), scene.server.calls.end(), "CreateTeamMember");
    };
    NewPost post;
    post.channel = scene.public_channel();
    post.message = "hello";
    REQUIRE(scene.run(scene.chat->post(post)));
    REQUIRE(scene.run(scene.chat->post(post)));
    CHECK(joins() == 1);

    scene.chat->observe(chat::TeamLeft{scene.team, scene.bot()});
    REQUIRE(scene.run(scene.chat->post(post)));
    CHECK(joins() == 2);
}

TEST_CASE("a name that is taken is a conflict", "[hosted][chat]")
{
    Scene scene;
    const ChannelId there = scene.private_channel("inc-1-checkout");
    CHECK(scene.run(scene.chat->create_channel(scene.a_channel())).error().fault() == Fault::Conflict);
    CHECK_FALSE(scene.server.is_in_channel(there, scene.bot()));
}

TEST_CASE("a channel into which the bot did not get is found by the next try", "[hosted][chat]")
{
    Scene scene;
    scene.server.failing["AddChannelMember"] = an_error(500, "store.down");
    CHECK(scene.run(scene.chat->create_channel(scene.a_channel())).error().fault() == Fault::Unavailable);
    CHECK_FALSE(scene.run(scene.chat->channel_by_name(scene.team, "inc-1-checkout")));
    scene.server.failing.clear();

    CHECK(scene.run(scene.chat->create_channel(scene.a_channel())).error().fault() == Fault::Conflict);
    const auto found = scene.run(scene.chat->channel_by_name(scene.team, "inc-1-checkout"));
    REQUIRE(found);
    CHECK(scene.server.is_in_channel(found->id, scene.bot()));
}

TEST_CASE("a channel of its own out of which the bot was sent stays closed to it", "[hosted][chat]")
{
    Scene scene;
    const Channel made = scene.run(scene.chat->create_channel(scene.a_channel())).value();
    scene.server.put_into(made.id, scene.ann);
    scene.server.channel_members[made.id.str()].erase(scene.bot().str());

    CHECK(scene.run(scene.chat->create_channel(scene.a_channel())).error().fault() == Fault::Conflict);
    CHECK_FALSE(scene.server.is_in_channel(made.id, scene.bot()));
}

TEST_CASE("where the team calls its roles otherwise the bot is a plain member", "[hosted][chat]")
{
    Scene scene;
    scene.server.failing["UpdateChannelMemberRoles"] =
        an_error(400, "api.channel.update_channel_member_roles.scheme_role.app_error");
    CHECK(scene.run(scene.chat->create_channel(scene.a_channel())));
}

TEST_CASE("a channel with more name than the server takes is not asked for", "[hosted][chat]")
{
    Scene scene;
    NewChannel channel = scene.a_channel();
    channel.name = std::string(65, 'n');
    const Result<Channel> made = scene.run(scene.chat->create_channel(channel));
    CHECK(made.error().fault() == Fault::Invalid);
    CHECK(made.error().field() == "name");
    CHECK(scene.server.calls.empty());
}

TEST_CASE("a direct channel is made with anybody who is there", "[hosted][chat]")
{
    Scene scene;
    const ChannelId talk = scene.run(scene.chat->direct_channel(scene.ann)).value();
    CHECK(scene.server.is_in_channel(talk, scene.bot()));
    CHECK(scene.server.is_in_channel(talk, scene.ann));
    const auto nobody = scene.run(scene.chat->direct_channel(UserId(std::string(26, 'q'))));
    CHECK(nobody.error().fault() == Fault::NotFound);
}

TEST_CASE("changing a channel leaves the rest of it, and what is so already is not written", "[hosted][chat]")
{
    Scene scene;
    const ChannelId channel = scene.public_channel();
    rpc::Channel& there = scene.server.channels[channel.str()];
    there.purpose = "kept";
    there.props.emplace("theme", gob::Any::of(std::string("dark")));
    ChannelPatch patch;
    patch.header = "Commander: @ann";

    REQUIRE(scene.run(scene.chat->update_channel(channel, patch)));
    CHECK(there.header == "Commander: @ann");
    CHECK(there.purpose == "kept");
    CHECK(there.display_name == "checkout");
    CHECK(there.props.at("theme").get<std::string>());
    scene.server.calls.clear();
    REQUIRE(scene.run(scene.chat->update_channel(channel, patch)));
    CHECK_FALSE(scene.server.was_called("UpdateChannel"));
}

TEST_CASE("people are added again without harm, and only if they are in the team", "[hosted][chat]")
{
    Scene scene;
    const ChannelId channel = scene.public_channel();
    const UserId cleo = scene.server.person("cleo");

    CHECK(scene.run(scene.chat->add_to_channel(channel, scene.ann)));
    CHECK(scene.run(scene.chat->add_to_channel(channel, scene.ann)));
    CHECK(scene.run(scene.chat->is_channel_member(channel, scene.ann)).value());
    CHECK(scene.run(scene.chat->add_to_channel(channel, cleo)).error().fault() == Fault::NotFound);
    CHECK(scene.run(scene.chat->add_to_channel(channel, scene.bot())));
    CHECK(scene.server.is_in_team(scene.team, scene.bot()));
}

TEST_CASE("all members of a large channel are told", "[hosted][chat]")
{
    Scene scene;
    const ChannelId channel = scene.public_channel();
    for (int number = 0; number < 450; ++number)
        scene.server.put_into(channel, scene.server.person("p" + std::to_string(number)));
    CHECK(scene.run(scene.chat->members(channel)).value().size() == 450);
}

TEST_CASE("the API's errors are the faults that they are over REST", "[hosted][chat]")
{
    const auto [status, id, fault] = GENERATE(table<int, std::string, Fault>({
        {403, "api.context.permissions.app_error", Fault::Forbidden},
        {404, "app.user.missing_account.const", Fault::NotFound},
        {400, "model.user.is_valid.app_error", Fault::Invalid},
        {501, "plugin.disabled", Fault::Invalid},
        {500, "app.user.get.app_error", Fault::Unavailable},
        {429, "too.many", Fault::Unavailable},
        {0, "no.status", Fault::Unavailable},
    }));
    Scene scene;
    scene.server.failing["GetUser"] = an_error(status, id, "said by the server");
    const Result<User> user = scene.run(scene.chat->user(scene.ann));
    REQUIRE_FALSE(user);
    CHECK(user.error().fault() == fault);
    if (fault != Fault::Unavailable) CHECK(user.error().detail() == "said by the server");
}

TEST_CASE("a server that lacks a method or answers nonsense is not taken for one that says no", "[hosted][chat]")
{
    Scene scene;
    scene.host.api.add<rpc::GetTeamArgs, rpc::GetTeamReply>(
        rpc::GetTeamArgs::method, [](rpc::GetTeamArgs) -> Async<Result<rpc::GetTeamReply>> {
            co_return fail(Fault::NotFound, "rpc: can't find method Plugin.GetTeam");
        });
    scene.host.api.add<rpc::GetUserArgs, rpc::GetTeamsReply>(rpc::GetUserArgs::method,
                                                             [](rpc::GetUserArgs) -> Async<Result<rpc::GetTeamsReply>> {
                                                                 rpc::GetTeamsReply reply;
                                                                 reply.value.emplace_back();
                                                                 co_return reply;
                                                             });
    scene.host.api.add<rpc::GetChannelArgs, netrpc::Nothing>(
        rpc::GetChannelArgs::method,
        [](rpc::GetChannelArgs) -> Async<Result<netrpc::Nothing>> { co_return netrpc::Nothing(); });

    CHECK(scene.run(scene.chat->team(scene.team)).error().fault() == Fault::Unavailable);
    CHECK(scene.run(scene.chat->user(scene.ann)).error().fault() == Fault::Unavailable);
    CHECK(scene.run(scene.chat->channel(scene.public_channel())).error().fault() == Fault::Unavailable);
}

TEST_CASE("a chat server that is gone is unavailable, also to what waits for it", "[hosted][chat]")
{
    Scene scene;
    scene.host.api.add<rpc::GetUserArgs, rpc::GetUserReply>(rpc::GetUserArgs::method,
                                                            [&](rpc::GetUserArgs) -> Async<Result<rpc::GetUserReply>> {
                                                                scene.host.hang_up();
                                                                co_return rpc::GetUserReply();
                                                            });
    CHECK(scene.run(scene.chat->user(scene.ann)).error().fault() == Fault::Unavailable);
    CHECK(scene.run(scene.chat->site_url()).error().fault() == Fault::Unavailable);
    CHECK(scene.run(scene.chat->is_team_member(scene.team, scene.ann)).error().fault() == Fault::Unavailable);
}
