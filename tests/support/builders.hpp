// Incidents and playbooks in words: an_incident().commanded_by(ada).with_stage("Triage", {"Page on-call"}).
#pragma once

#include "plugin/domain/incident.hpp"
#include "plugin/domain/playbook.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace muster::test
{

/// A valid id that begins with the word: named<UserId>("ada") is "ada00000000000000000000000".
template <class AnyId> [[nodiscard]] AnyId named(std::string_view word)
{
    std::string text(word);
    text.resize(kIdLength, '0');
    return AnyId(std::move(text));
}

/// Builds an incident as a store takes it to create: without number and revision. Every built incident has an id of
/// its own, as have its stages and tasks. Without further words: public, "Database down", in team "sre", reported and
/// commanded by "ada", no stages, no channel yet.
class IncidentBuilder
{
public:
    IncidentBuilder();

    IncidentBuilder& with_id(IncidentId id);
    IncidentBuilder& named(std::string name);
    IncidentBuilder& described(std::string description);
    IncidentBuilder& in_team(TeamId team);
    IncidentBuilder& in_channel(ChannelId channel);
    IncidentBuilder& from_playbook(PlaybookId playbook);
    IncidentBuilder& reported_by(UserId reporter);
    IncidentBuilder& commanded_by(UserId commander);
    IncidentBuilder& created_at(Instant at);
    IncidentBuilder& ended_at(Instant at);
    IncidentBuilder& private_to_members();
    IncidentBuilder& with_stage(std::string title, std::initializer_list<std::string> tasks = {});

    [[nodiscard]] Incident build() const { return incident_; }
    operator Incident() const { return incident_; } // NOLINT(google-explicit-constructor): reads as the incident it is

private:
    Incident incident_;
};

/// Builds a playbook. Without further words: "Service outage" in team "sre", public incidents, nobody in it.
class PlaybookBuilder
{
public:
    PlaybookBuilder();

    PlaybookBuilder& with_id(PlaybookId id);
    PlaybookBuilder& titled(std::string title);
    PlaybookBuilder& described(std::string description);
    PlaybookBuilder& in_team(TeamId team);
    PlaybookBuilder& for_members(std::initializer_list<UserId> members);
    PlaybookBuilder& creating_private_incidents();
    PlaybookBuilder& with_stage(std::string title, std::initializer_list<std::string> tasks = {});
    PlaybookBuilder& with_stage(PlannedStage stage);

    [[nodiscard]] Playbook build() const { return playbook_; }
    operator Playbook() const { return playbook_; } // NOLINT(google-explicit-constructor): reads as the playbook it is

private:
    Playbook playbook_;
};

[[nodiscard]] inline IncidentBuilder an_incident() { return {}; }
[[nodiscard]] inline PlaybookBuilder a_playbook() { return {}; }

/// In the incident's channel now.
[[nodiscard]] bool is_participant(const Incident& incident, const UserId& user);

/// The event that comes with a built incident's creation.
[[nodiscard]] IncidentStarted started(const Incident& incident, std::string playbook_title = "Service outage");

} // namespace muster::test
