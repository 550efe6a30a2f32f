#include "running_sandbox.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace muster::sandbox::test
{

namespace
{

std::string id_of(const Reply& reply) { return reply.json().at("id").get<std::string>(); }

std::string team_of(RunningSandbox& sandbox, const std::string& token)
{
    return id_of(sandbox.call("GET", "/teams/name/sre", token));
}

std::string new_channel(RunningSandbox& sandbox, const std::string& token, const std::string& name,
                        const std::string& type)
{
    const Json body = {{"team_id", team_of(sandbox, token)}, {"name", name}, {"display_name", name}, {"type", type}};
    return id_of(sandbox.call("POST", "/channels", token, to_text(body)));
}

Reply post(RunningSandbox& sandbox, const std::string& token, const std::string& channel_id, const std::string& message)
{
    const Json body = {{"channel_id", channel_id}, {"message", message}};
    return sandbox.call("POST", "/posts", token, to_text(body));
}

} // namespace

TEST_CASE("a private channel is closed to everybody outside, whatever he asks", "[sandbox][access]")
{
    const Folder folder;
    RunningSandbox sandbox(folder);
    const std::string ada = sandbox.login("ada");
    const std::string cleo = sandbox.login("cleo");
    const std::string channel = new_channel(sandbox, ada, "inc-secret", "P");
    const std::string message = id_of(post(sandbox, ada, channel, "the key is lost"));

    CHECK(sandbox.call("GET", "/channels/" + channel, cleo).status == 403);
    CHECK(sandbox.call("GET", "/channels/" + channel + "/posts", cleo).status == 403);
    CHECK(sandbox.call("GET", "/channels/" + channel + "/members", cleo).status == 403);
    CHECK(sandbox.call("GET", "/posts/" + message, cleo).status == 403);
    CHECK(sandbox.call("GET", "/posts/" + message + "/reactions", cleo).status == 403);
    CHECK(sandbox.call("PUT", "/posts/" + message + "/patch", cleo, R"({"message":"x"})").status == 403);
    CHECK(sandbox
              .call("POST", "/channels/" + channel + "/members", cleo,
                    R"({"user_id":")" + id_of(sandbox.call("GET", "/users/me", cleo)) + R"("})")
              .status == 403);
    CHECK(post(sandbox, cleo, channel, "hello?").status == 403);
    const std::string team = team_of(sandbox, cleo);
    CHECK(sandbox.call("GET", "/teams/" + team + "/channels/name/inc-secret", cleo).status == 404);
    const Reply found =
        sandbox.call("POST", "/teams/" + team + "/posts/search", cleo, R"({"terms":"key","is_or_search":false})");
    CHECK(found.json().at("order").empty());
}

TEST_CASE("the bot of the seed is team admin, another bot is nothing of the kind", "[sandbox][access]")
{
    const Folder folder;
    RunningSandbox sandbox(folder);
    const std::string admin = sandbox.login("admin");
    const std::string bot = sandbox.bot_token();
    const std::string channel = new_channel(sandbox, bot, "inc-1", "O");
    const Reply plain = sandbox.call("POST", "/bots", admin, R"({"username":"plainbot"})");
    const auto plain_id = plain.json().at("user_id").get<std::string>();
    const auto plain_token = sandbox.call("POST", "/users/" + plain_id + "/tokens", admin, R"({"description":"x"})")
                                 .json()
                                 .at("token")
                                 .get<std::string>();

    CHECK(sandbox.call("GET", "/users/me", bot).json().at("is_bot") == true);
    CHECK(sandbox.call("DELETE", "/channels/" + channel, bot).status == 200);
    const Reply refused = sandbox.call("POST", "/channels/" + channel + "/restore", plain_token);
    CHECK(refused.status == 403);
    CHECK(refused.json().at("detailed_error") == "userId=" + plain_id + ", permission=manage_team,");
    CHECK(sandbox.call("POST", "/channels/" + channel + "/restore", bot).status == 200);
}

TEST_CASE("clients see a button but never what it calls", "[sandbox][posts]")
{
    const Folder folder;
    RunningSandbox sandbox(folder);
    const std::string ada = sandbox.login("ada");
    const std::string channel = new_channel(sandbox, ada, "buttons", "O");
    const Json body = {
        {"channel_id", channel},
        {"message", ""},
        {"props",
         {{"attachments",
           {{{"text", "Check?"},
             {"actions",
              {{{"type", "button"}, {"name", "Yes"}, {"integration", {{"url", "http://127.0.0.1:1/secret"}}}}}}}}}}}};

    const Reply created = sandbox.call("POST", "/posts", ada, to_text(body));

    const Json& action = created.json().at("props").at("attachments").at(0).at("actions").at(0);
    CHECK(action.at("id").get<std::string>().size() == 26);
    CHECK_FALSE(action.contains("integration"));
    const Reply read = sandbox.call("GET", "/channels/" + channel + "/posts", ada);
    CHECK(to_text(read.json()).find("secret") == std::string::npos);
}

TEST_CASE("a post sent twice with one pending id is one post", "[sandbox][posts]")
{
    const Folder folder;
    RunningSandbox sandbox(folder);
    const std::string ada = sandbox.login("ada");
    const std::string channel = new_channel(sandbox, ada, "once", "O");
    const Json body = {{"channel_id", channel}, {"message", "once"}, {"pending_post_id", "ada:1"}};

    const Reply first = sandbox.call("POST", "/posts", ada, to_text(body));
    const Reply second = sandbox.call("POST", "/posts", ada, to_text(body));

    CHECK(second.status == 201);
    CHECK(id_of(first) == id_of(second));
}

TEST_CASE("after a restart the conversation, the sessions and the bot's token are still there", "[sandbox][restart]")
{
    const Folder folder;
    std::string ada;
    std::string channel;
    std::string message;
    {
        RunningSandbox sandbox(folder);
        ada = sandbox.login("ada");
        channel = new_channel(sandbox, ada, "kept", "O");
        message = id_of(post(sandbox, ada, channel, "written before"));
    }

    RunningSandbox again(folder);

    const Reply read = again.call("GET", "/posts/" + message, ada);
    CHECK(read.status == 200);
    CHECK(read.json().at("message") == "written before");
    CHECK(again.call("GET", "/users/me", again.bot_token()).json().at("username") == "muster");
    CHECK(again.call("GET", "/users/me/teams", ada).json().size() == 1);
}

TEST_CASE("paging forwards and backwards from a post meets every post once", "[sandbox][posts]")
{
    const Folder folder;
    RunningSandbox sandbox(folder);
    const std::string ada = sandbox.login("ada");
    const std::string channel = new_channel(sandbox, ada, "pages", "O");
    std::vector<std::string> ids;
    for (int n = 0; n < 5; ++n) ids.push_back(id_of(post(sandbox, ada, channel, "post " + std::to_string(n))));
    const std::string base = "/channels/" + channel + "/posts?per_page=2&";

    CHECK(sandbox.call("GET", base + "page=0", ada).json().at("order") == Json({ids[4], ids[3]}));
    CHECK(sandbox.call("GET", base + "before=" + ids[3], ada).json().at("order") == Json({ids[2], ids[1]}));
    CHECK(sandbox.call("GET", base + "after=" + ids[1], ada).json().at("order") == Json({ids[3], ids[2]}));
}

} // namespace muster::sandbox::test
