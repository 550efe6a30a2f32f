#include "server/chat/rest/rest_chat.hpp"

#include "tests/server/chat/recorded.hpp"
#include "tests/server/chat/scripted_server.hpp"
#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace muster;
using test::recorded;
using test::recorded_body;

namespace
{

const UserId kBot("xc6mj74mafnpjnswgi4yzf7tcw");
const UserId kMel("ayqtaottoinqbb7ubbi5n4scmh");
const TeamId kTeam("iikk87unmfr9xfsujyr4unbtsa");
const ChannelId kChannel("4wnmjkoj8tdyxeitb644erxc3c");

/// A chat that has signed in to a scripted server.
class Scene
{
public:
    Scene() : talk(server), chat(talk.api, talk.clock, "http://127.0.0.1:8066")
    {
        server.answer("GET /api/v4/users/me", recorded("bots/bot_me"));
        REQUIRE(run(chat.sign_in()));
    }

    template <class T> T run(Async<T> task) { return test::run_async(server.loop, std::move(task)); }

    test::ScriptedServer server;
    test::ScriptedApi talk;
    chat::RestChat chat;
};

NewChannel a_channel(std::string name = "inc-1-checkout")
{
    NewChannel channel;
    channel.team = kTeam;
    channel.name = std::move(name);
    channel.display_name = "INC-1 Checkout errors";
    return channel;
}

NewPost a_post(std::string key = "event-1")
{
    NewPost post;
    post.channel = kChannel;
    post.message = "50% <done> & ünïcode";
    post.key = std::move(key);
    return post;
}

} // namespace

TEST_CASE("signing in tells whose token it is and which server answers", "[chat][rest]")
{
    Scene scene;

    CHECK(scene.chat.self().id == kBot);
    CHECK(scene.chat.self().username == "incidentbot");
    CHECK(scene.talk.api.version() == chat::ServerVersion(5, 37));
    CHECK(scene.server.last().headers.get("Authorization") == "Bearer token-1");
}

TEST_CASE("the chat server says at which address people reach it", "[chat][rest]")
{
    const auto [said, address] =
        GENERATE(table<std::string, std::string>({{"https://chat.example.com/", "https://chat.example.com"},
                                                  {"https://a.example.com/b", "https://a.example.com/b"},
                                                  {"", ""}}));
    Scene scene;
    scene.server.answer("GET /api/v4/config/client", 200, Json{{"SiteURL", said}, {"Version", "5.37.0"}});

    CHECK(scene.run(scene.chat.site_url()).value() == address);
    CHECK(scene.server.last().query == "format=old");
}

TEST_CASE("a token that is not accepted is a fault of its own", "[chat][rest]")
{
    test::ScriptedServer server;
    test::ScriptedApi talk(server);
    chat::RestChat chat(talk.api, talk.clock, "http://m");
    server.answer("GET /api/v4/users/me", recorded("bots/me_with_revoked_token"));

    const Result<> signed_in = test::run_async(server.loop, chat.sign_in());

    REQUIRE(signed_in.has_error());
    CHECK(signed_in.error().fault() == Fault::Unauthorized);
    CHECK(signed_in.error().detail() == "the chat server does not accept the token");
    CHECK(chat.self().id.empty());
}

TEST_CASE("an answer is read in both generations", "[chat][rest]")
{
    Scene scene;
    const std::string request = "GET /api/v4/users/" + kMel.str();
    scene.server.answer(request, 200, recorded_body("users/get_user_by_id"));
    scene.server.answer(request, net::HttpResponse(200, recorded("users/get_user_by_id").body + "\n", "text/json"));

    CHECK(scene.run(scene.chat.user(kMel))->username == "mel");
    CHECK(scene.run(scene.chat.user(kMel))->username == "mel");
}

TEST_CASE("users are remembered while the feed is up and forgotten on its news", "[chat][rest]")
{
    Scene scene;
    const std::string request = "GET /api/v4/users/" + kMel.str();
    scene.server.answer(request, recorded("users/get_user_by_id"));
    const auto asked = [&] {
        CHECK(scene.run(scene.chat.user(kMel)));
        return scene.server.count(request);
    };

    CHECK(asked() == 1);
    CHECK(asked() == 2); // nothing would tell that what is remembered is stale
    scene.chat.observe(chat::Connected{true});
    CHECK(asked() == 3);
    CHECK(asked() == 3);
    CHECK(scene.run(scene.chat.user_by_name("mel"))->id == kMel);
    CHECK(scene.server.count("GET /api/v4/users/username/mel") == 0);
    scene.chat.observe(chat::UserChanged{kMel});
    CHECK(asked() == 4);
    scene.talk.clock.advance(std::chrono::seconds(31)); // a role taken from somebody is not announced
    CHECK(asked() == 5);
    scene.chat.observe(chat::Connected{false});
    CHECK(asked() == 6);
    scene.chat.observe(chat::Disconnected{});
    CHECK(asked() == 7);
    CHECK(asked() == 8);
}

TEST_CASE("what cannot be an id or a name is found missing without a call", "[chat][rest]")
{
    Scene scene;
    const std::size_t before = scene.server.requests().size();

    CHECK(scene.run(scene.chat.user(UserId("../teams"))).error().fault() == Fault::NotFound);
    CHECK(scene.run(scene.chat.user_by_name("")).error().fault() == Fault::NotFound);
    CHECK(scene.run(scene.chat.user_by_name("Mel/../x?y")).error().fault() == Fault::NotFound);
    CHECK(scene.run(scene.chat.team_by_name("s r e")).error().fault() == Fault::NotFound);
    CHECK(scene.run(scene.chat.channel_by_name(kTeam, "ünï")).error().fault() == Fault::NotFound);
    CHECK(scene.run(scene.chat.channel(ChannelId())).error().fault() == Fault::NotFound);
    CHECK(scene.run(scene.chat.is_channel_member(kChannel, UserId("x"))).value() == false);
    CHECK(scene.server.requests().size() == before);
}

TEST_CASE("team membership ends with the time of leaving", "[chat][rest]")
{
    Scene scene;
    const std::string request = "GET /api/v4/teams/" + kTeam.str() + "/members/" + kMel.str();
    Json left = recorded_body("teams/get_member");
    left["delete_at"] = 1795222283999;
    scene.server.answer(request, recorded("teams/get_member"));
    scene.server.answer(request, 200, left);
    scene.server.answer(request, recorded("teams/get_member_missing"));

    CHECK(scene.run(scene.chat.is_team_member(kTeam, kMel)).value() == true);
    CHECK(scene.run(scene.chat.is_team_member(kTeam, kMel)).value() == false);
    CHECK(scene.run(scene.chat.is_team_member(kTeam, kMel)).value() == false);
}

TEST_CASE("channel membership is asked for each time, and false for what the bot may not see", "[chat][rest]")
{
    Scene scene;
    const std::string request = "GET /api/v4/channels/" + kChannel.str() + "/members/" + kMel.str();
    scene.chat.observe(chat::Connected{true});
    scene.server.answer(request, recorded("channels/get_member"));
    scene.server.answer(request, recorded("channels/get_member_missing"));
    scene.server.answer(request, recorded("channels/get_private_channel_by_non_member"));
    scene.server.answer(request, net::HttpResponse(404, "<html>gateway</html>"));

    CHECK(scene.run(scene.chat.is_channel_member(kChannel, kMel)).value() == true);
    CHECK(scene.run(scene.chat.is_channel_member(kChannel, kMel)).value() == false);
    CHECK(scene.run(scene.chat.is_channel_member(kChannel, kMel)).value() == false);
    CHECK(scene.run(scene.chat.is_channel_member(kChannel, kMel)).error().fault() == Fault::Unavailable);
}

TEST_CASE("a channel by name is found when it is archived", "[chat][rest]")
{
    Scene scene;
    scene.server.answer("GET /api/v4/teams/" + kTeam.str() + "/channels/name/inc-3",
                        recorded("channels/get_archived_channel"));

    const Result<Channel> channel = scene.run(scene.chat.channel_by_name(kTeam, "inc-3"));

    REQUIRE(channel);
    CHECK(channel->is_archived);
    CHECK(scene.server.last().query == "include_deleted=true");
}

TEST_CASE("a channel is created with what was asked for", "[chat][rest]")
{
    Scene scene;
    scene.server.answer("POST /api/v4/channels", recorded("channels/create_private_channel"));
    NewChannel wanted = a_channel();
    wanted.is_public = false;
    wanted.header = "what is broken";

    const Result<Channel> made = scene.run(scene.chat.create_channel(wanted));

    REQUIRE(made);
    CHECK_FALSE(made->is_public);
    CHECK(scene.server.last_body().at("type") == "P");
    CHECK(scene.server.last_body().at("header") == "what is broken");
    CHECK(scene.server.last().headers.get("Content-Type") == "application/json");
}

TEST_CASE("a channel name in use is a conflict, a refused one is invalid", "[chat][rest]")
{
    Scene scene;
    scene.server.answer("POST /api/v4/channels", recorded("channels/create_channel_duplicate_name"));
    scene.server.answer("POST /api/v4/channels", recorded("channels/create_channel_bad_name"));
    scene.server.answer("POST /api/v4/channels", recorded("channels/create_channel_in_foreign_team"));

    CHECK(scene.run(scene.chat.create_channel(a_channel())).error().fault() == Fault::Conflict);
    CHECK(scene.run(scene.chat.create_channel(a_channel())).error().fault() == Fault::Invalid);
    const Result<Channel> refused = scene.run(scene.chat.create_channel(a_channel()));
    CHECK(refused.error().detail() == "the bot lacks the right create_public_channel");
}

TEST_CASE("what 5.37 would answer with a 500 is refused before it is asked", "[chat][rest]")
{
    Scene scene;
    NewChannel nameless = a_channel();
    nameless.display_name = " ";
    NewChannel wide = a_channel();
    wide.display_name = std::string(65, 'x');

    const Result<Channel> long_name = scene.run(scene.chat.create_channel(a_channel(std::string(65, 'x'))));
    CHECK(long_name.error().fault() == Fault::Invalid);
    CHECK(long_name.error().field() == "name");
    CHECK(scene.run(scene.chat.create_channel(nameless)).error().field() == "display_name");
    CHECK(scene.run(scene.chat.create_channel(wide)).error().field() == "display_name");
    CHECK(scene.server.count("POST /api/v4/channels") == 0);
}

TEST_CASE("the bot talks alone with a person in a channel of the two, also when asked for it again", "[chat][rest]")
{
    Scene scene;
    const std::string request = "POST /api/v4/channels/direct";
    scene.server.answer(request, recorded("channels/create_direct_channel"));
    scene.server.answer(request, recorded("channels/create_direct_channel_again"));
    scene.server.answer(request, recorded("channels/create_direct_channel_for_others_refused"));
    const UserId ada("ayqtaottoinqbb7ubbi5n4scmh");

    const Result<ChannelId> made = scene.run(scene.chat.direct_channel(ada));
    REQUIRE(made);
    CHECK(is_id(made->str()));
    CHECK(scene.server.last_body().at(1) == ada.str());
    CHECK(scene.run(scene.chat.direct_channel(ada)).value() == *made);
    CHECK(scene.run(scene.chat.direct_channel(ada)).error().fault() == Fault::Forbidden);
    CHECK(scene.run(scene.chat.direct_channel(UserId("nobody"))).error().fault() == Fault::NotFound);
    CHECK(scene.server.count(request) == 3);
}

TEST_CASE("adding a member again succeeds, adding a stranger to the team does not", "[chat][rest]")
{
    Scene scene;
    const std::string request = "POST /api/v4/channels/" + kChannel.str() + "/members";
    scene.server.answer(request, recorded("channels/add_member"));
    scene.server.answer(request, recorded("channels/add_member_again"));
    scene.server.answer(request, recorded("channels/add_member_not_in_team"));

    CHECK(scene.run(scene.chat.add_to_channel(kChannel, kMel)));
    CHECK(scene.run(scene.chat.add_to_channel(kChannel, kMel)));
    CHECK(scene.run(scene.chat.add_to_channel(kChannel, kMel)).error().fault() == Fault::NotFound);
}

TEST_CASE("a post carries its key where it can be found, and where the server drops doubles", "[chat][rest]")
{
    Scene scene;
    scene.server.answer("POST /api/v4/posts", recorded("posts/create_post"));
    NewPost post = a_post();
    post.attachments.resize(1);
    Action action;
    action.id = "next";
    action.name = "Next stage";
    action.context = "signed-context";
    post.attachments[0].actions.push_back(action);

    const Result<PostId> id = scene.run(scene.chat.post(post));

    REQUIRE(id);
    CHECK(id->str() == recorded_body("posts/create_post").at("id"));
    const Json body = scene.server.last_body();
    CHECK(body.at("message") == "50% <done> & ünïcode");
    CHECK(body.at("props").at("muster_key") == "event-1");
    CHECK(body.at("pending_post_id") == kBot.str() + ":event-1");
    const Json integration = body.at("props").at("attachments").at(0).at("actions").at(0).at("integration");
    CHECK(integration == Json::parse(R"({"url": "http://127.0.0.1:8066/hooks/action",
                                         "context": {"signed": "signed-context"}})"));
}

TEST_CASE("a post into an archived channel finds it gone, a refused post is invalid", "[chat][rest]")
{
    Scene scene;
    scene.server.answer("POST /api/v4/posts", recorded("channels/post_in_archived_channel"));
    scene.server.answer("POST /api/v4/posts", recorded("posts/create_post_too_long"));
    scene.server.answer("POST /api/v4/posts", recorded("posts/create_post_missing_channel"));

    CHECK(scene.run(scene.chat.post(a_post())).error().fault() == Fault::NotFound);
    CHECK(scene.run(scene.chat.post(a_post())).error().fault() == Fault::Invalid);
    CHECK(scene.run(scene.chat.post(a_post())).error().detail() == "the bot lacks the right create_post");
}

namespace
{

/// A page of a channel's posts, newest first, one second apart.
Json a_page(std::size_t posts, std::size_t first_number, Instant newest)
{
    Json list{{"order", Json::array()}, {"posts", Json::object()}};
    for (std::size_t at = 0; at < posts; ++at) {
        const std::string id = test::counted_id(static_cast<std::int64_t>(first_number + at));
        list["order"].push_back(id);
        list["posts"][id] = {{"id", id},
                             {"user_id", kBot.str()},
                             {"create_at", to_millis(newest) - 1000 * static_cast<std::int64_t>(at)},
                             {"props", {{"muster_key", "event-" + std::to_string(first_number + at)}}}};
    }
    return list;
}

const std::string kPosts = "GET /api/v4/channels/" + kChannel.str() + "/posts";

} // namespace

TEST_CASE("a post is found by its key on whichever page it is", "[chat][rest]")
{
    Scene scene;
    const Instant now = scene.talk.clock.now() + scene.talk.api.server_ahead();
    scene.server.answer(kPosts, 200, a_page(200, 1, now));
    scene.server.answer(kPosts, 200, a_page(200, 201, now - std::chrono::seconds(200)));
    scene.server.answer(kPosts, 200, a_page(3, 401, now - std::chrono::seconds(400)));
    const Instant long_ago = scene.talk.clock.now() - std::chrono::hours(1);

    const auto found = scene.run(scene.chat.find_post(kChannel, "event-402", long_ago));

    REQUIRE(found);
    CHECK(found->value().str() == test::counted_id(402));
    CHECK(scene.server.last().query == "page=2&per_page=200");
}

TEST_CASE("the search for a post ends at the time it was made after", "[chat][rest]")
{
    Scene scene;
    const Instant now = scene.talk.clock.now() + scene.talk.api.server_ahead();
    scene.server.answer(kPosts, 200, a_page(200, 1, now));

    const auto found =
        scene.run(scene.chat.find_post(kChannel, "event-900", scene.talk.clock.now() - std::chrono::seconds(20)));

    REQUIRE(found);
    CHECK_FALSE(found->has_value());
    CHECK(scene.server.count(kPosts) == 1);
}

TEST_CASE("a post of the same key by somebody else is not ours", "[chat][rest]")
{
    Scene scene;
    Json page = a_page(1, 1, scene.talk.clock.now() + scene.talk.api.server_ahead());
    page["posts"][test::counted_id(1)]["user_id"] = kMel.str();
    scene.server.answer(kPosts, 200, page);

    const auto found = scene.run(scene.chat.find_post(kChannel, "event-1", scene.talk.clock.now()));

    REQUIRE(found);
    CHECK_FALSE(found->has_value());
}

TEST_CASE("recorded posts can be searched", "[chat][rest]")
{
    Scene scene;
    scene.server.answer(kPosts, recorded("posts/channel_posts"));

    const auto found = scene.run(scene.chat.find_post(kChannel, "event-1", from_millis(0)));

    REQUIRE(found);
    CHECK_FALSE(found->has_value());
}

TEST_CASE("a dialog opens with the address that is called when it is sent", "[chat][rest]")
{
    Scene scene;
    scene.server.answer("POST /api/v4/actions/dialogs/open", recorded("dialogs/open_dialog"));
    scene.server.answer("POST /api/v4/actions/dialogs/open", recorded("dialogs/open_dialog_expired_trigger"));
    Dialog dialog;
    dialog.callback = "end";
    dialog.title = "End";

    CHECK(scene.run(scene.chat.open_dialog("trigger", dialog)));
    CHECK(scene.server.last_body().at("url") == "http://127.0.0.1:8066/hooks/dialog");
    CHECK(scene.server.last_body().at("trigger_id") == "trigger");
    CHECK(scene.run(scene.chat.open_dialog("trigger", dialog)).error().fault() == Fault::Invalid);
}

TEST_CASE("a late answer goes to the chat server, without credentials, until it has expired", "[chat][rest]")
{
    Scene scene;
    const std::string hook(26, 'h');
    scene.server.answer("POST /hooks/commands/" + hook, recorded("commands/response_url_use_1"));
    scene.server.answer("POST /hooks/commands/" + hook, recorded("commands/response_url_use_6"));
    Reply reply;
    reply.text = "done";

    CHECK(scene.run(scene.chat.respond(hook, reply)));
    CHECK_FALSE(scene.server.last().headers.has("Authorization"));
    CHECK(scene.server.last_body().at("response_type") == "ephemeral");
    CHECK(scene.run(scene.chat.respond(hook, reply)).error().fault() == Fault::NotFound);
    CHECK(scene.run(scene.chat.respond("../../evil", reply)).error().fault() == Fault::NotFound);
}

TEST_CASE("calls wait for the end of a pause that the server asked for", "[chat][rest]")
{
    Scene scene;
    const std::string request = "GET /api/v4/teams/" + kTeam.str();
    net::HttpResponse long_pause(429, "limit exceeded\n");
    long_pause.headers.set("Retry-After", "30");
    scene.server.answer(request, long_pause);
    scene.server.answer(request, recorded("teams/get_team"));

    CHECK(scene.run(scene.chat.team(kTeam)).error().fault() == Fault::Unavailable);
    CHECK(scene.run(scene.chat.team(kTeam)).error().fault() == Fault::Unavailable); // longer than a call may last
    CHECK(scene.server.count(request) == 1);
    scene.talk.clock.advance(std::chrono::seconds(30));
    CHECK(scene.run(scene.chat.team(kTeam))->name == "response");
}

TEST_CASE("every call says Unavailable when the server refuses or talks nonsense", "[chat][rest]")
{
    const int kind = GENERATE(0, 1, 2, 3);
    Scene scene;
    const net::HttpResponse answer = kind == 0   ? net::HttpResponse(503, "busy")
                                     : kind == 1 ? net::HttpResponse(200, "<html>login</html>", "text/html")
                                     : kind == 2 ? net::HttpResponse(200, R"({"unexpected": true})")
                                                 : net::HttpResponse(200, "7");
    for (const char* request : {"GET /api/v4/users/username/mel", "GET /api/v4/teams/name/sre", "POST /api/v4/channels",
                                "POST /api/v4/posts"})
        scene.server.answer(request, answer);
    scene.server.answer("GET /api/v4/users/" + kMel.str(), answer);
    scene.server.answer("GET /api/v4/teams/" + kTeam.str() + "/members/" + kMel.str(), answer);
    scene.server.answer("GET /api/v4/channels/" + kChannel.str() + "/members/" + kMel.str(), answer);

    INFO(kind);
    CHECK(scene.run(scene.chat.user(kMel)).error().fault() == Fault::Unavailable);
    CHECK(scene.run(scene.chat.user_by_name("mel")).error().fault() == Fault::Unavailable);
    CHECK(scene.run(scene.chat.team_by_name("sre")).error().fault() == Fault::Unavailable);
    CHECK(scene.run(scene.chat.is_team_member(kTeam, kMel)).error().fault() == Fault::Unavailable);
    CHECK(scene.run(scene.chat.is_channel_member(kChannel, kMel)).error().fault() == Fault::Unavailable);
    CHECK(scene.run(scene.chat.create_channel(a_channel())).error().fault() == Fault::Unavailable);
    CHECK(scene.run(scene.chat.post(a_post())).error().fault() == Fault::Unavailable);
}

TEST_CASE("a channel's display name and header are changed, and nothing else of it", "[chat][rest]")
{
    Scene scene;
    const std::string request = "PUT /api/v4/channels/" + kChannel.str() + "/patch";
    scene.server.answer(request, 200, Json{{"id", kChannel.str()}});
    const ChannelPatch both{"Checkout slow", "It is slow."};
    const ChannelPatch header_only{std::nullopt, "It is slow."};

    CHECK(scene.run(scene.chat.update_channel(kChannel, both)).has_value());
    CHECK(scene.server.last_body() == Json{{"display_name", "Checkout slow"}, {"header", "It is slow."}});
    CHECK(scene.run(scene.chat.update_channel(kChannel, header_only)).has_value());
    CHECK(scene.server.last_body() == Json{{"header", "It is slow."}});
    CHECK(scene.run(scene.chat.update_channel(ChannelId("x"), both)).error().fault() == Fault::NotFound);
}
