// The whole port against a real chat server. Hidden: it runs when asked for by its tag, with
//   MUSTER_REAL_CHAT_URL     http://127.0.0.1:8065
//   MUSTER_REAL_CHAT_TOKEN   of a bot that is an administrator of the team
//   MUSTER_REAL_CHAT_TEAM    sre
//   MUSTER_REAL_CHAT_PERSON  name and password of a member, ada:Sandbox-1
#include "server/chat/rest/command_registration.hpp"
#include "server/chat/rest/events/event_feed.hpp"
#include "server/chat/rest/rest_chat.hpp"
#include "server/net/http_server.hpp"
#include "server/runtime/task_group.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/clock.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/run_async.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <memory>

using namespace muster;
using namespace muster::chat;

namespace
{

std::string setting(const char* name)
{
    const char* const value = std::getenv(name);
    if (!value) throw std::runtime_error(std::string(name) + " is not set");
    return value;
}

/// A chat that has signed in, a server for its callbacks, and a person who clicks.
class Real
{
public:
    Real()
    {
        server.emplace(loop.get_executor(), net::HttpLimits(),
                       [this](net::HttpRequest request) { return hear(std::move(request)); });
        base = "http://127.0.0.1:" + std::to_string(server->listen("127.0.0.1", 0).value());
        chat.emplace(api, clock, base);
        REQUIRE(run(chat->sign_in()));
        team = run(chat->team_by_name(setting("MUSTER_REAL_CHAT_TEAM"))).value();
        const std::string person = setting("MUSTER_REAL_CHAT_PERSON");
        person_name = person.substr(0, person.find(':'));
        log_in(person.substr(person.find(':') + 1));
    }
    ~Real() { test::run_async(loop, server->stop(std::chrono::milliseconds(0))); }

    template <class T> T run(Async<T> task) { return test::run_async(loop, std::move(task)); }
    template <class Done> void until(Done done) { test::run_until(loop, done, std::chrono::seconds(20)); }

    /// A call by the person, as a browser makes it.
    net::HttpResponse as_person(const std::string& method, const std::string& path, const Json& body)
    {
        net::OutgoingRequest request(method, api.url(path));
        request.headers.set("Authorization", "Bearer " + session);
        request.headers.set("Content-Type", "application/json");
        request.body = to_text(body);
        return run(client.send(std::move(request))).value();
    }

    NewChannel a_channel()
    {
        NewChannel wanted;
        wanted.team = team.id;
        wanted.name = "muster-" + ids.next().substr(0, 12);
        wanted.display_name = "INC-1 Checkout 100% <down>";
        wanted.header = "what is broken";
        wanted.is_public = false;
        return wanted;
    }

    boost::asio::io_context loop;
    SystemClock clock;
    RandomIds ids;
    net::HttpClient client{loop.get_executor(), net::HttpClientOptions()};
    RestApi api{client, clock, net::Url::parse(setting("MUSTER_REAL_CHAT_URL")).value(),
                Secret(setting("MUSTER_REAL_CHAT_TOKEN"))};
    std::optional<net::HttpServer> server;
    std::optional<RestChat> chat;
    std::string base;
    Team team;
    std::string person_name;
    std::string session;
    std::vector<net::HttpRequest> heard;

private:
    void log_in(const std::string& password)
    {
        net::OutgoingRequest request("POST", api.url("/api/v4/users/login"));
        request.body = to_text(Json{{"login_id", person_name}, {"password", password}});
        const auto answer = run(client.send(std::move(request)));
        REQUIRE(answer);
        session = answer->headers.get("Token");
        REQUIRE_FALSE(session.empty());
    }

    Async<net::HttpResponse> hear(net::HttpRequest request)
    {
        heard.push_back(std::move(request));
        co_return net::HttpResponse(200, R"({"text":"heard"})", "application/json");
    }
};

} // namespace

TEST_CASE("a real server knows people, teams and members", "[.real]")
{
    Real real;

    const auto teams = real.run(real.chat->own_teams());
    REQUIRE(teams);
    CHECK(std::any_of(teams->begin(), teams->end(), [&](const Team& one) { return one.id == real.team.id; }));
    CHECK(real.api.version().known());
    const auto person = real.run(real.chat->user_by_name(real.person_name));
    REQUIRE(person);
    CHECK(real.run(real.chat->user(person->id))->username == real.person_name);
    CHECK(real.run(real.chat->team(real.team.id))->name == real.team.name);
    CHECK(real.run(real.chat->is_team_member(real.team.id, person->id)).value());
    const UserId nobody(std::string(26, 'a'));
    CHECK(real.run(real.chat->user(nobody)).error().fault() == Fault::NotFound);
    CHECK(real.run(real.chat->user_by_name("no-such-person")).error().fault() == Fault::NotFound);
    CHECK(real.run(real.chat->user_by_name("Nö/body?")).error().fault() == Fault::NotFound);
    CHECK(real.run(real.chat->team_by_name("no-such-team")).error().fault() == Fault::NotFound);
    CHECK(real.run(real.chat->is_team_member(real.team.id, nobody)).value() == false);
}

TEST_CASE("a real server makes channels and finds posts again", "[.real]")
{
    Real real;
    const UserId person = real.run(real.chat->user_by_name(real.person_name))->id;
    const NewChannel wanted = real.a_channel();

    const auto channel = real.run(real.chat->create_channel(wanted));
    REQUIRE(channel);
    CHECK_FALSE(channel->is_public);
    CHECK(channel->display_name == wanted.display_name);
    CHECK(real.run(real.chat->create_channel(wanted)).error().fault() == Fault::Conflict);
    CHECK(real.run(real.chat->channel_by_name(real.team.id, wanted.name))->id == channel->id);
    CHECK(real.run(real.chat->channel(channel->id))->name == wanted.name);
    CHECK(real.run(real.chat->channel_by_name(real.team.id, "no-such-channel")).error().fault() == Fault::NotFound);
    CHECK(real.run(real.chat->is_channel_member(channel->id, person)).value() == false);
    CHECK(real.run(real.chat->add_to_channel(channel->id, person)));
    CHECK(real.run(real.chat->add_to_channel(channel->id, person)));
    CHECK(real.run(real.chat->is_channel_member(channel->id, person)).value());

    NewPost post;
    post.channel = channel->id;
    post.key = real.ids.next();
    post.message = "50% <done> & ünïcode";
    post.attachments.resize(1);
    post.attachments[0].text = std::string(9'000, '<'); // more than 5.37 takes
    Action action;
    action.id = "next";
    action.name = "Next stage";
    action.context = "signed-context";
    post.attachments[0].actions.push_back(action);
    const Instant before = real.clock.now();
    const auto made = real.run(real.chat->post(post));
    REQUIRE(made);
    CHECK(real.run(real.chat->post(post)).value() == *made); // within 30 s
    CHECK(real.run(real.chat->find_post(channel->id, post.key, before)).value() == *made);
    CHECK_FALSE(real.run(real.chat->find_post(channel->id, "no-such-key", before)).value());

    CHECK(real.as_person("POST", "/api/v4/posts/" + made->str() + "/actions/next", Json::object()).status == 200);
    real.until([&] { return !real.heard.empty(); });
    CHECK(real.heard.back().path == "/hooks/action");
    CHECK(Json::parse(real.heard.back().body).at("context").at("signed") == "signed-context");

    NewPost long_post = post;
    long_post.key = real.ids.next();
    long_post.message = std::string(16'384, 'x');
    CHECK(real.run(real.chat->post(long_post)).error().fault() == Fault::Invalid);
    CHECK(real.as_person("DELETE", "/api/v4/channels/" + channel->id.str(), Json()).status == 200);
    post.key = real.ids.next();
    CHECK(real.run(real.chat->post(post)).error().fault() == Fault::NotFound);
    CHECK(real.run(real.chat->channel_by_name(real.team.id, wanted.name))->is_archived);
    CHECK(real.run(real.chat->create_channel(wanted)).error().fault() == Fault::Conflict);
}

TEST_CASE("a real server registers the command once, and its calls are proven", "[.real]")
{
    Real real;
    test::CountedIds counted;
    test::MemoryStore store(counted);
    CommandWish wish;
    wish.trigger = "muster" + real.ids.next().substr(0, 6);
    wish.url = real.base + "/hooks/command";
    wish.hint = "[start|end]";
    const std::vector<std::string> teams{real.team.name};
    const auto registration = [&] {
        return std::make_unique<CommandRegistration>(real.loop.get_executor(), real.api, *real.chat, store, wish, teams,
                                                     CommandRegistration::Told());
    };
    const auto listed = [&] {
        RestCall call("GET", "/api/v4/commands?team_id=" + real.team.id.str() + "&custom_only=true");
        const RestAnswer answer = real.run(real.api.call(std::move(call)));
        std::vector<Json> ours;
        for (const Json& command : *answer)
            if (command.at("trigger") == wish.trigger) ours.push_back(command);
        return ours;
    };

    CHECK(real.run(registration()->register_all()));
    CHECK(real.run(registration()->register_all()));
    CHECK(listed().size() == 1);
    wish.url = real.base + "/hooks/other";
    const auto commands = registration();
    CHECK(real.run(commands->register_all()));
    REQUIRE(listed().size() == 1);
    CHECK(listed()[0].at("url") == wish.url);

    const auto channel = real.run(real.chat->channel_by_name(real.team.id, "town-square"));
    const Json typed{{"channel_id", channel->id.str()}, {"command", "/" + wish.trigger + " start ü 50%"}};
    CHECK(real.as_person("POST", "/api/v4/commands/execute", typed).status == 200);
    REQUIRE_FALSE(real.heard.empty());
    const net::Form form = net::Form::parse(real.heard.back().body);
    CHECK(real.heard.back().path == "/hooks/other");
    CHECK(form.get("text") == "start ü 50%");
    CHECK(commands->verify(TeamId(form.get("team_id")), form.get("token")));
    CHECK_FALSE(commands->verify(TeamId(form.get("team_id")), form.get("token") + "x"));

    Dialog dialog;
    dialog.callback = "start";
    dialog.title = "Incident Details";
    dialog.introduction = "Fill *this*";
    DialogElement name;
    name.name = "name";
    name.label = "Name";
    dialog.elements.push_back(name);
    CHECK(real.run(real.chat->open_dialog(form.get("trigger_id"), dialog)));
    CHECK(real.run(real.chat->open_dialog("forged", dialog)).error().fault() == Fault::Invalid);
    const std::string response_url = form.get("response_url");
    const std::string response = response_url.substr(response_url.rfind('/') + 1);
    Reply reply;
    reply.text = "later";
    for (int use = 0; use < 5; ++use) CHECK(real.run(real.chat->respond(response, reply)));
    CHECK(real.run(real.chat->respond(response, reply)).error().fault() == Fault::NotFound);
    CHECK(real.run(real.chat->respond(std::string(26, 'a'), reply)).error().fault() == Fault::NotFound);

    RestCall remove("DELETE", "/api/v4/commands/" + listed()[0].at("id").get<std::string>());
    CHECK(real.run(real.api.call(std::move(remove))).has_value());
}

TEST_CASE("a real server's events arrive", "[.real]")
{
    Real real;
    EventFeed feed(real.client, real.api, *real.chat, real.clock);
    std::vector<ChatEvent> told;
    feed.listen([&told](const ChatEvent& event) { told.push_back(event); });
    TaskGroup group(real.loop.get_executor());
    group.spawn("feed", feed.run());
    const auto heard_of = [&told](auto is_it) { return std::any_of(told.begin(), told.end(), is_it); };
    real.until([&] { return feed.status().state == FeedState::Connected; });

    const UserId person = real.run(real.chat->user_by_name(real.person_name))->id;
    const ChannelId channel = real.run(real.chat->create_channel(real.a_channel())).value().id;
    CHECK(real.run(real.chat->add_to_channel(channel, person)));
    const std::string path = "/api/v4/channels/" + channel.str();
    CHECK(real.as_person("PUT", path + "/patch", Json{{"display_name", "Renamed"}}).status == 200);
    CHECK(real.as_person("DELETE", path + "/members/" + person.str(), Json()).status == 200);
    CHECK(real.as_person("PUT", "/api/v4/users/me/patch", Json{{"nickname", real.ids.next()}}).status == 200);

    real.until([&] {
        return heard_of([&](const ChatEvent& event) {
                   const auto* const changed = std::get_if<ChannelChanged>(&event);
                   return changed && changed->channel == channel && changed->display_name == "Renamed";
               }) &&
               heard_of([&](const ChatEvent& event) {
                   const auto* const left = std::get_if<MemberLeft>(&event);
                   return left && left->channel == channel && left->user == person;
               }) &&
               heard_of([&](const ChatEvent& event) {
                   const auto* const changed = std::get_if<UserChanged>(&event);
                   return changed && changed->user == person;
               });
    });
    group.cancel();
    test::run_async(real.loop, group.join());
    CHECK(std::get<Connected>(told.front()).missed);
}
