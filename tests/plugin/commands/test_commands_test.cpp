#include "plugin/commands/test_commands.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/engine_scene.hpp"

#include <utility>
#include <vector>

using namespace muster;
using Catch::Matchers::Contains;
using test::EngineScene;
using test::named;

namespace
{

/// Where the test commands are on; what goes on in the background waits for `finish`.
class Testing
{
public:
    Testing()
    {
        scene.chat.make_admin(scene.ada);
        scene.clock.set(from_millis(1'700'000'000'000)); // 2023-11-14
    }

    std::string type(const UserId& user, const std::string& text)
    {
        const commands::Call call{user, scene.sre, scene.town, text, "trigger", "response"};
        const Reply reply = scene.wait(commands.run(call));
        scene.deliver();
        return reply.text;
    }

    void finish()
    {
        for (Async<void>& task : std::exchange(waiting, {})) test::run_async(scene.loop, std::move(task));
    }

    std::size_t count(IncidentStatus status)
    {
        IncidentQuery query;
        query.team = scene.sre;
        query.status = status;
        return scene.wait(scene.store.list(query)).value().total;
    }

    EngineScene scene;
    std::vector<Async<void>> waiting;
    usecases::MakeTestData make{scene.store, scene.store, scene.chat, scene.ports.deliveries, scene.ids, scene.clock};
    commands::TestCommands tests{make, scene.chat, scene.clock,
                                 [this](const std::string&, Async<void> task) { waiting.push_back(std::move(task)); }};
    commands::Commands commands{scene.use_cases, scene.forms, scene.ports, scene.links, &tests};
};

} // namespace

TEST_CASE("test commands are for administrators, where they are switched on", "[testdata]")
{
    Testing testing;
    CHECK_THAT(testing.type(testing.scene.ben, "test bulk-data 1 1 30"), Contains("system administrators"));
    CHECK_THAT(testing.scene.type(testing.scene.ada, testing.scene.town, "test bulk-data 1 1 30").text,
               Contains("switched off"));
    CHECK(testing.waiting.empty());
    CHECK_THAT(testing.type(testing.scene.ada, "help"), Contains("/incident test"));
    CHECK_THAT(testing.scene.type(testing.scene.ada, testing.scene.town, "help").text, !Contains("/incident test"));
}

TEST_CASE("one test incident is like any other, begun on the day that was said", "[testdata]")
{
    Testing testing;
    const std::string id = testing.scene.playbook.str();

    CHECK_THAT(testing.type(testing.scene.ada, "test create-incident " + id + " 2020-11-23 PR Testing"),
               Contains("PR Testing"));

    IncidentQuery query;
    query.team = testing.scene.sre;
    const Incident incident = testing.scene.wait(testing.scene.store.list(query)).value().incidents.at(0);
    CHECK(incident.name == "PR Testing");
    CHECK(incident.commander == testing.scene.ada);
    CHECK(to_millis(incident.created_at) == 1'606'089'600'000);
    CHECK(testing.scene.chat.messages_in(incident.channel).size() == 1);
}

TEST_CASE("what is wrong with a test command is said, and nothing is made", "[testdata]")
{
    Testing testing;
    const std::string id = testing.scene.playbook.str();
    const auto [text, answer] = GENERATE_COPY(table<std::string, std::string>({
        {"test", "test"},
        {"test nonsense", "Usage"},
        {"test create-incident " + id + " 2020-11-23", "Usage"},
        {"test create-incident " + id + " 2020-13-01 Name", "not a day"},
        {"test create-incident " + id + " 2020-02-30 Name", "not a day"},
        {"test create-incident " + id + " 2030-01-01 Name", "future"},
        {"test create-incident " + id + " 2020-11-23 x", "name"},
        {"test create-incident nonsense 2020-11-23 Name", "no such playbook"},
        {"test bulk-data 10 3", "Usage"},
        {"test bulk-data 10 3 2020-01-31", "Usage"},
        {"test bulk-data -1 3 2020-01-31 2020-11-22", "whole number"},
        {"test bulk-data 10 x 2020-01-31 2020-11-22", "whole number"},
        {"test bulk-data 10 3 2020-01-31 2020-01-31", "after the first"},
        {"test bulk-data 10 3 2030-01-31 2031-01-31", "future"},
        {"test bulk-data 10 3 2020-01-31 2020-11-22 x", "whole number"},
        {"test bulk-data 10 3 30 2 2", "Usage"},
        {"test bulk-data 100000 1 2020-01-31 2020-11-22", "too many"},
        {"test bulk-data 18446744073709551615 1 2020-01-31 2020-11-22", "too many"},
        {"test bulk-data 99999999999999999999 1 2020-01-31 2020-11-22", "whole number"},
    }));

    CHECK_THAT(testing.type(testing.scene.ada, text), Contains(answer));
    CHECK(testing.waiting.empty());
    CHECK(testing.count(IncidentStatus::All) == 0);
}

TEST_CASE("many incidents are made beside everything else, and nobody is told of them", "[testdata]")
{
    Testing testing;
    const std::string first = testing.type(testing.scene.ada, "test bulk-data 70 50 2020-01-31 2020-11-22 2");
    CHECK_THAT(first, Contains("120") && Contains("seed 2"));
    CHECK_THAT(testing.type(testing.scene.ada, "test bulk-data 1 1 30"), Contains("already"));

    testing.finish();

    CHECK(testing.count(IncidentStatus::Active) == 70);
    CHECK(testing.count(IncidentStatus::Ended) == 50);
    CHECK(testing.scene.chat.posts().empty());
    CHECK(testing.scene.chat.calls("create_channel") == 0);
    CHECK_THAT(testing.scene.chat.responses().back().second.text, Contains("70 ongoing and 50 ended"));
    CHECK(testing.scene.wait(testing.scene.store.incidents_waiting(Receiver::Chat))->empty());

    CHECK_THAT(testing.type(testing.scene.ada, "test bulk-data 0 2 30"), Contains("seed"));
    testing.finish();
    CHECK(testing.count(IncidentStatus::Ended) == 52);
}

TEST_CASE("an administrator works on test data though it has no channel", "[testdata]")
{
    Testing testing;
    testing.type(testing.scene.ada, "test bulk-data 1 0 30 2");
    testing.finish();
    IncidentQuery query;
    query.team = testing.scene.sre;
    const Incident incident = testing.scene.wait(testing.scene.store.list(query)).value().incidents.at(0);

    const usecases::Asker ada(testing.scene.ada);
    REQUIRE(testing.scene.wait(testing.scene.use_cases.end_incident.run(incident.id, ada)));
    testing.scene.deliver();

    CHECK(testing.scene.wait(testing.scene.store.incidents_waiting(Receiver::Chat))->empty());
}
