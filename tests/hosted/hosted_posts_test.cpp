#include "server/chat/hosted/hosted_whisper.hpp"
#include "server/chat/hosted/nouns.hpp"
#include "tests/hosted/scene.hpp"
#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace muster;
using namespace muster::test;

namespace
{

class Scene : public HostedScene
{
public:
    Scene()
    {
        REQUIRE(sign_in());
        channel = public_channel();
    }

    [[nodiscard]] NewPost a_post(std::string key = "event-1") const
    {
        NewPost post;
        post.channel = channel;
        post.message = "50% <done> & ünïcode";
        post.key = std::move(key);
        return post;
    }

    ChannelId channel;
};

Attachment with_menu()
{
    Attachment attachment;
    attachment.title = "Tasks";
    attachment.text = "Page on-call";
    attachment.fields.push_back({"Stage", "Triage", true});
    Action menu;
    menu.id = "check";
    menu.name = "Check off";
    menu.context = "signed words";
    menu.options = {{"Open bridge", "0"}, {"Call Ann", "1"}};
    Action button;
    button.id = "next";
    button.name = "Next stage";
    attachment.actions = {menu, button};
    return attachment;
}

const std::vector<rpc::SlackAttachment>& attachments_in(const rpc::Post& post)
{
    const auto* list = post.props.at("attachments").get<std::vector<rpc::SlackAttachment>>();
    REQUIRE(list);
    return *list;
}

} // namespace

TEST_CASE("a post is the bot's, with its key, its attachments and what its buttons call", "[hosted][posts]")
{
    Scene scene;
    NewPost post = scene.a_post();
    post.attachments = {with_menu()};
    const PostId made = scene.run(scene.chat->post(post)).value();

    const rpc::Post& there = scene.server.posts.back();
    CHECK(there.id == made.str());
    CHECK(there.user_id == scene.bot().str());
    CHECK(there.message == "50% <done> & ünïcode");
    CHECK(there.pending_post_id == scene.bot().str() + ":event-1");
    CHECK(*there.props.at("muster_key").get<std::string>() == "event-1");
    CHECK(there.props.at("attachments").name() == "[]*model.SlackAttachment");
    const rpc::SlackAttachment& shown = attachments_in(there).front();
    CHECK(shown.title == "Tasks");
    CHECK(*shown.fields.front().value.get<std::string>() == "Triage");
    const rpc::PostAction& menu = shown.actions.at(0);
    CHECK(menu.type == "select");
    CHECK(menu.options.at(1).text == "Call Ann");
    CHECK(menu.integration->url == "/plugins/muster/hooks/action");
    CHECK(*menu.integration->context.at("signed").get<std::string>() == "signed words");
    CHECK(shown.actions.at(1).type == "button");
}

TEST_CASE("a post is no longer than the server that hosts Muster takes", "[hosted][posts]")
{
    Scene scene;
    NewPost post = scene.a_post();
    Attachment attachment = with_menu();
    attachment.text = std::string(9'000, 'x');
    post.attachments = {attachment};
    REQUIRE(scene.run(scene.chat->post(post)));
    CHECK(attachments_in(scene.server.posts.back()).front().text.size() < 8'000);
    CHECK(attachments_in(scene.server.posts.back()).front().actions.size() == 2);
}

TEST_CASE("nothing is posted into an archived channel", "[hosted][posts]")
{
    Scene scene;
    scene.server.channels[scene.channel.str()].delete_at = 1;
    CHECK(scene.run(scene.chat->post(scene.a_post())).error().fault() == Fault::NotFound);
    CHECK(scene.server.posts.empty());
}

TEST_CASE("why the server does not take a post is told", "[hosted][posts]")
{
    Scene scene;
    scene.server.failing["CreatePost"] = an_error(400, "model.post.is_valid.msg.app_error", "Invalid message.");
    const auto posted = scene.run(scene.chat->post(scene.a_post()));
    CHECK(posted.error().fault() == Fault::Invalid);
    CHECK(posted.error().detail() == "Invalid message.");
}

TEST_CASE("a post is found by its key, if it is the bot's, is there and is not older", "[hosted][posts]")
{
    Scene scene;
    const auto search = [&](const std::string& key, Instant since) {
        return scene.run(scene.chat->find_post(scene.channel, key, since)).value();
    };
    const PostId made = scene.run(scene.chat->post(scene.a_post())).value();
    for (int number = 0; number < 450; ++number) scene.server.post(scene.channel, scene.ann, "noise");
    const Instant at = from_millis(scene.server.posts.front().create_at);

    CHECK(search("event-1", at) == made);
    CHECK_FALSE(search("event-2", at));
    CHECK_FALSE(search("event-1", at + std::chrono::hours(1)));
    scene.server.posts.front().user_id = scene.ann.str();
    CHECK_FALSE(search("event-1", at));
    scene.server.posts.front().user_id = scene.bot().str();
    CHECK(scene.run(scene.chat->delete_post(made)));
    CHECK_FALSE(search("event-1", at));
}

TEST_CASE("a search ends where posts are older than what is searched for", "[hosted][posts]")
{
    Scene scene;
    for (int number = 0; number < 450; ++number) scene.server.post(scene.channel, scene.ann, "noise");
    const Instant last = from_millis(scene.server.posts.back().create_at);
    CHECK_FALSE(scene.run(scene.chat->find_post(scene.channel, "event-1", last)).value());
    CHECK(std::count(scene.server.calls.begin(), scene.server.calls.end(), "GetPostsForChannel") == 1);
}

TEST_CASE("a channel is read oldest first, without what the server itself says", "[hosted][posts]")
{
    Scene scene;
    for (int number = 0; number < 205; ++number)
        scene.server.post(scene.channel, scene.ann, "word " + std::to_string(number));
    scene.server.posts[100].type = "system_join_channel";

    const std::vector<Post> posts = scene.run(scene.chat->read_channel(scene.channel)).value();
    REQUIRE(posts.size() == 204);
    CHECK(posts.front().message == "word 0");
    CHECK(posts.back().message == "word 204");
    CHECK(posts.front().at < posts.back().at);
}

TEST_CASE("a dialog is opened with its fields, and its answer comes to Muster", "[hosted][posts]")
{
    Scene scene;
    Dialog dialog;
    dialog.callback = "start";
    dialog.title = "Start an incident";
    dialog.state = "state";
    DialogElement element;
    element.type = ElementType::Select;
    element.name = "playbook";
    element.is_optional = true;
    element.options = {{"None", "-1"}};
    dialog.elements = {element};

    REQUIRE(scene.run(scene.chat->open_dialog("trigger", dialog)));
    const rpc::OpenDialogRequest& opened = scene.server.dialogs.at(0);
    CHECK(opened.trigger_id == "trigger");
    CHECK(opened.url == "/plugins/muster/hooks/dialog");
    CHECK(opened.dialog.callback_id == "start");
    CHECK(opened.dialog.elements.at(0).type == "select");
    CHECK(opened.dialog.elements.at(0).optional);
    CHECK(opened.dialog.elements.at(0).options.at(0).value == "-1");

    scene.server.failing["OpenInteractiveDialog"] =
        an_error(400, "interactive_message.decode_trigger_id.expired", "trigger ID expired");
    CHECK(scene.run(scene.chat->open_dialog("trigger", dialog)).error().fault() == Fault::Invalid);
}

TEST_CASE("a command is answered once more to the one who gave it, where it was given", "[hosted][posts]")
{
    Scene scene;
    const ChannelId secret = scene.private_channel();
    const PostId root = GENERATE(PostId(), PostId(std::string(26, 'r')));
    Reply reply;
    reply.text = "done";
    reply.attachments = {with_menu()};
    REQUIRE(scene.run(scene.chat->respond(hosted::response_key(scene.ann, secret, root), reply)));

    REQUIRE(scene.server.shown.size() == 1);
    const auto& [to, post] = scene.server.shown.front();
    CHECK(to == scene.ann.str());
    CHECK(post.user_id == scene.bot().str());
    CHECK(post.channel_id == secret.str());
    CHECK(post.root_id == root.str());
    CHECK(post.message == "done");
    CHECK(attachments_in(post).size() == 1);
}

TEST_CASE("what names no command that was given is answered to nobody", "[hosted][posts]")
{
    Scene scene;
    const std::string id(26, 'u');
    const auto key = GENERATE_COPY(std::string(), id, id + ":", id + ":x", id + ":" + id + ":x", "x:" + id);
    Reply reply;
    reply.text = "done";
    CHECK(scene.run(scene.chat->respond(key, reply)).error().fault() == Fault::NotFound);
    CHECK(scene.server.shown.empty());
}

TEST_CASE("a whisper is the bot's, for one person, below the post that it is about", "[hosted][posts]")
{
    Scene scene;
    hosted::HostedWhisper whisper(*scene.chat);
    const PostId thread(std::string(26, 't'));
    REQUIRE(scene.run(whisper.whisper(scene.ann, scene.a_post(), thread)));
    const auto& [to, post] = scene.server.shown.at(0);
    CHECK(to == scene.ann.str());
    CHECK(post.root_id == thread.str());
    CHECK(post.user_id == scene.bot().str());
    CHECK(scene.server.posts.empty());
}

TEST_CASE("a command's own answer keeps its text as it is, and its session in the props", "[hosted][posts]")
{
    Reply reply;
    reply.text = "<b> & ünïcode";
    reply.session = WebSession{"https://chat.example.com/plugins/muster", "token", from_millis(1'700'000'000'000)};
    const rpc::CommandResponse response = hosted::command_response(reply, "/plugins/muster/hooks/action");

    CHECK(response.response_type == "ephemeral");
    CHECK(response.text == "<b> & ünïcode");
    CHECK(response.skip_slack_parsing);
    const auto* session = response.props.at("muster").get<gob::AnyMap>();
    REQUIRE(session);
    CHECK(*session->at("token").get<std::string>() == "token");
    CHECK(*session->at("expires_at").get<std::int64_t>() == 1'700'000'000'000);
}
