// Somebody mentions a playbook's keyword: who is asked, where, and what the buttons do.
#include "plugin/wording/forms.hpp"
#include "plugin/wording/keyword_prompt.hpp"
#include "plugin/wording/replies.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/engine_scene.hpp"

using namespace muster;
using namespace muster::test;
using Catch::Matchers::Contains;

namespace
{

struct Scene : EngineScene {
    Scene()
    {
        chat.join(town, ada);
        chat.join(town, ben);
        set_keywords({true, {"sev1", "site down"}});
    }

    void set_keywords(Switched<std::vector<std::string>> wanted)
    {
        const DecidePlaybook decide = [&](const Playbook& before) -> Result<Playbook> {
            Playbook after = before;
            after.settings.keywords = wanted;
            return after;
        };
        REQUIRE(wait(store.change(playbook, decide)));
    }
    Said said(const UserId& author, std::string message)
    {
        const PostId post = named<PostId>("said" + std::to_string(++posts) + "x");
        chat.add_post(Post{post, town, author, message, {}});
        return Said{sre, town, post, post, author, std::move(message)};
    }
    /// How many prompts there are after the message was heard.
    std::size_t prompts_after(const Said& heard)
    {
        REQUIRE(wait(keywords.heard(heard)));
        return whisper.whispers().size();
    }
    const Action& action(std::size_t number) const
    {
        return whisper.whispers().back().post.attachments.at(0).actions.at(number);
    }
    std::string press(const Action& action, const UserId& user, std::string chosen = {})
    {
        const dialogs::Click click{user, action.context, std::move(chosen), "trigger"};
        return wait(buttons.press(click));
    }
    std::string default_of(const std::string& element) const
    {
        for (const DialogElement& one : chat.dialogs().back().elements)
            if (one.name == element) return one.value;
        return "no such element";
    }

    int posts = 0;
};

} // namespace

TEST_CASE("who mentions a keyword is asked, alone, and starts an incident from the message", "[keywords]")
{
    Scene scene;
    const Said alarm = scene.said(scene.ada, "The SITE DOWN alarm rings");
    REQUIRE(scene.prompts_after(alarm) == 1);
    const auto& prompt = scene.whisper.whispers()[0];
    CHECK(prompt.to == scene.ada);
    CHECK(prompt.thread == alarm.thread);
    CHECK(prompt.post.channel == scene.town);
    CHECK_THAT(prompt.post.message, Contains("You mentioned **site down**"));

    CHECK(scene.press(scene.action(0), scene.ada).empty());
    CHECK(scene.default_of("playbookID") == scene.playbook.str());
    CHECK_THAT(scene.default_of("incidentDescription"), Contains(alarm.post.str()));
    scene.submit(scene.ada, {{"incidentName", "Site down"}, {"playbookID", scene.playbook.str()}});

    IncidentQuery query;
    query.team = scene.sre;
    const Incident incident = scene.wait(scene.store.list(query)).value().incidents.at(0);
    CHECK(incident.origin == alarm.post);
    CHECK_THAT(scene.chat.messages_in(incident.channel).back(), Contains("> The SITE DOWN alarm rings"));
}

TEST_CASE("nobody is asked who could not start, who is a bot, or who speaks in an incident channel", "[keywords]")
{
    Scene scene;
    CHECK(scene.prompts_after(scene.said(scene.cleo, "sev1")) == 0);
    CHECK(scene.prompts_after(scene.said(scene.ada, "sev10")) == 0);

    const Incident incident = scene.start(scene.ada, "Checkout down");
    Said inside = scene.said(scene.ada, "this is a sev1");
    inside.channel = incident.channel;
    CHECK(scene.prompts_after(inside) == 0);

    scene.chat.make_bot(scene.ben);
    CHECK(scene.prompts_after(scene.said(scene.ben, "sev1")) == 0);
    scene.chat.leave_team(scene.sre, scene.ada);
    CHECK(scene.prompts_after(scene.said(scene.ada, "sev1")) == 0);
}

TEST_CASE("changed keywords count at once", "[keywords]")
{
    Scene scene;
    scene.set_keywords({false, {"sev1"}});
    CHECK(scene.prompts_after(scene.said(scene.ada, "sev1")) == 0);
    scene.set_keywords({true, {"fire"}});
    CHECK(scene.prompts_after(scene.said(scene.ada, "sev1")) == 0);
    CHECK(scene.prompts_after(scene.said(scene.ada, "fire!")) == 1);
}

TEST_CASE("of several playbooks one is chosen from a menu", "[keywords]")
{
    Scene scene;
    Playbook security = a_playbook().with_id(named<PlaybookId>("security")).in_team(scene.sre).for_members({scene.ada});
    security.title = "Security";
    security.settings.keywords = {true, {"sev1"}};
    REQUIRE(scene.wait(scene.store.add(security)));

    REQUIRE(scene.prompts_after(scene.said(scene.ada, "sev1!")) == 1);
    REQUIRE(scene.action(0).options.size() == 2);
    CHECK(scene.press(scene.action(0), scene.ada, security.id.str()).empty());
    CHECK(scene.default_of("playbookID") == security.id.str());
    CHECK(scene.press(scene.action(0), scene.ada, named<PlaybookId>("other").str()) == wording::playbook_gone());
    CHECK(scene.press(scene.action(0), scene.ben, security.id.str()) == wording::button_refused());
}

TEST_CASE("who says no is not asked again in that thread, in another they are", "[keywords]")
{
    Scene scene;
    const Said first = scene.said(scene.ada, "sev1");
    REQUIRE(scene.prompts_after(first) == 1);
    CHECK(scene.press(scene.action(1), scene.ben) == wording::button_refused());
    CHECK(scene.press(scene.action(1), scene.ada) == wording::thread_ignored());

    Said reply = scene.said(scene.ada, "still sev1");
    reply.thread = first.thread;
    CHECK(scene.prompts_after(reply) == 1);
    reply.author = scene.ben;
    CHECK(scene.prompts_after(reply) == 2);
    CHECK(scene.prompts_after(scene.said(scene.ada, "another sev1")) == 3);
}

TEST_CASE("no end of ignored threads is kept", "[keywords]")
{
    Scene scene;
    for (int i = 0; i < 150; ++i) {
        REQUIRE(scene.wait(scene.keywords.heard(scene.said(scene.ada, "sev1"))));
        CHECK(scene.press(scene.action(1), scene.ada) == wording::thread_ignored());
    }
    const auto kept = scene.wait(scene.store.get("keywords.ignored." + scene.ada.str())).value();
    CHECK(kept->size() == 100 * (kIdLength + 1) - 1);
}

TEST_CASE("where the bot may not whisper the person is asked by direct message", "[keywords]")
{
    Scene scene;
    scene.whisper.refuse_with(fail(Fault::Forbidden, "create_post_ephemeral"));
    const Said alarm = scene.said(scene.ada, "sev1");
    REQUIRE(scene.wait(scene.keywords.heard(alarm)));

    const ChannelId direct = FakeChat::direct_channel_with(scene.ada);
    REQUIRE(scene.chat.messages_in(direct).size() == 1);
    CHECK_THAT(scene.chat.messages_in(direct)[0], Contains("[Your message](/_redirect/pl/" + alarm.post.str()));
    const auto& asked = scene.chat.posts().back();
    const dialogs::Click no{scene.ada, asked.post.attachments[0].actions[1].context, "", "trigger", asked.id};
    CHECK(scene.wait(scene.buttons.press(no)) == wording::thread_ignored());
    CHECK(scene.chat.messages_in(direct).empty());
}

TEST_CASE("while the chat server is away nobody is asked, also not by direct message", "[keywords]")
{
    Scene scene;
    scene.whisper.refuse_with(fail(Fault::Unavailable, "away"));
    const Said alarm = scene.said(scene.ada, "sev1");
    CHECK(scene.wait(scene.keywords.heard(alarm)).error().fault() == Fault::Unavailable);
    CHECK(scene.chat.posts().empty());
    scene.whisper.refuse_with(std::nullopt);
    CHECK(scene.prompts_after(alarm) == 1);
}
