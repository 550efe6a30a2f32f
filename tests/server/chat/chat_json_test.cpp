#include "server/chat/rest/chat_json.hpp"

#include "base/text.hpp"
#include "server/chat/post_size.hpp"
#include "tests/server/chat/recorded.hpp"

#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace muster;
using test::recorded_body;

TEST_CASE("users, teams and channels are read as the server writes them", "[chat][json]")
{
    const Result<User> bot = chat::user_from_json(recorded_body("bots/bot_me"));
    const Result<User> mel = chat::user_from_json(recorded_body("users/get_user_by_username"));
    const Result<Channel> archived = chat::channel_from_json(recorded_body("channels/get_archived_channel"));
    const Result<Channel> secret = chat::channel_from_json(recorded_body("channels/create_private_channel"));

    REQUIRE(bot);
    CHECK(bot->is_bot);
    CHECK(bot->username == "incidentbot");
    REQUIRE(mel);
    CHECK_FALSE(mel->is_bot);
    CHECK_FALSE(mel->is_system_admin);
    CHECK(mel->first_name == "Mel");
    REQUIRE(archived);
    CHECK(archived->is_archived);
    REQUIRE(secret);
    CHECK_FALSE(secret->is_public);
}

TEST_CASE("a role counts only as a whole word", "[chat][json]")
{
    Json user = recorded_body("users/get_user_by_username");

    user["roles"] = "system_user system_admin";
    CHECK(chat::user_from_json(user)->is_system_admin);
    user["roles"] = "system_user not_system_admin";
    CHECK_FALSE(chat::user_from_json(user)->is_system_admin);
}

TEST_CASE("an answer without its members is a fault that names the first", "[chat][json]")
{
    const Result<Channel> read = chat::channel_from_json(Json::parse(R"({"id": 7})"));

    REQUIRE(read.has_error());
    CHECK(read.error().detail() == "id: must be a string");
}

TEST_CASE("props too long for an old server lose text, never buttons", "[chat][json]")
{
    NewPost post;
    post.key = "event-1";
    Attachment attachment;
    attachment.title = "Tasks";
    attachment.text = std::string(5'000, '<');
    attachment.fields.push_back({"Summary", std::string(4'000, 'y'), false});
    Action action;
    action.id = "next";
    action.name = "Next stage";
    action.context = std::string(300, 's');
    attachment.actions.push_back(action);
    post.attachments.push_back(attachment);

    const Result<Json> props = chat::post_props(post, "http://127.0.0.1:8066/hooks/action", 8'000);

    REQUIRE(props);
    CHECK(chat::stored_length(*props) <= 8'000);
    const Json& sent = props->at("attachments").at(0);
    CHECK(sent.at("title") == "Tasks");
    CHECK(sent.at("actions").at(0).at("integration").at("context").at("signed") == action.context);
    CHECK(length(sent.at("text").get<std::string>()) > 500);
    CHECK_THAT(sent.at("text").get<std::string>(), Catch::EndsWith("…"));
    CHECK(props->at("muster_key") == "event-1");
}

TEST_CASE("props that cannot be shortened enough are refused by name", "[chat][json]")
{
    NewPost post;
    post.attachments.resize(1);
    Action action;
    action.id = "a";
    action.context = std::string(9'000, 's');
    post.attachments[0].actions.push_back(action);

    const Result<Json> props = chat::post_props(post, "http://m", 8'000);

    REQUIRE(props.has_error());
    CHECK(props.error().fault() == Fault::Invalid);
    CHECK(props.error().field() == "attachments");
}

TEST_CASE("a dialog is written with the members that both generations read", "[chat][json]")
{
    Dialog dialog;
    dialog.callback = "start";
    dialog.title = "Start an incident";
    dialog.state = "signed";
    DialogElement name;
    name.name = "name";
    name.label = "Incident name";
    name.longest = 64;
    DialogElement playbook;
    playbook.type = ElementType::Select;
    playbook.name = "playbook";
    playbook.options = {{"Service outage", "p1"}};
    dialog.elements = {name, playbook};

    const Json json = chat::dialog_to_json(dialog);

    CHECK(json.at("callback_id") == "start");
    CHECK(json.at("elements").at(0).at("max_length") == 64);
    CHECK_FALSE(json.at("elements").at(0).contains("min_length"));
    CHECK(json.at("elements").at(1).at("type") == "select");
    CHECK(json.at("elements").at(1).at("options").at(0) == Json({{"text", "Service outage"}, {"value", "p1"}}));
}
