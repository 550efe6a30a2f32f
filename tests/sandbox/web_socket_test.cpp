#include "running_sandbox.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace muster::sandbox::test
{

namespace
{

/// The next event of that name; whatever comes before it is passed over, but its number must be the next one.
Json event_named(RunningSandbox& sandbox, const net::WebSocketPtr& socket, const std::string& name,
                 std::int64_t& next_seq)
{
    for (;;) {
        const Json frame = sandbox.read(socket);
        if (!frame.contains("event")) continue;
        REQUIRE(frame.at("seq") == next_seq++);
        if (frame.at("event") == name) return frame;
    }
}

std::string town_square(RunningSandbox& sandbox, const std::string& token)
{
    return sandbox.call("GET", "/teams/name/sre/channels/name/town-square", token).json().at("id").get<std::string>();
}

void say(RunningSandbox& sandbox, const std::string& token, const std::string& channel, const std::string& message)
{
    const Json body = {{"channel_id", channel}, {"message", message}};
    REQUIRE(sandbox.call("POST", "/posts", token, to_text(body)).status == 201);
}

std::string message_of(const Json& posted)
{
    return parse_json(posted.at("data").at("post").get<std::string>()).value().at("message").get<std::string>();
}

} // namespace

TEST_CASE("a connection says hello and then numbers its events without gaps", "[sandbox][websocket]")
{
    const Folder folder;
    RunningSandbox sandbox(folder);
    const std::string ben = sandbox.login("ben");
    const std::string channel = town_square(sandbox, ben);
    const auto socket = sandbox.connect(sandbox.bot_token());
    std::int64_t seq = 0;

    const Json hello = event_named(sandbox, socket, "hello", seq);
    say(sandbox, ben, channel, "one @muster");
    const Json posted = event_named(sandbox, socket, "posted", seq);

    CHECK(seq >= 2);
    CHECK(hello.at("data").at("connection_id").get<std::string>().size() == 26);
    CHECK(hello.at("data").at("server_version").get<std::string>().starts_with("5.37.0."));
    CHECK(message_of(posted) == "one @muster");
    CHECK(posted.at("data").at("sender_name") == "@ben");
    CHECK(parse_json(posted.at("data").at("mentions").get<std::string>()).value().size() == 1);
}

TEST_CASE("a client that comes back gets what it missed, with the numbers going on", "[sandbox][websocket]")
{
    const Folder folder;
    RunningSandbox sandbox(folder);
    const std::string ben = sandbox.login("ben");
    const std::string channel = town_square(sandbox, ben);
    auto socket = sandbox.connect(sandbox.bot_token());
    std::int64_t seq = 0;
    const auto id = event_named(sandbox, socket, "hello", seq).at("data").at("connection_id").get<std::string>();
    say(sandbox, ben, channel, "before");
    CHECK(message_of(event_named(sandbox, socket, "posted", seq)) == "before");

    socket->drop();
    CHECK_FALSE(sandbox.wait_for(socket->read()).has_value());
    say(sandbox, ben, channel, "missed");
    socket = sandbox.connect(sandbox.bot_token(), "?connection_id=" + id + "&sequence_number=" + std::to_string(seq));

    CHECK(message_of(event_named(sandbox, socket, "posted", seq)) == "missed");
    say(sandbox, ben, channel, "after");
    CHECK(message_of(event_named(sandbox, socket, "posted", seq)) == "after");
}

TEST_CASE("an unknown connection id or number begins a new stream", "[sandbox][websocket]")
{
    const Folder folder;
    RunningSandbox sandbox(folder);

    const auto socket =
        sandbox.connect(sandbox.bot_token(), "?connection_id=aaaaaaaaaaaaaaaaaaaaaaaaaa&sequence_number=9");

    const Json hello = sandbox.read(socket);
    CHECK(hello.at("event") == "hello");
    CHECK(hello.at("seq") == 0);
    CHECK(hello.at("data").at("connection_id") != "aaaaaaaaaaaaaaaaaaaaaaaaaa");
}

TEST_CASE("a challenge authenticates, a ping without data is answered, a wrong token ends the connection",
          "[sandbox][websocket]")
{
    const Folder folder;
    RunningSandbox sandbox(folder);
    const auto socket = sandbox.connect("");
    const Json challenge = {
        {"seq", 1}, {"action", "authentication_challenge"}, {"data", {{"token", sandbox.bot_token()}}}};
    socket->send(to_text(challenge));
    socket->send(R"({"seq":2,"action":"ping"})");

    std::vector<Json> replies;
    while (replies.size() < 2) {
        const Json frame = sandbox.read(socket);
        if (frame.contains("seq_reply")) replies.push_back(frame);
    }
    CHECK(replies[0].at("seq_reply") == 1);
    CHECK(replies[1].at("seq_reply") == 2);
    CHECK(replies[1].at("data").at("text") == "pong");

    const auto stranger = sandbox.connect("");
    stranger->send(R"({"seq":1,"action":"authentication_challenge","data":{"token":"nobody"}})");
    CHECK_FALSE(sandbox.wait_for(stranger->read()).has_value());
    CHECK(stranger->close_code() == 1006);
}

TEST_CASE("events of a channel reach its members only", "[sandbox][websocket]")
{
    const Folder folder;
    RunningSandbox sandbox(folder);
    const std::string ada = sandbox.login("ada");
    const std::string cleo = sandbox.login("cleo");
    const auto team = sandbox.call("GET", "/teams/name/sre", ada).json().at("id").get<std::string>();
    const Json body = {{"team_id", team}, {"name", "war-room"}, {"display_name", "War room"}, {"type", "P"}};
    const auto channel = sandbox.call("POST", "/channels", ada, to_text(body)).json().at("id").get<std::string>();
    const auto socket = sandbox.connect(cleo);

    say(sandbox, ada, channel, "for members");
    say(sandbox, ada, town_square(sandbox, ada), "for all");

    std::int64_t seq = 0;
    CHECK(message_of(event_named(sandbox, socket, "posted", seq)) == "for all");
}

} // namespace muster::sandbox::test
