// What a playbook must be to be kept, who may do what with it, and what is built in.
#include "plugin/domain/playbook_rules.hpp"
#include "plugin/domain/playbook_templates.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/catch_result.hpp"

#include <catch2/catch.hpp>

#include <functional>

using namespace muster;
using namespace muster::test;

namespace
{

const UserId kAda = named<UserId>("ada");
const UserId kBen = named<UserId>("ben");

Playbook a_good_one()
{
    return a_playbook().for_members({kAda}).with_stage("Triage", {"Page on-call"}).with_stage("Fix");
}

/// The field that the playbook is refused for after it was spoilt; empty when it is not refused.
std::string refused_field(const std::function<void(Playbook&)>& spoil)
{
    Playbook playbook = a_good_one();
    spoil(playbook);
    const Result<> checked = check_playbook(tidied(playbook));
    if (checked) return "";
    CHECK(checked.error().fault() == Fault::Invalid);
    return checked.error().field();
}

} // namespace

TEST_CASE("a playbook is kept with every limit reached", "[domain][playbook]")
{
    Playbook playbook = a_playbook().titled(std::string(256, 't')).described(std::string(4096, 'd'));
    playbook.members = {kAda, kBen};
    for (int i = 0; i < 100; ++i) playbook.stages.push_back({std::string(256, 's'), {}});
    for (int i = 0; i < 500; ++i)
        playbook.stages.front().tasks.push_back(
            {std::string(256, 't'), std::string(4096, 'd'), "/" + std::string(255, 'c')});
    Settings& settings = playbook.settings;
    settings.reminder_interval = std::chrono::hours(24 * 30);
    settings.update_template = std::string(3000, 'u');
    settings.welcome_message = {true, std::string(4000, 'w')};
    settings.creation_webhook = {true, "https://hooks.example.com:8443/a?b=c"};
    settings.update_webhook = {true, "http://10.0.0.1/x"};
    settings.invited_users = {true, {kAda, kBen}};
    settings.default_commander = {true, kBen};
    settings.announcement_channel = {true, named<ChannelId>("town")};
    settings.broadcast_channels = {named<ChannelId>("town"), named<ChannelId>("status")};
    for (int i = 0; i < 50; ++i) settings.keywords.value.push_back("outage" + std::to_string(i));

    CHECK(check_playbook(playbook));
}

TEST_CASE("a playbook that breaks a rule is refused with the name of the field", "[domain][playbook]")
{
    CHECK(refused_field([](Playbook& p) { p.title = "  \t "; }) == "title");
    CHECK(refused_field([](Playbook& p) { p.title = std::string(257, 't'); }) == "title");
    CHECK(refused_field([](Playbook& p) { p.description = std::string(4097, 'd'); }) == "description");
    CHECK(refused_field([](Playbook& p) { p.team = TeamId("sre"); }) == "team_id");
    CHECK(refused_field([](Playbook& p) { p.members = {kAda, kAda}; }) == "member_ids");
    CHECK(refused_field([](Playbook& p) { p.members.emplace_back("ada"); }) == "member_ids");
}

TEST_CASE("somebody has to be a member, or nobody could ever use the playbook again", "[domain][playbook]")
{
    CHECK(refused_field([](Playbook& p) { p.members.clear(); }) == "member_ids");
}

TEST_CASE("stages and tasks have titles and limits", "[domain][playbook]")
{
    CHECK(refused_field([](Playbook& p) { p.stages.clear(); }).empty());
    CHECK(refused_field([](Playbook& p) { p.stages.resize(101, {"Stage", {}}); }) == "checklists");
    CHECK(refused_field([](Playbook& p) { p.stages[0].tasks.resize(501, {"Task", "", ""}); }) == "checklists");
    CHECK(refused_field([](Playbook& p) { p.stages[1].title = " "; }) == "checklists");
    CHECK(refused_field([](Playbook& p) { p.stages[0].tasks[0].title = ""; }) == "checklists");
    CHECK(refused_field([](Playbook& p) { p.stages[0].tasks[0].title = std::string(257, 't'); }) == "checklists");
    CHECK(refused_field([](Playbook& p) { p.stages[0].tasks[0].description = std::string(4097, 'd'); }) ==
          "checklists");
    CHECK(refused_field([](Playbook& p) { p.stages[0].tasks[0].command = "header x"; }) == "checklists");
}

TEST_CASE("settings have limits, also those that are switched off", "[domain][playbook]")
{
    using std::chrono::seconds;
    CHECK(refused_field([](Playbook& p) { p.settings.reminder_interval = seconds(-1); }) ==
          "reminder_timer_default_seconds");
    CHECK(refused_field([](Playbook& p) { p.settings.reminder_interval = seconds(30 * 86'400 + 1); }) ==
          "reminder_timer_default_seconds");
    CHECK(refused_field([](Playbook& p) { p.settings.update_template = std::string(3001, 'u'); }) ==
          "reminder_message_template");
    CHECK(refused_field([](Playbook& p) { p.settings.invited_users = {false, {kBen, kBen}}; }) == "invited_user_ids");
    CHECK(refused_field([](Playbook& p) { p.settings.default_commander = {true, {}}; }) == "default_commander_id");
    CHECK(refused_field([](Playbook& p) {
              p.settings.announcement_channel = {true, {}};
          }) == "announcement_channel_id");
    CHECK(refused_field([](Playbook& p) { p.settings.broadcast_channels = {ChannelId("town")}; }) ==
          "broadcast_channel_ids");
    CHECK(refused_field([](Playbook& p) { p.settings.welcome_message.value = std::string(4001, 'w'); }) ==
          "message_on_join");
    CHECK(refused_field([](Playbook& p) { p.settings.creation_webhook = {true, ""}; }) == "webhook_on_creation_url");
    CHECK(refused_field([](Playbook& p) {
              p.settings.update_webhook = {false, "ftp://a"};
          }) == "webhook_on_status_update_url");
    CHECK(refused_field([](Playbook& p) { p.settings.keywords.value.resize(51, "k"); }) == "signal_any_keywords");
    CHECK(refused_field([](Playbook& p) {
              p.settings.keywords.value = {"Outage", "outage "};
          }) == "signal_any_keywords");
    CHECK(refused_field([](Playbook& p) { p.settings.keywords.value = {" "}; }) == "signal_any_keywords");
}

TEST_CASE("a web address has a scheme of the web and a host, and no credentials", "[domain][playbook]")
{
    CHECK(is_web_address("https://example.com"));
    CHECK(is_web_address("HTTP://[::1]:8080/path?query#part"));
    for (const char* wrong : {"", "example.com", "https://", "https:///path", "http://:80/", "javascript:alert(1)",
                              "https://user:password@example.com/", "https://exa mple.com", "https://example.com/\n"})
        CHECK_FALSE(is_web_address(wrong));
}

TEST_CASE("white space around titles, commands, addresses and keywords goes", "[domain][playbook]")
{
    Playbook playbook = a_playbook().titled("  Outage ").with_stage({" Triage", {{" Page ", " why ", " /page x "}}});
    playbook.settings.keywords.value = {" down "};
    playbook.settings.creation_webhook.value = " https://example.com ";

    const Playbook tidy = tidied(playbook);

    CHECK(tidy.title == "Outage");
    CHECK(tidy.stages.front() == PlannedStage{"Triage", {{"Page", " why ", "/page x"}}});
    CHECK(tidy.settings.keywords.value.front() == "down");
    CHECK(tidy.settings.creation_webhook.value == "https://example.com");
}

TEST_CASE("an edit makes the next version, and keeps what is not content", "[domain][playbook]")
{
    const Playbook before = a_good_one();
    const Instant later = before.created_at + std::chrono::hours(1);
    Playbook content = a_playbook().titled("Other").in_team(named<TeamId>("dev")).for_members({kBen});
    content.version = 99;
    content.archived_at = later;

    const Playbook after = edited(before, content, later);

    CHECK(after.id == before.id);
    CHECK(after.team == before.team);
    CHECK(after.title == "Other");
    CHECK(after.members == std::vector{kBen});
    CHECK(after.created_at == before.created_at);
    CHECK(after.updated_at == later);
    CHECK_FALSE(after.archived_at.has_value());
    CHECK(after.version == before.version + 1);
    CHECK(edited(after, content, later + std::chrono::hours(1)) == after);
}

TEST_CASE("a copy is a playbook of its own, and the copier is in it", "[domain][playbook]")
{
    Playbook original = a_good_one();
    original.title = std::string(256, 't');
    original.version = 7;
    const Instant later = original.created_at + std::chrono::hours(1);
    original.archived_at = later;

    const Playbook copy = copied(original, named<PlaybookId>("copy"), kBen, later);

    CHECK(copy.id == named<PlaybookId>("copy"));
    CHECK(copy.title == "Copy of " + std::string(248, 't'));
    CHECK(copy.members == std::vector{kAda, kBen});
    CHECK(copy.stages == original.stages);
    CHECK(copy.version == 1);
    CHECK(copy.created_at == later);
    CHECK_FALSE(copy.archived_at.has_value());
    CHECK(check_playbook(copy));
    CHECK(copied(original, named<PlaybookId>("copy"), kAda, later).members == std::vector{kAda});
}

TEST_CASE("archiving and restoring change a playbook once", "[domain][playbook]")
{
    const Playbook playbook = a_good_one();
    const Instant later = playbook.created_at + std::chrono::hours(1);

    const Playbook gone = archived(playbook, later);
    CHECK(gone.archived_at == later);
    CHECK(gone.version == playbook.version + 1);
    CHECK(archived(gone, later + std::chrono::hours(1)) == gone);

    const Playbook back = restored(gone, later);
    CHECK_FALSE(back.archived_at.has_value());
    CHECK(back.version == gone.version + 1);
    CHECK(restored(back, later + std::chrono::hours(1)) == back);
}

TEST_CASE("every built-in template becomes a playbook as it is", "[domain][playbook]")
{
    std::vector<std::string> titles;
    for (const PlaybookTemplate& built_in : playbook_templates()) {
        titles.push_back(built_in.title);
        Playbook playbook = a_playbook().titled(built_in.title).described(built_in.description).for_members({kAda});
        playbook.stages = built_in.stages;
        playbook.settings = built_in.settings;
        CHECK(check_playbook(playbook));
        CHECK(tidied(playbook) == playbook);
    }
    CHECK(titles == std::vector<std::string>{"Blank", "Incident Management", "Service Outage", "Security Incident",
                                             "Customer Escalation"});
}
