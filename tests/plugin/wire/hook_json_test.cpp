#include "plugin/wire/hook_json.hpp"

#include "tests/support/catch_result.hpp"

#include <nlohmann/json.hpp>

using namespace muster;

TEST_CASE("an answer to a command is for the asking person and keeps its angle brackets", "[wire][hook]")
{
    Reply reply;
    reply.text = "<b> & 100%";

    const Json json = wire::command_answer_to_json(reply, "http://m/hooks/action");

    CHECK(json == Json({{"response_type", "ephemeral"}, {"text", "<b> & 100%"}, {"skip_slack_parsing", true}}));
}

TEST_CASE("a session for the page's code travels in the answer's props, where nobody reads it", "[wire][hook]")
{
    Reply reply;
    reply.session = WebSession{"https://muster.example", "token", from_millis(1'600'000'000'000)};

    const Json json = wire::command_answer_to_json(reply, "http://m/hooks/action");

    CHECK(json.at("text") == "");
    CHECK(json.at("props") == Json::parse(R"({"muster": {"url": "https://muster.example", "token": "token",
                                                          "expires_at": 1600000000000}})"));
}

TEST_CASE("a form's fields come as text, and what was left empty as nothing", "[wire][hook]")
{
    const Json body = Json::parse(
        R"({"user_id": "u", "state": "s", "submission": {"name": "DB", "severity": 2, "page": true, "note": null}})");

    const auto read = wire::dialog_submission_from_json(body);

    REQUIRE(read);
    CHECK(read->values.at("name") == "DB");
    CHECK(read->values.at("severity") == "2");
    CHECK(read->values.at("page") == "true");
    CHECK(read->values.at("note").empty());
    CHECK_FALSE(read->is_cancelled);
}

TEST_CASE("a click without a context that could be ours is refused by name", "[wire][hook]")
{
    CHECK(wire::action_click_from_json(Json::parse(R"({"user_id": "u"})")).error().field() == "context");
    CHECK(wire::action_click_from_json(Json::parse(R"({"user_id": "u", "context": {}})")).error().field() == "signed");
    CHECK(wire::action_click_from_json(Json::parse(R"({"context": {"signed": "x"}})")).error().field() == "user_id");
}

TEST_CASE("an empty answer closes a form, and a button's answer is never empty", "[wire][hook]")
{
    CHECK(to_text(wire::dialog_answer_to_json({}, "")) == "{}");
    CHECK(to_text(wire::dialog_answer_to_json({{"name", "too short"}}, "")) == R"({"errors":{"name":"too short"}})");
    CHECK(to_text(wire::dialog_answer_to_json({}, "too old")) == R"({"error":"too old"})");
    CHECK(to_text(wire::action_answer_to_json("")) == "{}");
    CHECK(to_text(wire::action_answer_to_json("gone")) == R"({"ephemeral_text":"gone"})");
}
