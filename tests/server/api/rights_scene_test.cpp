#include "tests/server/api/rights_scene.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace muster::test
{

namespace
{

constexpr const char* kIncidentName = "Payroll leak";
constexpr const char* kPlaybookTitle = "Insider threat";
constexpr const char* kUpdateWords = "Accounts are locked.";
constexpr const char* kUpdate = R"({"message": "Accounts are locked.", "status": "Active", "reminder": 900})";

Playbook plan(const RightsScene& scene)
{
    PlaybookBuilder builder;
    builder.with_id(scene.playbook).in_team(scene.sre).titled(kPlaybookTitle).for_members({scene.ada});
    if (standing_of(scene.role, true).is_playbook_member) builder.for_members({scene.ada, scene.person});
    if (!scene.incident_is_public) builder.creating_private_incidents();
    builder.with_stage("Contain", {"Lock accounts", "Save logs"}).with_stage("Recover", {"Unlock"});
    return builder;
}

} // namespace

std::string_view name_of(Role role)
{
    switch (role) {
    case Role::Administrator:
        return "system administrator";
    case Role::TeamMember:
        return "team member";
    case Role::Guest:
        return "guest";
    case Role::GuestInChannel:
        return "guest in the incident channel";
    case Role::PlaybookMember:
        return "playbook member";
    case Role::IncidentMember:
        return "incident member";
    case Role::Outsider:
        return "outsider";
    case Role::RemovedMember:
        return "removed member";
    case Role::Nobody:
        return "nobody";
    }
    return "";
}

Standing standing_of(Role role, bool incident_is_public)
{
    const auto is_one_of = [role](std::initializer_list<Role> roles) {
        return std::find(roles.begin(), roles.end(), role) != roles.end();
    };
    Standing standing;
    standing.is_system_admin = role == Role::Administrator;
    standing.is_guest = is_one_of({Role::Guest, Role::GuestInChannel});
    standing.is_team_member =
        is_one_of({Role::TeamMember, Role::Guest, Role::GuestInChannel, Role::PlaybookMember, Role::IncidentMember});
    standing.is_channel_member = is_one_of({Role::GuestInChannel, Role::IncidentMember});
    standing.is_playbook_member = is_one_of({Role::PlaybookMember, Role::RemovedMember});
    standing.incident_is_public = incident_is_public;
    return standing;
}

RightsScene::RightsScene(Role in_role, const IncidentKind& kind) : role(in_role), incident_is_public(kind.is_public)
{
    playbook = named<PlaybookId>("threat");
    (void)wait(store.add(plan(*this))).value();
    incident = start(ada, kIncidentName);
    add_person();
    const Answer updated = ask(ada, "POST", filled("/api/v0/incidents/{id}/status"), kUpdate);
    if (kind.is_ended) ask(ada, "PUT", filled("/api/v0/incidents/{id}/end"));
    if (updated.status != 200 || now(incident.id).is_active() == kind.is_ended)
        throw std::logic_error("the incident is not as it was wished for");
    clock.advance(std::chrono::hours(1));
    (void)wait(use_cases.remind_of_update.run(incident.id)).value();
    deliver();
    before_ = seen();
}

void RightsScene::add_person()
{
    const Standing standing = standing_of(role, incident_is_public);
    if (role == Role::Nobody) return;
    chat.add_user("person", standing.is_team_member ? sre : named<TeamId>("elsewhere"));
    if (standing.is_system_admin) chat.make_admin(person);
    if (standing.is_guest) chat.make_guest(person);
    if (!standing.is_channel_member && role != Role::RemovedMember) return;
    chat.join(incident.channel, person);
    (void)wait(use_cases.follow_members.joined(incident.channel, person)).value();
    // Muster has not heard yet that they were removed.
    if (role == Role::RemovedMember) chat.leave(incident.channel, person);
}

bool RightsScene::is_allowed(Right right) const { return may(right, standing_of(role, incident_is_public)); }

Answer RightsScene::call(const std::string& method, const std::string& target, const std::string& body)
{
    if (role == Role::Nobody) return ask_with({}, method, target);
    return ask(person, method, target, body);
}

std::string RightsScene::filled(std::string text, Ids which) const
{
    const bool real = which == Ids::Real;
    const auto id = [real](const auto& known) { return real ? known.str() : std::string(26, 'z'); };
    const Stage& stage = incident.stages.front();
    const std::pair<std::string, std::string> words[] = {
        {"{id}", id(incident.id)},
        {"{channel_id}", id(incident.channel)},
        {"{stage_id}", id(stage.id)},
        {"{task_id}", id(stage.tasks.front().id)},
        {"{playbook_id}", id(playbook)},
        {"{team_id}", sre.str()},
        {"{commander}", ada.str()},
        {"{checklist}", "0"},
        {"{item}", "0"},
        {"{version}", "1"},
    };
    for (const auto& [word, value] : words)
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word))
            text.replace(at, word.size(), value);
    return text;
}

bool RightsScene::betrays(const std::string& text) const
{
    for (const std::string& secret : {std::string(kIncidentName), std::string(kUpdateWords), incident.channel_name})
        if (text.find(secret) != std::string::npos) return true;
    return false;
}

bool RightsScene::betrays_playbook(const std::string& text) const
{
    return text.find(kPlaybookTitle) != std::string::npos;
}

bool RightsScene::is_untouched() { return seen() == before_; }

RightsScene::Seen RightsScene::seen()
{
    IncidentQuery incidents;
    incidents.team = sre;
    incidents.all_visible = true;
    PlaybookQuery playbooks;
    playbooks.team = sre;
    playbooks.with_archived = true;
    return Seen{now(incident.id).revision, wait(store.by_id(playbook)).value().version,
                wait(store.list(incidents)).value().total, wait(store.list(playbooks)).value().total};
}

} // namespace muster::test
