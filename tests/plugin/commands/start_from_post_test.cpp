// /incident start with a post: what the form shows, what the channel quotes, and what stays hidden.
#include "plugin/wording/forms.hpp"
#include "plugin/wording/replies.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/engine_scene.hpp"

using namespace muster;
using namespace muster::test;
using Catch::Matchers::Contains;

namespace
{

const PostId kAlarm = named<PostId>("alarm");
const PostId kHidden = named<PostId>("hidden");

struct Scene : EngineScene {
    Scene()
    {
        chat.join(town, ada);
        chat.add_post(Post{kAlarm, town, ben, "Checkout is down.\nAll cards fail.", {}});
    }

    std::string default_of(const std::string& element) const
    {
        for (const DialogElement& one : chat.dialogs().back().elements)
            if (one.name == element) return one.value;
        return "no such element";
    }
    std::map<std::string, std::string> filled_in() const
    {
        return {{"incidentName", "Checkout down"},
                {"playbookID", playbook.str()},
                {"incidentDescription", default_of("incidentDescription")}};
    }
    Incident started()
    {
        IncidentQuery query;
        query.team = sre;
        return wait(store.list(query)).value().incidents.at(0);
    }
};

} // namespace

TEST_CASE("an incident started from a post links to it and quotes it whole in its channel", "[commands][start]")
{
    Scene scene;
    const std::string before =
        GENERATE(as<std::string>{}, "", "https://chat.example.com/sre/pl/", "0f8fad5b-d9cb-469f-a165-70867728950e ");

    scene.type(scene.ada, scene.town, "start " + before + kAlarm.str());
    CHECK(scene.default_of("incidentDescription") == "[Original post](/_redirect/pl/" + kAlarm.str() + ")");
    scene.submit(scene.ada, scene.filled_in());

    const Incident incident = scene.started();
    CHECK(incident.origin == kAlarm);
    CHECK_THAT(incident.description, Contains(kAlarm.str()));
    CHECK_THAT(scene.chat.messages_in(incident.channel).back(), Contains("> Checkout is down.\n> All cards fail."));
}

TEST_CASE("a client of the original that names only itself gets the form without a post", "[commands][start]")
{
    Scene scene;
    scene.type(scene.ada, scene.town, "start 0f8fad5b-d9cb-469f-a165-70867728950e");
    CHECK(scene.default_of("incidentDescription").empty());
}

TEST_CASE("a post that does not exist and one that the person cannot read are answered alike", "[commands][start]")
{
    Scene scene;
    const ChannelId secret = named<ChannelId>("secret");
    scene.chat.join(secret, scene.ben);
    scene.chat.add_post(Post{kHidden, secret, scene.ben, "The password is …", {}});
    const std::string word = GENERATE(as<std::string>{}, kHidden.str(), named<PostId>("nothing").str(), "down!");

    CHECK(scene.type(scene.ada, scene.town, "start " + word).text == wording::cannot_start_from(word));
    CHECK(scene.chat.dialogs().empty());
}

TEST_CASE("a post that is closed to the person by the time the form comes back starts nothing", "[commands][start]")
{
    Scene scene;
    scene.type(scene.ada, scene.town, "start " + kAlarm.str());
    scene.chat.leave(scene.town, scene.ada);

    CHECK(scene.submit(scene.ada, scene.filled_in()).error == wording::start_post_unreadable());
    CHECK(scene.chat.channels().size() == 1);
}
