// docs/permissions.md: every role at every door, before every kind of incident.
#include "plugin/commands/grammar.hpp"
#include "server/api/contract.hpp"
#include "tests/server/api/rights_scene.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace muster;
using namespace muster::test;

namespace
{

/// What an operation needs: a right, or only a session, or nothing. `query` and `body` make it a call that succeeds.
class Need
{
public:
    std::optional<Right> right;
    bool is_open = false;
    std::string query = {};
    std::string body = {};
};

Need needs(Right right, std::string query = {}, std::string body = {})
{
    return Need{right, false, std::move(query), std::move(body)};
}

/// A call that changes something; a GET has a query instead.
Need needs_with(Right right, std::string body) { return needs(right, {}, std::move(body)); }

Need needs_session(std::string query = {}) { return Need{std::nullopt, false, std::move(query)}; }

Need needs_nothing() { return Need{std::nullopt, true}; }

const std::map<std::string, Need>& operations()
{
    static const std::string kTeam = "?team_id={team_id}";
    static const std::map<std::string, Need> kOperations{
        {"listIncidents", needs(Right::ListIncidents, kTeam)},
        {"listIncidentChannels", needs(Right::ListIncidents, kTeam)},
        {"listCommanders", needs(Right::ListIncidents, kTeam)},
        {"getStatistics", needs(Right::ListIncidents, kTeam)},
        {"startIncident",
         needs_with(Right::StartIncident,
                    R"({"name": "Another one", "team_id": "{team_id}", "playbook_id": "{playbook_id}"})")},
        {"suggestTasks", needs(Right::ViewIncident, "?channel_id={channel_id}")},
        {"getIncidentByChannel", needs(Right::ViewIncident)},
        {"getIncident", needs(Right::ViewIncident)},
        {"getIncidentMetadata", needs(Right::ViewIncident)},
        {"getIncidentStatistics", needs(Right::ViewIncident)},
        {"listStatusUpdates", needs(Right::ViewIncident)},
        {"listTimeline", needs(Right::ViewIncident)},
        {"exportIncident", needs(Right::ViewIncident, "?format=json")},
        {"editIncident", needs_with(Right::EditIncident, R"({"name": "Mine now"})")},
        {"endIncident", needs(Right::EditIncident)},
        {"endIncidentByPost", needs(Right::EditIncident)},
        {"restartIncident", needs(Right::EditIncident)},
        {"changeCommander", needs_with(Right::EditIncident, R"({"commander_id": "{commander}"})")},
        {"addStage", needs_with(Right::EditIncident, R"({"title": "Tell customers"})")},
        {"editStage", needs_with(Right::EditIncident, R"({"title": "Lock out"})")},
        {"removeStage", needs(Right::EditIncident)},
        {"addTask", needs_with(Right::EditIncident, R"({"stage_id": "{stage_id}", "title": "Look"})")},
        {"editTask", needs_with(Right::EditIncident, R"({"state": "closed"})")},
        {"removeTask", needs(Right::EditIncident)},
        {"runTask", needs(Right::EditIncident)},
        {"addChecklistItem", needs_with(Right::EditIncident, R"({"title": "Look"})")},
        {"reorderChecklistItem", needs_with(Right::EditIncident, R"({"item_num": 0, "new_location": 1})")},
        {"itemEdit", needs_with(Right::EditIncident, R"({"title": "Lock"})")},
        {"itemDelete", needs(Right::EditIncident)},
        {"itemSetState", needs_with(Right::EditIncident, R"({"new_state": "closed"})")},
        {"itemSetAssignee", needs_with(Right::EditIncident, R"({"assignee_id": "{commander}"})")},
        {"itemRun", needs(Right::EditIncident)},
        {"updateStatus", needs_with(Right::EditIncident, R"({"message": "It goes on.", "status": "Active"})")},
        {"dismissReminder", needs(Right::EditIncident)},
        {"addTimelineEntry", needs_with(Right::EditIncident, R"({"summary": "The press called."})")},
        {"listPlaybooks", needs(Right::ListPlaybooks, kTeam)},
        {"countPlaybooks", needs(Right::ListPlaybooks, kTeam)},
        {"autocompletePlaybooks", needs(Right::ListPlaybooks, kTeam)},
        {"createPlaybook", needs_with(Right::CreatePlaybook,
                                      R"({"title": "Outage", "team_id": "{team_id}", "member_ids": ["{commander}"]})")},
        {"importPlaybook", needs(Right::CreatePlaybook, kTeam, R"({"format": 1, "title": "Outage"})")},
        {"getPlaybook", needs(Right::ConfigurePlaybook)},
        {"getPlaybookVersion", needs(Right::ConfigurePlaybook)},
        {"getPlaybookStatistics", needs(Right::ConfigurePlaybook)},
        {"exportPlaybook", needs(Right::ConfigurePlaybook)},
        {"editPlaybook", needs_with(Right::ConfigurePlaybook, R"({"title": "Insiders"})")},
        {"archivePlaybook", needs(Right::ConfigurePlaybook)},
        {"restorePlaybook", needs(Right::ConfigurePlaybook)},
        {"copyPlaybook", needs(Right::ConfigurePlaybook)},
        {"listPlaybookTemplates", needs_session()},
        {"getSettings", needs_session()},
        {"listChanges", needs_session(kTeam)},
        {"openWebSocket", needs_session()},
        {"getContract", needs_nothing()},
        {"getDocumentation", needs_nothing()},
    };
    return kOperations;
}

/// An operation of api.yaml.
class Operation
{
public:
    explicit Operation(const std::string& row)
        : id(row.substr(0, row.find(' '))), method(row.substr(id.size() + 1, row.rfind(' ') - id.size() - 1)),
          target(row.substr(row.rfind(' ') + 1))
    {
        // The id in a path is the playbook's below /playbooks.
        const std::string of_playbooks = "/api/v0/playbooks/{id}";
        if (target.starts_with(of_playbooks)) target.replace(target.find("{id}"), 4, "{playbook_id}");
    }

    std::string id;
    std::string method;
    std::string target;
};

std::vector<Operation> all_operations()
{
    std::vector<Operation> all;
    for (const std::string_view row : api::contract_rows()) all.emplace_back(std::string(row));
    return all;
}

bool is_refused(const Answer& answer) { return answer.status == 401 || answer.status == 403 || answer.status == 404; }

bool is_allowed(const RightsScene& scene, const Need& need)
{
    if (need.is_open) return true;
    if (scene.role == Role::Nobody) return false;
    return !need.right || scene.is_allowed(*need.right);
}

struct RightWords {
    Right right;
    std::string_view name;
    std::string_view meaning;
};

constexpr std::array kRights{
    RightWords{Right::ListIncidents, "list incidents", "lists of a team's incidents hold those that one may view"},
    RightWords{Right::ViewIncident, "view incident", "everything that is known of it, also as a file"},
    RightWords{Right::EditIncident, "edit incident", "every change, by whatever door"},
    RightWords{Right::StartIncident, "start incident", "from that playbook, or without one as a member of the team"},
    RightWords{Right::ListPlaybooks, "list playbooks", "lists of a team's playbooks hold those that one may configure"},
    RightWords{Right::CreatePlaybook, "create playbook", "one is a member of what one creates"},
    RightWords{Right::ConfigurePlaybook, "configure playbook", "see it, change it, copy it, archive it"},
};

std::string_view name_of(const Need& need)
{
    if (need.is_open) return "nothing";
    for (const RightWords& words : kRights)
        if (words.right == need.right) return words.name;
    return "a session";
}

/// Whether it hangs on the incident's being public is said where it does.
std::string cell(Right right, Role role)
{
    if (role == Role::Nobody) return "–";
    const bool in_private = may(right, standing_of(role, false));
    if (may(right, standing_of(role, true)) == in_private) return in_private ? "yes" : "–";
    return "public";
}

std::string permissions_page()
{
    std::string page =
        "<!-- Made by tests/server/api/permissions_test.cpp from plugin/domain/access.cpp. -->\n"
        "# Who may do what\n\n"
        "Every right follows from one function, `may` in `plugin/domain/access.cpp`, over what the chat "
        "server says at the moment of asking.\n"
        "A test tries every role before public, private and ended incidents at every operation, form and "
        "button. That an incident has\nended changes no right.\n\n| |";
    for (const RightWords& right : kRights) page += " " + std::string(right.name) + " |";
    page += "\n|---|";
    for (std::size_t i = 0; i < kRights.size(); ++i) page += "---|";
    for (const Role role : kRoles) {
        page += "\n| " + std::string(name_of(role)) + " |";
        for (const RightWords& right : kRights) page += " " + cell(right.right, role) + " |";
    }
    page += "\n\n*public*: only if the incident's channel is public. A *removed member* is still named by the "
            "playbook, but "
            "in neither team nor channel any more.\n*Nobody* has no session.\n\n";
    for (const RightWords& right : kRights)
        page += "* **" + std::string(right.name) + "**: " + std::string(right.meaning) + ".\n";
    page += "\nWhat somebody may not view looks like what is not there: the same answer, 404, and no trace in lists, "
            "counts "
            "and changes.\n403 is for those who may view it.\n\n"
            "## REST\n\n| operation | needs |\n|---|---|\n";
    for (const auto& [id, need] : operations()) page += "| `" + id + "` | " + std::string(name_of(need)) + " |\n";
    page += "\n## Commands, forms and buttons\n\n"
            "`/incident start` offers the playbooks that one may start from, and its form asks again. `/incident list` "
            "shows "
            "one's own. Every\nother command is of the incident in whose channel it is typed, where the chat server "
            "lets only "
            "members and administrators type;\nelsewhere it says only that. Forms are signed for one person, and like "
            "buttons they need *edit incident* at the moment of the click.\n";
    return page;
}

} // namespace

TEST_CASE("every operation of api.yaml has its right", "[permissions]")
{
    std::set<std::string> known;
    for (const auto& [id, need] : operations()) known.insert(id);
    std::set<std::string> all;
    for (const Operation& operation : all_operations()) all.insert(operation.id);

    CHECK(known == all);
}

TEST_CASE("every role may at every operation what the table says, and nothing else", "[permissions]")
{
    for (const IncidentKind& kind : kIncidentKinds)
        for (const Role role : kRoles)
            for (const Operation& operation : all_operations()) {
                const Need& need = operations().at(operation.id);
                RightsScene scene(role, kind);
                const Answer answer =
                    scene.call(operation.method, scene.filled(operation.target + need.query), scene.filled(need.body));
                INFO(name_of(role) << ", " << kind.name << ", " << operation.id << ": " << answer.status << " "
                                   << answer.body);
                CHECK(is_refused(answer) != is_allowed(scene, need));
                const bool has_ended_already = answer.status == 409;
                // A file names no members, and whoever imports it can be one only in the team.
                if (operation.id == "importPlaybook" && role == Role::Administrator) continue;
                if (is_allowed(scene, need) && operation.id != "openWebSocket")
                    CHECK((answer.status < 300 || has_ended_already));
                CHECK((answer.status == 401) == (role == Role::Nobody && !need.is_open));
                if (is_refused(answer)) CHECK(scene.is_untouched());

                if (scene.role != Role::Nobody && !scene.is_allowed(Right::ViewIncident)) {
                    CHECK_FALSE(scene.betrays(answer.body));
                    if (!scene.is_allowed(Right::ConfigurePlaybook)) CHECK_FALSE(scene.betrays_playbook(answer.body));
                }
            }
}

TEST_CASE("what somebody may not see looks like what is not there, at every operation", "[permissions]")
{
    for (const Role role : {Role::TeamMember, Role::Guest, Role::Outsider, Role::RemovedMember})
        for (const Operation& operation : all_operations()) {
            const Need& need = operations().at(operation.id);
            const bool names_one = operation.target.find('{') != std::string::npos || !need.query.empty();
            RightsScene scene(role, kIncidentKinds[2]);
            if (!need.right || !names_one || is_allowed(scene, need)) continue;
            const auto ask = [&](RightsScene::Ids ids) {
                return scene.call(operation.method, scene.filled(operation.target + need.query, ids),
                                  scene.filled(need.body, ids));
            };
            const Answer hidden = ask(RightsScene::Ids::Real);
            const Answer absent = ask(RightsScene::Ids::Unknown);
            INFO(name_of(role) << ", " << operation.id);
            CHECK(hidden.status == absent.status);
            CHECK(hidden.body == absent.body);
        }
}

TEST_CASE("every role may with every form what the table says, though the form was theirs", "[permissions]")
{
    using Values = std::map<std::string, std::string>;
    const std::vector<std::string> forms{"start", "end", "next stage", "status update", "add task"};
    for (const IncidentKind& kind : kIncidentKinds)
        for (const Role role : kRoles)
            for (const std::string& form : forms) {
                RightsScene scene(role, kind);
                User person;
                person.id = scene.person;
                dialogs::StartOffer offer;
                offer.playbooks = {scene.wait(scene.store.by_id(scene.playbook)).value()};
                const std::map<std::string, std::pair<Dialog, Values>> filled_in{
                    {"start",
                     {scene.forms.start_form(person, scene.sre, offer),
                      {{"incidentName", "Another one"}, {"playbookID", scene.playbook.str()}}}},
                    {"end", {scene.forms.end_form(scene.person, scene.incident), {}}},
                    {"next stage", {scene.forms.next_stage_form(scene.person, scene.incident), {}}},
                    {"status update",
                     {scene.forms.update_form(scene.person, scene.incident),
                      {{"status", "Active"}, {"message", "It goes on."}, {"reminder", "0"}}}},
                    {"add task",
                     {scene.forms.add_task_form(scene.person, scene.incident, scene.incident.stages.front()),
                      {{"name", "Look"}}}},
                };
                const auto& [dialog, values] = filled_in.at(form);
                const dialogs::Submission submission{scene.person, dialog.state, false, values};
                const dialogs::Verdict verdict = scene.wait(scene.forms.submit(submission));

                INFO(name_of(role) << ", " << kind.name << ", " << form << ": " << verdict.error);
                const Right right = form == "start" ? Right::StartIncident : Right::EditIncident;
                const bool ended_already = kind.is_ended && form == "end";
                CHECK(scene.is_untouched() == (!scene.is_allowed(right) || ended_already));
                if (!scene.is_allowed(right)) CHECK(verdict != dialogs::Verdict());
                if (!scene.is_allowed(Right::ViewIncident)) CHECK_FALSE(scene.betrays(verdict.error));
            }
}

TEST_CASE("every role may with every button what the table says", "[permissions]")
{
    for (const IncidentKind& kind : kIncidentKinds)
        for (const Role role : kRoles)
            for (const std::string button : {"check", "update", "dismiss"}) {
                RightsScene scene(role, kind);
                const std::string context = scene.signer.sign(button + " " + scene.incident.id.str());
                const std::string task = scene.incident.stages.front().tasks.front().id.str();
                const std::size_t forms = scene.chat.dialogs().size();
                const std::string said = scene.wait(scene.buttons.press({scene.person, context, task, "trigger"}));

                INFO(name_of(role) << ", " << kind.name << ", " << button << ": " << said);
                const bool has_acted = !scene.is_untouched() || scene.chat.dialogs().size() > forms;
                const bool nothing_to_dismiss = kind.is_ended && button == "dismiss";
                CHECK(has_acted == (scene.is_allowed(Right::EditIncident) && !nothing_to_dismiss));
                CHECK(has_acted == said.empty());
                if (!scene.is_allowed(Right::ViewIncident)) CHECK_FALSE(scene.betrays(said));
            }
}

TEST_CASE("no command says or changes anything of an incident outside its channel", "[permissions]")
{
    for (const IncidentKind& kind : kIncidentKinds)
        for (const Role role : kRoles)
            for (const commands::Subcommand& row : commands::subcommands()) {
                RightsScene scene(role, kind);
                const bool names_two = row.fewest >= 2;
                const std::string text = std::string(row.word) + (row.fewest > 0 ? " 0" : "") +
                                         (names_two ? " 0" : "") + (row.fewest >= 3 ? " 1h" : "");
                const Reply reply = scene.type(scene.person, scene.town, text);
                std::string said = reply.text;
                for (const Attachment& shown : reply.attachments) said += shown.pretext + shown.text;

                INFO(name_of(role) << ", " << kind.name << ", " << text << ": " << said);
                CHECK(scene.is_untouched());
                const bool lists_mine =
                    row.verb == commands::Verb::List && standing_of(role, false).is_channel_member && !kind.is_ended;
                CHECK(scene.betrays(said) == lists_mine);
            }
}

TEST_CASE("every command is for all who may type it in the incident channel", "[permissions]")
{
    for (const Role role : {Role::Administrator, Role::GuestInChannel, Role::IncidentMember}) {
        RightsScene scene(role, kIncidentKinds[2]);
        scene.type(scene.person, scene.incident.channel, "check 0 0");
        CHECK_FALSE(scene.is_untouched());
    }
}

TEST_CASE("docs/permissions.md is what the rules say", "[permissions]")
{
    const std::string path = std::string(MUSTER_TESTS_DIR) + "/../docs/permissions.md";
    const std::string page = permissions_page();
    // To write the page after a change of the rules: MUSTER_WRITE_DOCS=1 build/dev/test_server_api "[permissions]"
    if (std::getenv("MUSTER_WRITE_DOCS")) std::ofstream(path, std::ios::binary) << page;
    std::ifstream in(path, std::ios::binary);
    const std::string committed{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};

    CHECK(committed == page);
}
