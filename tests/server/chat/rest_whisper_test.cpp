#include "server/chat/rest/rest_whisper.hpp"

#include "tests/server/chat/recorded.hpp"
#include "tests/server/chat/scripted_server.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/run_async.hpp"

#include <nlohmann/json.hpp>

using namespace muster;
using muster::test::recorded;

TEST_CASE("a whisper is an ephemeral post below its thread, with buttons that come back", "[chat][rest]")
{
    const UserId mel("ayqtaottoinqbb7ubbi5n4scmh");
    const PostId thread("r4tjcc74t381jcy8g7ft6qos4o");
    test::ScriptedServer server;
    test::ScriptedApi talk(server);
    chat::RestWhisper whisper(talk.api, "http://127.0.0.1:8066");
    server.answer("POST /api/v4/posts/ephemeral", recorded("posts/create_post"));
    server.answer("POST /api/v4/posts/ephemeral", recorded("default-settings/403_no_detailed_error"));
    NewPost post;
    post.channel = ChannelId("4wnmjkoj8tdyxeitb644erxc3c");
    post.message = "only you see this";
    post.attachments.resize(1);
    post.attachments[0].actions.push_back(Action{"ignorethread", "No", "signed-context", {}});

    CHECK(test::run_async(server.loop, whisper.whisper(mel, post, thread)));
    const Json body = server.last_body();
    CHECK(body.at("user_id") == mel.str());
    CHECK(body.at("post").at("message") == "only you see this");
    CHECK(body.at("post").at("root_id") == thread.str());
    const Json action = body.at("post").at("props").at("attachments").at(0).at("actions").at(0);
    CHECK(action.at("integration").at("url") == "http://127.0.0.1:8066/hooks/action");

    const Result<> refused = test::run_async(server.loop, whisper.whisper(mel, post, thread));
    CHECK(refused.error().fault() == Fault::Forbidden);
    CHECK(refused.error().detail() == "the bot lacks the right create_post_ephemeral");
}
