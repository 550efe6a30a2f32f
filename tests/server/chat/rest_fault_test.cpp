#include "server/chat/rest/rest_fault.hpp"

#include "server/chat/server_version.hpp"
#include "tests/server/chat/recorded.hpp"

#include <catch2/catch.hpp>

using namespace muster;
using chat::fault_of;
using test::recorded;

TEST_CASE("the server's refusals become faults", "[chat][faults]")
{
    const auto [name, fault] = GENERATE(table<std::string, Fault>({
        {"bots/me_with_revoked_token", Fault::Unauthorized},
        {"users/get_user_missing_id", Fault::NotFound},
        {"channels/create_channel_duplicate_name", Fault::Conflict},
        {"channels/create_channel_bad_name", Fault::Invalid},
        {"channels/create_channel_name_too_long", Fault::Unavailable},
        {"channels/create_channel_in_foreign_team", Fault::Forbidden},
        {"channels/post_in_archived_channel", Fault::NotFound},
        {"posts/create_post_too_long", Fault::Invalid},
        {"dialogs/open_dialog_expired_trigger", Fault::Invalid},
        {"dialogs/open_dialog_forged_trigger", Fault::Invalid},
        {"commands/create_duplicate_trigger", Fault::Conflict},
        {"commands/response_url_use_6", Fault::NotFound},
        {"commands/response_url_unknown", Fault::NotFound},
        {"default-settings/create_command_while_commands_disabled", Fault::Invalid},
        {"default-settings/burst_limited", Fault::Unavailable},
    }));

    INFO(name);
    CHECK(fault_of(recorded(name), "").failure.fault() == fault);
    CHECK_FALSE(fault_of(recorded(name), "").failure.detail().empty());
}

TEST_CASE("a missing right is named by the server, or by the call where the server does not", "[chat][faults]")
{
    const auto named = fault_of(recorded("commands/create_by_plain_bot"), "another_right");
    const auto unnamed = fault_of(recorded("default-settings/403_no_detailed_error"), "create_post");

    CHECK(named.right == "manage_slash_commands");
    CHECK(named.failure.detail() == "the bot lacks the right manage_slash_commands");
    CHECK(unnamed.failure.detail() == "the bot lacks the right create_post");
}

TEST_CASE("a pause that the server asks for is read from either header", "[chat][faults]")
{
    net::HttpResponse with_reset(429, "limit exceeded\n");
    with_reset.headers.set("X-Ratelimit-Reset", "4");

    CHECK(fault_of(recorded("default-settings/burst_limited"), "").pause == std::chrono::seconds(1));
    CHECK(fault_of(with_reset, "").pause == std::chrono::seconds(4));
    CHECK(fault_of(net::HttpResponse(429, ""), "").pause == std::chrono::seconds(1));
}

TEST_CASE("a refusal in words that are not the chat server's says nothing about people or rights", "[chat][faults]")
{
    const int status = GENERATE(400, 401, 403, 404);

    CHECK(fault_of(net::HttpResponse(status, "<html>gateway</html>"), "").failure.fault() == Fault::Unavailable);
    CHECK(fault_of(recorded("errors/404_route"), "").failure.fault() == Fault::Unavailable);
}

TEST_CASE("a redirect names the address to use", "[chat][faults]")
{
    net::HttpResponse answer(301, "");
    answer.headers.set("Location", "https://chat.example.com/api/v4/users/me");

    const auto fault = fault_of(answer, "");

    CHECK(fault.failure.fault() == Fault::Unavailable);
    CHECK_THAT(fault.failure.detail(), Catch::Contains("redirects to https://chat.example.com/"));
}

TEST_CASE("the server's version decides the name of a right and the length of props", "[chat][version]")
{
    const auto old = chat::ServerVersion::parse(recorded("bots/bot_me").headers.get("X-Version-Id"));
    const auto young = chat::ServerVersion::parse("11.6.0.123.abc.true");

    CHECK(old == chat::ServerVersion(5, 37));
    CHECK(old.command_right() == "manage_slash_commands");
    CHECK(old.props_limit() == 8'000);
    CHECK(young.command_right() == "manage_own_slash_commands");
    CHECK(young.props_limit() == 800'000);
    CHECK_FALSE(chat::ServerVersion::parse("dev").known());
    CHECK_FALSE(chat::ServerVersion::parse("").known());
}
