#include "plugin/domain/stage_edit.hpp"

#include "plugin/domain/incident.hpp"
#include "plugin/domain/stage.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/catch_result.hpp"

#include <limits>

using namespace muster;
using test::an_incident;
using test::named;

namespace
{

Incident three_stages(std::size_t active = 0)
{
    Incident incident = an_incident().with_stage("Triage", {"a", "b"}).with_stage("Fix", {"c"}).with_stage("Review");
    incident.active_stage = active;
    return incident;
}

std::vector<std::string> titles(const Incident& incident)
{
    std::vector<std::string> all;
    for (const Stage& stage : incident.stages) all.push_back(stage.title);
    return all;
}

StageEdit moving_to(std::int64_t position)
{
    StageEdit edit;
    edit.position = position;
    return edit;
}

StageEdit calling_it(std::string title)
{
    StageEdit edit;
    edit.title = std::move(title);
    return edit;
}

} // namespace

TEST_CASE("a stage is added last, or where it is wanted, and the active one stays", "[domain][stage]")
{
    Incident incident = three_stages(1);

    const auto added = add_stage(incident, named<StageId>("late"), "  Late ");
    REQUIRE(added->size() == 1);
    CHECK(std::get<StageAdded>(added->front()).title == "Late");
    REQUIRE(add_stage(incident, named<StageId>("early"), "Early", 0));
    CHECK(titles(incident) == std::vector<std::string>{"Early", "Triage", "Fix", "Review", "Late"});
    CHECK(active_stage(incident)->title == "Fix");
}

TEST_CASE("the first stage of an incident without any is the active one", "[domain][stage]")
{
    Incident incident = an_incident();
    REQUIRE(add_stage(incident, named<StageId>("first"), "Triage"));
    CHECK(active_stage(incident)->title == "Triage");
}

TEST_CASE("a stage that is added twice is one stage", "[domain][stage]")
{
    Incident incident = three_stages();
    REQUIRE(add_stage(incident, named<StageId>("new"), "Late")->size() == 1);
    CHECK(add_stage(incident, named<StageId>("new"), "Late")->empty());
    CHECK(incident.stages.size() == 4);
}

TEST_CASE("a stage is renamed, and the same name again says nothing", "[domain][stage]")
{
    Incident incident = three_stages();
    const auto renamed = edit_stage(incident, std::int64_t{1}, calling_it(" Mitigate "));
    REQUIRE(renamed->size() == 1);
    CHECK(std::get<StageRenamed>(renamed->front()).title_before == "Fix");
    CHECK(incident.stages[1].title == "Mitigate");
    CHECK(edit_stage(incident, incident.stages[1].id, calling_it("Mitigate"))->empty());
}

TEST_CASE("a stage without a title or with a long one is refused, and nothing is changed", "[domain][stage]")
{
    Incident incident = three_stages();
    const Incident before = incident;
    CHECK(add_stage(incident, named<StageId>("new"), " ").error().field() == "title");
    CHECK(edit_stage(incident, std::int64_t{0}, calling_it("\n")).error().field() == "title");
    CHECK(edit_stage(incident, std::int64_t{0}, calling_it(std::string(kStageTitleLongest + 1, 'x'))).error().field() ==
          "title");
    StageEdit half = calling_it("Better");
    half.position = 9;
    CHECK(edit_stage(incident, std::int64_t{0}, half).error().field() == "position");
    CHECK(incident == before);
}

TEST_CASE("the active stage stays the same one wherever stages move", "[domain][stage]")
{
    const auto from = GENERATE(std::int64_t{0}, std::int64_t{1}, std::int64_t{2});
    const auto to = GENERATE(std::int64_t{0}, std::int64_t{1}, std::int64_t{2});
    const auto active = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{2});
    Incident incident = three_stages(active);
    const StageId active_id = active_stage(incident)->id;
    const StageId moving = incident.stages[static_cast<std::size_t>(from)].id;

    const auto moved = edit_stage(incident, from, moving_to(to));

    REQUIRE(moved);
    CHECK(moved->size() == (from == to ? 0u : 1u));
    CHECK(incident.stages[static_cast<std::size_t>(to)].id == moving);
    CHECK(active_stage(incident)->id == active_id);
    CHECK(incident.stages.size() == 3);
}

TEST_CASE("no negative and no huge position of a stage crashes anything", "[domain][stage]")
{
    const auto position = GENERATE(std::int64_t{-1}, std::numeric_limits<std::int64_t>::min(), std::int64_t{4},
                                   std::numeric_limits<std::int64_t>::max());
    Incident incident = three_stages();
    const Incident before = incident;
    CHECK(add_stage(incident, named<StageId>("new"), "New", position).error().field() == "position");
    CHECK(edit_stage(incident, std::int64_t{0}, moving_to(position)).error().field() == "position");
    CHECK(edit_stage(incident, position, calling_it("x")).error().field() == "stage");
    CHECK(remove_stage(incident, position).error().field() == "stage");
    CHECK(remove_stage(incident, named<StageId>("gone")).error().fault() == Fault::NotFound);
    CHECK(incident == before);
}

TEST_CASE("an incident has at most 100 stages", "[domain][stage]")
{
    Incident incident = an_incident();
    for (std::size_t i = 0; i < kMostStages; ++i)
        REQUIRE(add_stage(incident, named<StageId>("s" + std::to_string(i) + "x"), "Stage"));
    const auto refused = add_stage(incident, named<StageId>("new"), "One more");
    CHECK(refused.error().fault() == Fault::Conflict);
    CHECK(refused.error().field() == "stages");
}

TEST_CASE("a removed stage takes its tasks with it, and the active one stays", "[domain][stage]")
{
    Incident incident = three_stages(1);
    const auto removed = remove_stage(incident, std::int64_t{0});
    REQUIRE(removed->size() == 1);
    CHECK(std::get<StageRemoved>(removed->front()).title == "Triage");
    CHECK(std::get<StageRemoved>(removed->front()).tasks == 2);
    CHECK(active_stage(incident)->title == "Fix");
}

TEST_CASE("when the active stage is removed the next one is active, and people are told", "[domain][stage]")
{
    Incident incident = three_stages();
    const auto removed = remove_stage(incident, std::int64_t{0});
    REQUIRE(removed->size() == 2);
    const auto& changed = std::get<StageChanged>(removed->front());
    CHECK(changed.before_title == "Triage");
    CHECK(changed.after_title == "Fix");
    CHECK(changed.open_tasks == 2);
    CHECK(std::holds_alternative<StageRemoved>(removed->back()));
    CHECK(active_stage(incident)->title == "Fix");
}

TEST_CASE("when the active stage was the last one the one before is active, and none when none is left",
          "[domain][stage]")
{
    Incident incident = three_stages(2);
    REQUIRE(remove_stage(incident, std::int64_t{2}));
    CHECK(active_stage(incident)->title == "Fix");
    REQUIRE(remove_stage(incident, std::int64_t{0}));
    CHECK(active_stage(incident)->title == "Fix");
    REQUIRE(remove_stage(incident, std::int64_t{0})->size() == 1);
    CHECK(active_stage(incident) == nullptr);
    CHECK(incident.active_stage == 0);
}
