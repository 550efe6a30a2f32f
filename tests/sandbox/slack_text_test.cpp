#include "sandbox/integrations/slack_text.hpp"

#include "sandbox/integrations/command_answer.hpp"

#include <nlohmann/json.hpp>

#include <catch2/catch.hpp>

using namespace muster;
using namespace muster::sandbox;

TEST_CASE("links of Slack become Markdown, everything else stays", "[sandbox][commands]")
{
    CHECK(markdown_links("see <http://127.0.0.1|the log> now") == "see [the log](http://127.0.0.1) now");
    CHECK(markdown_links("<a|b><c|d>") == "[b](a)[d](c)");
    CHECK(markdown_links("1 < 2 | 3 > 2") == "1 [ 3 ]( 2 ) 2"); // Mattermost is no wiser
    for (const char* text : {"", "plain", "<no bar>", "<|empty>", "<empty|>", "<open|end", "<", "a|b>"})
        CHECK(markdown_links(text) == text);
}

TEST_CASE("an answer without the JSON type is taken as text, whatever it holds", "[sandbox][commands]")
{
    CHECK(command_answer_of("text/plain", R"({"text":"x"})")->text == R"({"text":"x"})");
    CHECK(command_answer_of("", "")->text.empty());
    CHECK(command_answer_of("application/json; charset=utf-8", R"({"text":"x"})")->text == "x");
}

TEST_CASE("an answer that says it is JSON and is not, or has a member of another type, cannot be read",
          "[sandbox][commands]")
{
    for (const char* body :
         {"", "{\"text\": ", "[]", "5", "{\"text\":5}", "{\"props\":[]}", "{\"attachments\":{}}",
          "{\"attachments\":[{\"text\":5}]}", "{\"attachments\":[{\"actions\":[{\"integration\":\"x\"}]}]}",
          "{\"extra_responses\":[{\"text\":5}]}", "{\"skip_slack_parsing\":\"yes\"}"})
        CHECK_FALSE(command_answer_of("application/json", body));
    CHECK(command_answer_of("application/json", "null"));
    CHECK(command_answer_of("application/json", R"({"text":null,"unknown":{}})"));
}

TEST_CASE("an answer goes back to the caller with every member filled in", "[sandbox][commands]")
{
    const auto answer = command_answer_of(
        "application/json", R"({"attachments":[{"text":"t","fields":[{"title":"n","value":5,"short":true}]}],
                                "extra_responses":[{"text":"two"}]})");
    REQUIRE(answer);
    const Json json = json_of(*answer);

    CHECK(json["attachments"][0]["fields"][0]["value"] == "5");
    CHECK(json["attachments"][0]["ts"].is_null());
    CHECK(json["attachments"][0]["fallback"] == "");
    CHECK_FALSE(json["attachments"][0].contains("actions"));
    CHECK(json["props"].is_null());
    CHECK(json["extra_responses"][0]["text"] == "two");
    CHECK(json["extra_responses"][0]["extra_responses"].is_null());
}
