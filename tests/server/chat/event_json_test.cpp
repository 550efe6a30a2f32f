#include "server/chat/rest/events/event_json.hpp"

#include "base/json.hpp"
#include "tests/server/chat/recorded.hpp"
#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace muster;
using namespace muster::chat;

namespace
{

const UserId kBot("xc6mj74mafnpjnswgi4yzf7tcw");
const UserId kMel("ayqtaottoinqbb7ubbi5n4scmh");
const ChannelId kChannel("of3rptdu1jyrmr8bdh4eqbbkfr");

std::optional<ChatEvent> event_of(const std::string& scene, const std::string& event, const UserId& self = kBot)
{
    return read_frame(to_text(test::recorded_event(scene, event)), self)->event;
}

template <class T> T read(const std::string& scene, const std::string& event, const UserId& self = kBot)
{
    return std::get<T>(event_of(scene, event, self).value());
}

} // namespace

TEST_CASE("recorded events are read", "[chat][events]")
{
    CHECK(read<chat::ChannelArchived>("events_seen_by_bot", "channel_deleted").channel == kChannel);
    CHECK(read<chat::ChannelRestored>("events_seen_by_bot", "channel_restored").channel == kChannel);
    CHECK(read<ChannelChanged>("events_seen_by_bot", "channel_updated").channel == kChannel);
    CHECK(read<ChannelChanged>("events_seen_by_bot", "channel_updated").display_name == "INC-4 Events");
    CHECK(read<ChannelChanged>("events_seen_by_bot", "channel_updated").name == "inc-4-events");
    CHECK(read<ChannelChanged>("events_seen_by_bot", "channel_updated").is_public);
    CHECK(read<UserChanged>("events_seen_by_bot", "user_updated").user == kMel);
    CHECK_FALSE(read<UserChanged>("events_seen_by_bot", "user_updated").is_deactivated);
    CHECK(read<TeamLeft>("events_seen_by_bot", "leave_team").team == TeamId("iikk87unmfr9xfsujyr4unbtsa"));
    CHECK(read<TeamLeft>("events_seen_by_bot", "leave_team").user == UserId("ixj86t711tgemk5ftskp96en7c"));
    CHECK(read<UserChanged>("events_seen_by_bot", "user_role_updated").user == kBot);
    CHECK_FALSE(event_of("events_seen_by_bot", "posted"));
    CHECK_FALSE(event_of("events_seen_by_bot", "status_change"));
}

TEST_CASE("what a person says in a team's channel is read, what programs and the server say is not", "[chat][events]")
{
    const auto told = [](std::string post, std::string channel_type = "O", std::string team = kChannel.str()) {
        const Json frame{{"event", "posted"},
                         {"seq", 1},
                         {"data", {{"post", post}, {"channel_type", channel_type}, {"team_id", team}}}};
        return read_frame(to_text(frame), kBot)->event;
    };
    const auto post = [](std::string members) {
        return R"({"id":"p","channel_id":"c","message":"sev1","props":{},"user_id":")" + kMel.str() + "\"" + members +
               "}";
    };

    const Said said = std::get<MessagePosted>(told(post("")).value()).said;
    CHECK(said.team == TeamId(kChannel.str()));
    CHECK(said.channel == ChannelId("c"));
    CHECK(said.thread == PostId("p"));
    CHECK(said.author == kMel);
    CHECK(said.message == "sev1");
    CHECK(std::get<MessagePosted>(told(post(R"(,"root_id":"r","type":"me")")).value()).said.thread == PostId("r"));

    CHECK_FALSE(told(post(""), "D", ""));
    CHECK_FALSE(told(post(R"(,"type":"system_join_channel")")));
    CHECK_FALSE(told(post(R"(,"type":"slack_attachment")")));
    CHECK_FALSE(told(R"({"id":"p","user_id":"m","props":{"from_webhook":"true"}})"));
    CHECK_FALSE(told(R"({"id":"p","user_id":"m","props":{"from_bot":"true"}})"));
    CHECK_FALSE(told(R"({"id":"p","user_id":")" + kBot.str() + R"("})"));
}

TEST_CASE("a removal is read in both shapes", "[chat][events]")
{
    for (const std::string scene : {"events_seen_by_bot", "events_seen_by_member"}) {
        const auto left = read<MemberLeft>(scene, "user_removed");
        CHECK(left.channel == kChannel);
        CHECK(left.user == kMel);
    }
}

TEST_CASE("only the bot's own joining of a team counts", "[chat][events]")
{
    CHECK(read<TeamJoined>("events_seen_by_member", "added_to_team", kMel).team ==
          TeamId("7kwim1q5gfd5dymm16i3i733to"));
    CHECK_FALSE(event_of("events_seen_by_member", "added_to_team", kBot));
}

TEST_CASE("a greeting names the connection", "[chat][events]")
{
    const auto hello = read_frame(to_text(test::recorded_event("header_auth", "hello")), kBot);

    REQUIRE(hello);
    CHECK(hello->is_hello);
    CHECK(hello->sequence == 0);
    CHECK(hello->connection_id == "3mcmqp83eigg8c9a1u7ipbit3o");
}

TEST_CASE("replies are told apart from refusals", "[chat][events]")
{
    const auto good = read_frame(R"({"status":"OK","seq_reply":2,"data":{"text":"pong"}})", kBot);
    const auto bad = read_frame(R"({"status":"FAIL","error":{"status_code":401}})", kBot);

    REQUIRE(good);
    CHECK(good->is_reply);
    CHECK_FALSE(good->is_refusal);
    REQUIRE(bad);
    CHECK(bad->is_refusal);
}

TEST_CASE("what is no frame is a fault; an event with odd data is none of ours", "[chat][events]")
{
    CHECK(read_frame("pong", kBot).has_error());
    CHECK(read_frame("[]", kBot).has_error());
    CHECK(read_frame("{}", kBot).has_error());
    CHECK(read_frame(R"({"event":"posted"})", kBot).has_error());
    CHECK(read_frame(R"({"event":7,"seq":1})", kBot).has_error());
    const auto odd = read_frame(R"({"event":"channel_updated","seq":1,"data":{"channel":"{"}})", kBot);
    REQUIRE(odd);
    CHECK_FALSE(odd->event);
    CHECK(read_frame(R"({"event":"user_updated","seq":1,"data":7})", kBot).has_value());
}
