// What every store promises about playbooks that are edited, listed and looked back at.
#include "plugin/domain/playbook_rules.hpp"
#include "tests/store/stores.hpp"
#include "tests/support/catch_result.hpp"

using namespace muster;
using namespace muster::test;

namespace
{

const TeamId kSre = named<TeamId>("sre");
const UserId kAda = named<UserId>("ada");
const UserId kBen = named<UserId>("ben");

Playbook full_of_settings()
{
    Playbook playbook = a_playbook()
                            .described("When it is down")
                            .for_members({kBen, kAda})
                            .with_stage("Triage", {"Page on-call", "Open bridge"})
                            .with_stage(PlannedStage{"Repair", {{"Roll back", "To the last good one", "/roll"}}});
    Settings& settings = playbook.settings;
    settings.broadcast_channels = {named<ChannelId>("status"), named<ChannelId>("town")};
    settings.update_template = "What, since when";
    settings.reminder_interval = std::chrono::minutes(30);
    settings.invited_users = {true, {kAda, kBen}};
    settings.default_commander = {true, kBen};
    settings.announcement_channel = {false, named<ChannelId>("town")};
    settings.welcome_message = {true, "Read the header first."};
    settings.creation_webhook = {true, "https://example.com/created"};
    settings.update_webhook = {false, "https://example.com/updated"};
    settings.keywords = {true, {"down", "slow"}};
    playbook.updated_at = playbook.created_at;
    return playbook;
}

/// An edit that gives the playbook another title, another stage and other members.
DecidePlaybook rewritten(const std::string& title, Instant at)
{
    return [=](const Playbook& now) -> Result<Playbook> {
        Playbook content = now;
        content.title = title;
        content.members = {kAda};
        content.stages = {{"Only " + title, {{"Do it", "", ""}}}};
        content.settings.reminder_interval += std::chrono::minutes(1);
        return edited(now, content, at);
    };
}

template <class Fixture> std::vector<std::string> titles(Fixture& f, const PlaybookQuery& query)
{
    std::vector<std::string> all;
    for (const Playbook& playbook : f.run(f.playbooks().list(query)).value().playbooks) all.push_back(playbook.title);
    return all;
}

PlaybookQuery of_sre()
{
    PlaybookQuery query;
    query.team = kSre;
    return query;
}

} // namespace

TEMPLATE_TEST_CASE("an edited playbook is what it became, and every version before is kept whole", "[store]", InMemory,
                   OnSqlite)
{
    TestType f;
    const Playbook first = full_of_settings();
    REQUIRE(f.run(f.playbooks().add(first)).value());
    f.clock.advance(std::chrono::minutes(5));

    const Playbook second = f.run(f.playbooks().change(first.id, rewritten("Second", f.clock.now()))).value();
    const Playbook third = f.run(f.playbooks().change(first.id, rewritten("Third", f.clock.now()))).value();

    CHECK(second.version == first.version + 1);
    CHECK(second.updated_at == f.clock.now());
    CHECK(third.version == first.version + 2);
    CHECK(f.run(f.playbooks().by_id(first.id)).value() == third);
    CHECK(f.run(f.playbooks().at_version(first.id, third.version)).value() == third);
    CHECK(f.run(f.playbooks().at_version(first.id, second.version)).value() == second);
    CHECK(f.run(f.playbooks().at_version(first.id, first.version)).value() == first);
    CHECK(f.run(f.playbooks().at_version(first.id, 99)).error().fault() == Fault::NotFound);
    CHECK(f.run(f.playbooks().at_version(named<PlaybookId>("none"), 1)).error().fault() == Fault::NotFound);
    CHECK(f.run(f.playbooks().of_member(kSre, kBen))->empty());
}

TEMPLATE_TEST_CASE("a change that is refused or changes nothing leaves the playbook alone", "[store]", InMemory,
                   OnSqlite)
{
    TestType f;
    const Playbook playbook = full_of_settings();
    REQUIRE(f.run(f.playbooks().add(playbook)).value());

    const DecidePlaybook refuse = [](const Playbook&) -> Result<Playbook> { return fail(Fault::Conflict, "no", "x"); };
    const DecidePlaybook keep = [](const Playbook& now) -> Result<Playbook> { return now; };

    CHECK(f.run(f.playbooks().change(playbook.id, refuse)).error().field() == "x");
    CHECK(f.run(f.playbooks().change(playbook.id, keep)).value() == playbook);
    CHECK(f.run(f.playbooks().by_id(playbook.id)).value() == playbook);
    CHECK(f.run(f.playbooks().change(named<PlaybookId>("none"), keep)).error().fault() == Fault::NotFound);
}

TEMPLATE_TEST_CASE("an archived playbook is listed only when asked for, and comes back", "[store]", InMemory, OnSqlite)
{
    TestType f;
    const Playbook playbook = full_of_settings();
    REQUIRE(f.run(f.playbooks().add(playbook)).value());
    const Instant now = f.clock.now();
    const DecidePlaybook away = [now](const Playbook& p) -> Result<Playbook> { return archived(p, now); };
    const DecidePlaybook back = [now](const Playbook& p) -> Result<Playbook> { return restored(p, now); };
    PlaybookQuery all = of_sre();
    all.with_archived = true;

    const Playbook gone = f.run(f.playbooks().change(playbook.id, away)).value();
    CHECK(gone.archived_at == now);
    CHECK(titles(f, of_sre()).empty());
    CHECK(titles(f, all).size() == 1);
    CHECK(f.run(f.playbooks().of_member(kSre, kAda))->empty());
    CHECK(f.run(f.playbooks().by_id(playbook.id)).value() == gone);

    CHECK_FALSE(f.run(f.playbooks().change(playbook.id, back)).value().archived_at.has_value());
    CHECK(titles(f, of_sre()).size() == 1);
    CHECK(f.run(f.playbooks().at_version(playbook.id, gone.version)).value() == gone);
}

TEMPLATE_TEST_CASE("playbooks are listed by team, member and title, wildcards meaning themselves", "[store]", InMemory,
                   OnSqlite)
{
    TestType f;
    for (const Playbook& playbook : {a_playbook().titled("100% down").for_members({kAda}).build(),
                                     a_playbook().titled("100 ways down").for_members({kBen}).build(),
                                     a_playbook().titled("under_score").for_members({kAda, kBen}).build(),
                                     a_playbook().titled("elsewhere").in_team(named<TeamId>("dev")).build()})
        REQUIRE(f.run(f.playbooks().add(playbook)).value());
    const auto searched = [&](const char* text) {
        PlaybookQuery query = of_sre();
        query.search = text;
        return titles(f, query);
    };
    PlaybookQuery of_ada = of_sre();
    of_ada.member = kAda;

    CHECK(titles(f, of_sre()) == std::vector<std::string>{"100 ways down", "100% down", "under_score"});
    CHECK(titles(f, of_ada) == std::vector<std::string>{"100% down", "under_score"});
    CHECK(searched("% DOWN") == std::vector<std::string>{"100% down"});
    CHECK(searched("r_s") == std::vector<std::string>{"under_score"});
    CHECK(searched("%").size() == 1);
    CHECK(searched("\\").empty());
}

TEMPLATE_TEST_CASE("pages of playbooks are sorted as asked, and no row is on two of them", "[store]", InMemory,
                   OnSqlite)
{
    TestType f;
    const Instant start = f.clock.now();
    const auto add = [&](const char* title, int stages, int minutes) {
        Playbook playbook = a_playbook().titled(title).for_members({kAda});
        playbook.stages.resize(static_cast<std::size_t>(stages), {"Stage", {{"Task", "", ""}}});
        if (!playbook.stages.empty()) playbook.stages.front().tasks.resize(static_cast<std::size_t>(9 - stages));
        playbook.updated_at = start + std::chrono::minutes(minutes);
        REQUIRE(f.run(f.playbooks().add(playbook)).value());
    };
    add("b", 1, 3); // 8 tasks
    add("A", 3, 1); // 6 + 2
    add("c", 2, 2); // 7 + 1
    const auto sorted = [&](PlaybookSort sort, bool descending) {
        PlaybookQuery query = of_sre();
        query.sort = sort;
        query.descending = descending;
        return titles(f, query);
    };

    CHECK(sorted(PlaybookSort::Title, false) == std::vector<std::string>{"A", "b", "c"});
    CHECK(sorted(PlaybookSort::Title, true) == std::vector<std::string>{"c", "b", "A"});
    CHECK(sorted(PlaybookSort::Stages, false) == std::vector<std::string>{"b", "c", "A"});
    CHECK(sorted(PlaybookSort::UpdatedAt, true) == std::vector<std::string>{"b", "c", "A"});
    CHECK(sorted(PlaybookSort::Tasks, false) == std::vector<std::string>{"b", "A", "c"}); // all have 8: by id

    PlaybookQuery page = of_sre();
    page.sort = PlaybookSort::Tasks;
    page.per_page = 2;
    CHECK(titles(f, page) == std::vector<std::string>{"b", "A"});
    page.page = 1;
    CHECK(titles(f, page) == std::vector<std::string>{"c"});
    CHECK(f.run(f.playbooks().list(page))->total == 3);
}
